import { type PartHits, partGroups } from "../part-groups.ts";
import type { Group, IndexSchema, SearchQuery } from "../search-index.ts";
import type { Segment } from "./segment.ts";
import { partBytes, readParts } from "./stored-records.ts";

/** The parts of a document that alone satisfy every group that asks something of parts. */
export function partHits(
  schema: IndexSchema,
  segment: Segment,
  row: number,
  query: SearchQuery,
  missed: readonly number[],
): PartHits {
  const groups = partGroups(schema, query, missed);
  if (groups.length === 0) return { parts: [], partTotal: 0 };
  const fields = Object.keys(schema.textFields).length;
  const stored = partBytes(segment.records.record(row), fields);
  // Most documents are found by their titles: then no part needs to be read.
  if (!groups.every((group) => mayBeSatisfied(group, stored))) return { parts: [], partTotal: 0 };
  const { keys, terms, folded } = readParts(stored);
  const parts: string[] = [];
  let partTotal = 0;
  for (const [ordinal, key] of keys.entries()) {
    const asTerms = terms[ordinal] ?? "";
    const asText = folded[ordinal] ?? "";
    if (!groups.every((group) => isSatisfied(group, asTerms, asText))) continue;
    partTotal += 1;
    if (parts.length < query.partsPerHit) parts.push(key);
  }
  return { parts, partTotal };
}

/** Whether the bytes of the parts hold all that one of the alternatives asks for. */
function mayBeSatisfied(group: Group, stored: Buffer): boolean {
  return group.some((one) =>
    "phrase" in one
      ? stored.includes(one.phrase, 0, "utf8")
      : one.terms.every((term) => stored.includes(term, 0, "utf8")),
  );
}

function isSatisfied(group: Group, terms: string, folded: string): boolean {
  return group.some((one) =>
    "phrase" in one
      ? folded.includes(one.phrase)
      : one.terms.every((term) => !term.includes(" ") && terms.includes(` ${term} `)),
  );
}
