import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { PartHits } from "../part-groups.ts";
import type { Group, IndexSchema } from "../search-index.ts";
import { textColumns } from "./tables.ts";

const none: PartHits = { parts: [], partTotal: 0 };

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
