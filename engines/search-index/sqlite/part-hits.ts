import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { Group, IndexSchema, SearchQuery } from "../search-index.ts";
import { textColumns } from "./tables.ts";

export interface PartHits {
  readonly parts: readonly string[];
  readonly partTotal: number;
}

const none: PartHits = { parts: [], partTotal: 0 };

/** The groups that a part must satisfy: all that its document does and not of other fields. */
export function partGroups(
  schema: IndexSchema,
  query: SearchQuery,
  missed: readonly number[],
): Group[] {
  const admits = (field: string | undefined): boolean =>
    field === undefined || field === schema.partField;
  return query.must
    .filter((group, at) => !missed.includes(at) && group.some(({ field }) => admits(field)))
    .map((group) => group.filter(({ field }) => admits(field)));
}

/** Finds the parts of one document that satisfy all groups; none when no group asks for parts. */
export function preparePartHits(
  database: DatabaseSync,
  schema: IndexSchema,
): (row: number, groups: readonly Group[], partsMax: number) => PartHits {
  const column = textColumns(schema).at(-1);
  const statement: StatementSync = database.prepare(
    `SELECT keys, terms, ${column} AS folded FROM part JOIN folded USING (row) WHERE row = ?`,
  );
  return (row, groups, partsMax) => {
    if (groups.length === 0) return none;
    const record = statement.get(row);
    const keys: string[] = JSON.parse(String(record?.["keys"] ?? "[]"));
    if (keys.length === 0) return none;
    const terms = String(record?.["terms"]).split("\n");
    const folded = String(record?.["folded"]).split("\n");
    const parts: string[] = [];
    let partTotal = 0;
    for (const [ordinal, key] of keys.entries()) {
      const lines = { terms: ` ${terms[ordinal]} `, folded: folded[ordinal] ?? "" };
      if (!groups.every((group) => isSatisfied(group, lines))) continue;
      partTotal += 1;
      if (parts.length < partsMax) parts.push(key);
    }
    return { parts, partTotal };
  };
}

function isSatisfied(group: Group, { terms, folded }: { terms: string; folded: string }): boolean {
  return group.some((alternative) =>
    "phrase" in alternative
      ? folded.includes(alternative.phrase)
      : alternative.terms.every((term) => !term.includes(" ") && terms.includes(` ${term} `)),
  );
}
