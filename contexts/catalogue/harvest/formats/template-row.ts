import {
  problem,
  type RecordProblem,
  statedCountOf,
  statedDateOf,
  textOf,
} from "../model/index.ts";
import type { CodeList } from "./template-code-lists.ts";
import { nearestTemplateHeader, templateColumnOf } from "./template-columns.ts";

/** What a value in a list is separated by. */
const listSeparator = /[;；、]/;

/**
 * One row of the template, read by field. Every reader notes what it cannot read in `problems`, so
 * that an official sees all mistakes of a row at once.
 */
export interface TemplateRow {
  readonly problems: RecordProblem[];
  /** Fields of the given part that hold something. */
  has(part: "entry" | "item"): boolean;
  value(field: string): string | undefined;
  text(field: string): Record<string, string> | undefined;
  words(field: string): string[];
  wordsByLanguage(field: string): Record<string, string[]> | undefined;
  date(field: string): string | undefined;
  count(field: string): number | undefined;
  code<Code extends string>(field: string, list: CodeList<Code>): Code | undefined;
  codes<Code extends string>(field: string, list: CodeList<Code>): Code[] | undefined;
}

interface Cell {
  readonly header: string;
  readonly text: string;
  readonly language: "zh" | "en";
}

export function readTemplateRow(
  raw: Readonly<Record<string, unknown>>,
  tags: { readonly zh: string; readonly en: string },
): TemplateRow {
  const problems: RecordProblem[] = [];
  const { cells, parts } = cellsOf(raw, problems);
  const cell = (field: string) => cells.get(field)?.[0];
  const words = (text: string) => text.split(listSeparator).flatMap((word) => textOf(word) ?? []);

  function codeIn<Code extends string>(
    { header, text }: Pick<Cell, "header" | "text">,
    list: CodeList<Code>,
  ): Code | undefined {
    const code = list.codeOf(text);
    if (code === undefined) {
      const known = list.known.map(({ zh, en }) => `${zh} (${en})`).join(", ");
      problems.push(problem("RECORD_VALUE_UNKNOWN", header, { value: text, known }));
    }
    return code;
  }

  function readWith<Value>(
    field: string,
    code: RecordProblem["code"],
    read: (text: string) => Value | undefined,
  ): Value | undefined {
    const found = cell(field);
    if (found === undefined) return undefined;
    const value = read(found.text);
    if (value === undefined) problems.push(problem(code, found.header, { value: found.text }));
    return value;
  }

  return {
    problems,
    has: (part) => parts.has(part),
    value: (field) => cell(field)?.text,
    text(field) {
      const found = cells.get(field);
      if (found === undefined) return undefined;
      return Object.fromEntries(found.map(({ language, text }) => [tags[language], text]));
    },
    words: (field) => (cells.get(field) ?? []).flatMap(({ text }) => words(text)),
    wordsByLanguage(field) {
      const found = cells.get(field);
      if (found === undefined) return undefined;
      const sorted = (text: string) => [...new Set(words(text))].sort();
      return Object.fromEntries(found.map(({ language, text }) => [tags[language], sorted(text)]));
    },
    date: (field) => readWith(field, "RECORD_DATE_INVALID", statedDateOf),
    count: (field) => readWith(field, "RECORD_COUNT_INVALID", statedCountOf),
    code(field, list) {
      const found = cell(field);
      return found === undefined ? undefined : codeIn(found, list);
    },
    codes(field, list) {
      const found = cell(field);
      if (found === undefined) return undefined;
      const codes = words(found.text).flatMap(
        (text) => codeIn({ header: found.header, text }, list) ?? [],
      );
      return [...new Set(codes)].sort();
    },
  };
}

/** The cells that hold something, by field; a column without a meaning is a problem. */
function cellsOf(raw: Readonly<Record<string, unknown>>, problems: RecordProblem[]) {
  const cells = new Map<string, Cell[]>();
  const parts = new Set<string>();
  for (const [header, value] of Object.entries(raw)) {
    const named = templateColumnOf(header);
    const text = textOf(value);
    if (named === undefined) {
      const nearest = nearestTemplateHeader(header);
      problems.push(problem("TEMPLATE_COLUMN_UNKNOWN", header, { column: header, nearest }));
    } else if (text !== undefined) {
      const { column, language } = named;
      cells.set(column.field, [...(cells.get(column.field) ?? []), { header, text, language }]);
      parts.add(column.part);
    }
  }
  return { cells, parts };
}
