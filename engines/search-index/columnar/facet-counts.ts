import type { FacetCounter } from "./facet-counter.ts";
import { marginal } from "./joint-columns.ts";
import type { LiveRows } from "./live-rows.ts";
import { isLive } from "./live-rows.ts";
import type { Rows } from "./scratch.ts";
import type { Column, Segment } from "./segment.ts";

/** A joint histogram pays when there are more matches than one in so many cells. */
const cellsPerMatch = 4;

/** Counts facets over the rows found in one segment. */
export function countFacets(
  counters: readonly FacetCounter[],
  segment: Segment,
  live: LiveRows,
  liveRows: number,
  found: Rows,
): void {
  if (counters.length === 0 || found.count === 0) return;
  const left = new Set(counters);
  if (found.count === liveRows) {
    for (const counter of left) counter.add(segment, countsOfAll(segment, counter.index, live));
    return;
  }
  for (const joint of segment.joints) {
    const { form, column, cells } = joint;
    const held = [...left].filter(({ index }) => form.fields.includes(index));
    if (held.length < 2 || found.count * cellsPerMatch < cells) continue;
    const counts = histogram(column, found, cells);
    for (const counter of held) {
      counter.add(segment, marginal(form, form.fields.indexOf(counter.index), counts));
      left.delete(counter);
    }
  }
  for (const counter of left) {
    const facet = segment.facets[counter.index];
    if (facet !== undefined) {
      counter.add(segment, histogram(facet.column, found, facet.stated.length));
    }
  }
}

function histogram(column: Column, { rows, count }: Rows, size: number): Uint32Array {
  const counts = new Uint32Array(size);
  for (let at = 0; at < count; at += 1) {
    const cell = column[rows[at] as number] as number;
    counts[cell] = (counts[cell] as number) + 1;
  }
  return counts;
}

/** The counts of all live rows are kept, as long as these stay the same. */
const ofAll = new WeakMap<Segment, { readonly live: LiveRows; readonly fields: Uint32Array[] }>();

function countsOfAll(segment: Segment, field: number, live: LiveRows): Uint32Array {
  let known = ofAll.get(segment);
  if (known === undefined || known.live !== live) {
    known = { live, fields: [] };
    ofAll.set(segment, known);
  }
  const counted = known.fields[field];
  if (counted !== undefined) return counted;
  const facet = segment.facets[field];
  const counts = new Uint32Array(facet?.stated.length ?? 0);
  if (facet !== undefined) {
    for (let row = 0; row < segment.rows; row += 1) {
      if (live !== undefined && !isLive(live, row)) continue;
      const set = facet.column[row] as number;
      counts[set] = (counts[set] as number) + 1;
    }
  }
  known.fields[field] = counts;
  return counts;
}
