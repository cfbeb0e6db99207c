import { type PartHits, partGroups } from "../part-groups.ts";
import type { Alternative, Group, IndexSchema, SearchQuery } from "../search-index.ts";
import type { Segment } from "./segment.ts";
import { partKeys, readPart } from "./stored-records.ts";

/** What a part must satisfy, and which ones were found to: documents share their parts. */
class AskedOfParts {
  readonly groups: readonly Group[];
  /** Group by group and alternative by alternative what must be in the bytes of such a part. */
  readonly #pieces: readonly (readonly (readonly Buffer[])[])[];
  readonly #known = new Map<Segment, Map<number, boolean>>();

  constructor(groups: readonly Group[]) {
    this.groups = groups;
    this.#pieces = groups.map((group) => group.map(piecesOf));
  }

  isSatisfiedBy(segment: Segment, part: number): boolean {
    const known = this.#known.get(segment) ?? new Map<number, boolean>();
    this.#known.set(segment, known);
    const before = known.get(part);
    if (before !== undefined) return before;
    const satisfies = this.#satisfies(segment.partRecords.record(part));
    known.set(part, satisfies);
    return satisfies;
  }

  #satisfies(record: Buffer): boolean {
    const mayMatter = this.#pieces.every((group) =>
      group.some((one) => one.every((piece) => record.includes(piece))),
    );
    if (!mayMatter) return false;
    const { terms, folded } = readPart(record);
    return this.groups.every((group) => isSatisfied(group, terms, folded));
  }
}

function piecesOf(one: Alternative): readonly Buffer[] {
  const texts = "phrase" in one ? [one.phrase] : one.terms;
  return texts.map((text) => Buffer.from(text, "utf8"));
}

function isSatisfied(group: Group, terms: string, folded: string): boolean {
  return group.some((one) =>
    "phrase" in one
      ? folded.includes(one.phrase)
      : one.terms.every((term) => !term.includes(" ") && terms.includes(` ${term} `)),
  );
}

/**
 * The parts of documents that alone satisfy every group that asks something of parts and that their
 * document does not miss: for all hits of a page.
 */
export function partHitsOf(
  schema: IndexSchema,
  query: SearchQuery,
): (segment: Segment, row: number, missed: readonly number[]) => PartHits {
  const asked = new Map<string, AskedOfParts>();
  const askedBut = (missed: readonly number[]): AskedOfParts => {
    const key = missed.join();
    const of = asked.get(key) ?? new AskedOfParts(partGroups(schema, query, missed));
    asked.set(key, of);
    return of;
  };
  return (segment, row, missed) => {
    const of = askedBut(missed);
    if (of.groups.length === 0) return { parts: [], partTotal: 0 };
    const satisfying: number[] = [];
    for (const [place, part] of segment.records.parts(row).entries()) {
      if (of.isSatisfiedBy(segment, part)) satisfying.push(place);
    }
    // Most documents are found by their titles: then no key needs to be read.
    if (satisfying.length === 0) return { parts: [], partTotal: 0 };
    const keys = partKeys(segment.records.record(row), Object.keys(schema.textFields).length);
    const parts = satisfying.slice(0, query.partsPerHit).map((place) => keys[place] ?? "");
    return { parts, partTotal: satisfying.length };
  };
}
