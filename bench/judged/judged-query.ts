import { readFile } from "node:fs/promises";
import { join } from "node:path";

export const judgedLanguages = ["zh", "en", "cross"] as const;
export type JudgedLanguage = (typeof judgedLanguages)[number];

/**
 * The development set asks across the languages, too. All of it may be looked at, part by part, so
 * that what is made for one part can be measured on another before the held-out half is counted.
 */
export const judgedFiles = [...judgedLanguages, "development"] as const;
export type JudgedFile = (typeof judgedFiles)[number];

export const developmentParts = ["a", "b", "c", "d"] as const;
export type DevelopmentPart = (typeof developmentParts)[number];

/**
 * How the query was made from its record: words of the title, a paraphrase, the names of its
 * columns, or a subject at a place.
 */
export const judgedKinds = ["title", "paraphrase", "item", "place"] as const;
export type JudgedKind = (typeof judgedKinds)[number];

export const halves = ["tuning", "held-out"] as const;
export type Half = (typeof halves)[number];

/** One question of the judged set and the record that answers it. */
export interface JudgedQuery {
  /** `zh-001`: language and number of the drawn record; it never changes its meaning. */
  readonly id: string;
  /** `cross` and `development`: the question is in the other language than the record. */
  readonly lang: JudgedFile;
  readonly query: string;
  readonly source: string;
  readonly sourceId: string;
  readonly kind: JudgedKind;
  readonly half: Half;
  /** In the development set only. */
  readonly part?: DevelopmentPart;
  /** Near-duplicates that answer as well: source and source id. */
  readonly also?: readonly (readonly [string, string])[];
  /** The record has its title in both languages; mining must not learn from it. */
  readonly withhold?: true;
}

export const judgedFile = (lang: JudgedFile): string =>
  join(import.meta.dirname, `${lang === "development" ? "cross-development" : lang}.jsonl`);

export async function readJudgedQueries(
  languages: readonly JudgedFile[] = judgedFiles,
): Promise<readonly JudgedQuery[]> {
  const files = languages.map((lang) => readFile(judgedFile(lang), "utf8"));
  const lines = (await Promise.all(files)).flatMap((text) => text.trim().split("\n"));
  return lines.map((line) => JSON.parse(line) as JudgedQuery);
}
