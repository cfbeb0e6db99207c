import { type ByteSink, ByteSource } from "./bytes.ts";
import { histogram, jointHistogram } from "./histogram.ts";
import { type JointForm, marginals } from "./joint-columns.ts";
import type { Column } from "./segment.ts";

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

/** The facet columns of a segment that is written. */
export interface FacetColumns {
  /** Field → row → set, and how many sets there are. */
  readonly fields: readonly { readonly column: Column; readonly sets: number }[];
  readonly joints: readonly { readonly form: JointForm; readonly column: Uint16Array }[];
}

export function writeTermFacets(
  sink: ByteSink,
  { fields, joints }: FacetColumns,
  rows: Uint32Array,
  count: number,
): void {
  const found = { rows, count };
  const counts: Uint32Array[] = [];
  for (const { form, column } of joints) {
    const cells = form.sizes.reduce((product, size) => product * size, 1);
    const ofFields = marginals(form, jointHistogram(column, found, cells));
    for (const [place, field] of form.fields.entries()) {
      const ofField = ofFields[place];
      if (ofField !== undefined) counts[field] = ofField;
    }
  }
  for (const [field, { column, sets }] of fields.entries()) {
    writeCounts(sink, counts[field] ?? histogram(column, found, sets));
  }
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

/** Field → counts by set, of fields with so many sets. */
export function readTermFacets(bytes: Uint8Array, sets: readonly number[]): Uint32Array[] {
  const source = new ByteSource(bytes);
  return sets.map((size) => {
    const counts = new Uint32Array(size);
    let set = 0;
    for (let left = source.varint(); left > 0; left -= 1) {
      set += source.varint();
      counts[set] = source.varint();
      set += 1;
    }
    return counts;
  });
}
