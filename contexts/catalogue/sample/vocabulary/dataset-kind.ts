import type { ItemRecord, itemTypes, updateCycles } from "../../contract.ts";
import type { DepartmentKey } from "../nation/departments.ts";
import { sharedItems } from "./shared-items.ts";

/** Codes of the EU authority list "data-theme" (dcat:theme). */
export type Theme =
  | "AGRI"
  | "ECON"
  | "EDUC"
  | "ENER"
  | "ENVI"
  | "GOVE"
  | "HEAL"
  | "INTR"
  | "JUST"
  | "REGI"
  | "SOCI"
  | "TECH"
  | "TRAN";

/** How delicate a kind of data is; what a department shares and opens depends on it. */
export type Nature = "public" | "internal" | "personal" | "sensitive" | "minor" | "restricted";

/** What a department publishes in the same form for many places and periods. */
export interface DatasetKind {
  readonly key: string;
  readonly department: DepartmentKey;
  readonly theme: Theme;
  /** The department's own category of the subject. */
  readonly category: { readonly zh: string; readonly en: string };
  readonly keywords: { readonly zh: readonly string[]; readonly en: readonly string[] };
  readonly title: { readonly zh: string; readonly en: string };
  /** One or two sentences on what it holds. */
  readonly about: { readonly zh: string; readonly en: string };
  readonly cycle: (typeof updateCycles)[number];
  readonly nature: Nature;
  /** Levels at which it exists: N nation, P province, C city, X county. */
  readonly levels: string;
  /** Records it has in the whole nation, in order of magnitude. */
  readonly records: number;
  readonly items: readonly ItemRecord[];
}

type Pair = readonly [zh: string, en: string];

export interface DatasetDraft {
  readonly title: Pair;
  readonly about: Pair;
  readonly cycle: DatasetKind["cycle"];
  readonly nature: Nature;
  readonly levels: string;
  readonly records: number;
  /**
   * One item a line, the key first: `code | 中文名 | name | type and length | 定义 | definition |
   * domain`, or the name of a shared item. A `*` before the code marks a personal item.
   */
  readonly items: string;
}

/** The kinds of datasets of one subject area. Keywords are separated by `、` and `, `. */
export function subject(
  department: DepartmentKey,
  theme: Theme,
  category: Pair,
  keywords: Pair,
  drafts: Readonly<Record<string, DatasetDraft>>,
): readonly DatasetKind[] {
  return Object.entries(drafts).map(([key, draft]) => ({
    key,
    department,
    theme,
    category: { zh: category[0], en: category[1] },
    keywords: { zh: keywords[0].split("、"), en: keywords[1].split(", ") },
    title: { zh: draft.title[0], en: draft.title[1] },
    about: { zh: draft.about[0], en: draft.about[1] },
    cycle: draft.cycle,
    nature: draft.nature,
    levels: draft.levels,
    records: draft.records,
    items: readItems(draft.items),
  }));
}

function readItems(lines: string): readonly ItemRecord[] {
  const rows = lines.trim().split("\n");
  return rows.map((line, at) => {
    const word = line.trim();
    const item = readItem(word.includes("|") ? word : sharedItem(word));
    return at === 0 ? { ...item, key: true, required: true } : item;
  });
}

function sharedItem(name: string): string {
  const line = sharedItems[name];
  if (line === undefined) throw new Error(`There is no shared item ${name}.`);
  return line;
}

function readItem(line: string): ItemRecord {
  const [mark, zh, en, typeAndLength, zhDefinition, enDefinition, domain] = line
    .split("|")
    .map((part) => part.trim());
  if (!mark || !zh || !en || !typeAndLength || !zhDefinition || !enDefinition) {
    throw new Error(`An item lacks a part: ${line}`);
  }
  const personal = mark.startsWith("*");
  const [length, scale] = typeAndLength.slice(1).split(".");
  return {
    code: personal ? mark.slice(1) : mark,
    name: { "zh-Hans": zh, en },
    type: typeAndLength.charAt(0) as (typeof itemTypes)[number],
    ...(length ? { length: Number(length) } : {}),
    ...(scale ? { scale: Number(scale) } : {}),
    definition: { "zh-Hans": zhDefinition, en: enDefinition },
    ...(domain ? { domain } : {}),
    ...(personal ? { personalClass: "PERSONAL" as const } : {}),
  };
}
