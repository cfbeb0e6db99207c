import { type ByteSink, ByteSource } from "./bytes.ts";
import { countSets } from "./count-sets.ts";
import type { FacetGroup } from "./facet-groups.ts";

/**
 * Of a term that many rows hold, a segment says how many of them have which set of values in each
 * facet field, so that a search for it alone goes through no rows. Per field the number of sets that
 * some have, then for each of these how many sets were passed over and how many rows have it, varints.
 */
const rowsPerPostingMax = 64;
const postingsMin = 1_024;

/** Whether a segment of so many rows holds the facets of a term that so many of them hold. */
export function hasTermFacets(postings: number, rows: number): boolean {
  return postings >= postingsMin && postings * rowsPerPostingMax >= rows;
}

/** The facets of a segment that is written. */
export interface WrittenFacets {
  readonly groups: readonly FacetGroup[];
  /** Field → how many sets there are. */
  readonly sets: readonly number[];
}

export function writeTermFacets(
  sink: ByteSink,
  { groups, sets }: WrittenFacets,
  rows: Uint32Array,
  count: number,
): void {
  const fields = sets.map((ofField, field) => ({ field, counts: new Uint32Array(ofField) }));
  countSets(groups, { rows, count }, fields);
  for (const { counts } of fields) writeCounts(sink, counts);
}

function writeCounts(sink: ByteSink, counts: Uint32Array): void {
  sink.varint(counts.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0));
  let passed = 0;
  for (const count of counts) {
    if (count === 0) {
      passed += 1;
      continue;
    }
    sink.varint(passed);
    sink.varint(count);
    passed = 0;
  }
}

/** Puts the counts by set of each field into arrays of zeros that have room for all sets. */
export function readTermFacets(bytes: Uint8Array, fields: readonly Uint32Array[]): void {
  const source = new ByteSource(bytes);
  for (const counts of fields) {
    let set = 0;
    for (let left = source.varint(); left > 0; left -= 1) {
      set += source.varint();
      counts[set] = source.varint();
      set += 1;
    }
  }
}
