import { type PartHits, partGroups } from "../part-groups.ts";
import type { Alternative, Group, IndexSchema, SearchQuery } from "../search-index.ts";
import type { Segment } from "./segment.ts";
import { partKeys, readPart } from "./stored-records.ts";

/**
 * The parts of a document that alone satisfy every group that asks something of parts. `bytesOf`
 * says what must be in the bytes of a part that satisfies an alternative.
 */
export function partHits(
  schema: IndexSchema,
  segment: Segment,
  row: number,
  query: SearchQuery,
  missed: readonly number[],
  bytesOf: (one: Alternative) => readonly Buffer[],
): PartHits {
  const groups = partGroups(schema, query, missed);
  if (groups.length === 0) return { parts: [], partTotal: 0 };
  const asked = groups.map((group) => group.map(bytesOf));
  const satisfying: number[] = [];
  for (const [place, part] of segment.records.parts(row).entries()) {
    const record = segment.partRecords.record(part);
    const mayMatter = asked.every((group) =>
      group.some((one) => one.every((piece) => record.includes(piece))),
    );
    if (!mayMatter) continue;
    const { terms, folded } = readPart(record);
    if (groups.every((group) => isSatisfied(group, terms, folded))) satisfying.push(place);
  }
  // Most documents are found by their titles: then no key needs to be read.
  if (satisfying.length === 0) return { parts: [], partTotal: 0 };
  const keys = partKeys(segment.records.record(row), Object.keys(schema.textFields).length);
  const parts = satisfying.slice(0, query.partsPerHit).map((place) => keys[place] ?? "");
  return { parts, partTotal: satisfying.length };
}

/** The texts of an alternative as bytes, made once for all hits of a page. */
export function keepBytes(): (one: Alternative) => readonly Buffer[] {
  const kept = new Map<Alternative, readonly Buffer[]>();
  return (one) => {
    const known = kept.get(one);
    if (known !== undefined) return known;
    const texts = "phrase" in one ? [one.phrase] : one.terms;
    const bytes = texts.map((text) => Buffer.from(text, "utf8"));
    kept.set(one, bytes);
    return bytes;
  };
}

function isSatisfied(group: Group, terms: string, folded: string): boolean {
  return group.some((one) =>
    "phrase" in one
      ? folded.includes(one.phrase)
      : one.terms.every((term) => !term.includes(" ") && terms.includes(` ${term} `)),
  );
}
