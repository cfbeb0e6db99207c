import { allFacetFields } from "../checks.ts";
import type { FacetAnswer, FacetRequest, IndexSchema } from "../search-index.ts";
import { NumberHeap } from "./number-heap.ts";
import type { Rows } from "./scratch.ts";
import { deepestFirst, type FieldValues, type PlacedSets, placeSets } from "./field-values.ts";
import type { Segment } from "./segment.ts";

/** How many rows of a segment state each set of values. */
export interface SetCounts {
  readonly segment: Segment;
  readonly perSet: Uint32Array;
}

/** Counts one facet over some segments. */
export class FacetCounter {
  readonly request: FacetRequest;
  readonly index: number;
  readonly counted: SetCounts[] = [];

  constructor(schema: IndexSchema, request: FacetRequest) {
    this.request = request;
    this.index = allFacetFields(schema).indexOf(request.field);
  }

  /** Counts the rows of a list that fail no other filter than its own. */
  countUnfailed(segment: Segment, { rows, count }: Rows, failures: Uint32Array, own: number): void {
    const facet = segment.facets[this.index];
    if (facet === undefined) return;
    const { setOf } = facet;
    const { numbers, stride, at: place } = facet.cellOf;
    const perSet = new Uint32Array(facet.stated.count);
    for (let at = 0; at < count; at += 1) {
      if (((failures[at] as number) & ~own) !== 0) continue;
      const set = setOf[numbers[(rows[at] as number) * stride + place] as number] as number;
      perSet[set] = (perSet[set] as number) + 1;
    }
    this.add(segment, perSet);
  }

  /** Adds counts by set of a segment; the array is kept. */
  add(segment: Segment, perSet: Uint32Array): void {
    this.counted.push({ segment, perSet });
  }
}

/** The facet that was asked for, from what was counted in all segments. */
export function facetAnswer(
  schema: IndexSchema,
  { request, index }: FacetCounter,
  fields: readonly FieldValues[],
  counted: readonly SetCounts[],
): FacetAnswer {
  const field = fields[index];
  if (field === undefined) throw new Error(`No facet field ${request.field}.`);
  const placed = counted.map(({ segment }) => placeSets(field, segment, index));
  const { length } = field.values;
  // Before the first of them what is counted for no value by itself.
  const withNone = new Uint32Array(length + 1);
  const counts = withNone.subarray(1);
  let unstated = 0;
  for (const [at, { perSet }] of counted.entries()) {
    unstated += perSet[0] ?? 0;
    addOnly(perSet, (placed[at] as PlacedSets).only, withNone);
  }
  if (schema.hierarchicalFields.includes(request.field)) addAbove(field, counts);
  // A row with several values counts once for a path above some of them.
  for (const [at, { perSet }] of counted.entries()) {
    for (const { set, closed } of (placed[at] as PlacedSets).others) {
      const found = perSet[set] as number;
      if (found === 0) continue;
      for (const place of closed) counts[place] = (counts[place] as number) + found;
    }
  }
  return { ...bestValues(request, field, counts), field: request.field, unstated };
}

function addOnly(perSet: Uint32Array, only: Uint32Array, counts: Uint32Array): void {
  for (let set = 1; set < perSet.length; set += 1) {
    // Nothing is asked about a set: whether some have it cannot be foreseen.
    const place = only[set] as number;
    counts[place] = (counts[place] as number) + (perSet[set] as number);
  }
}

/** Adds what was counted for each path to those above it. */
function addAbove(field: FieldValues, counts: Uint32Array): void {
  const { places, above } = deepestFirst(field);
  for (let at = 0; at < places.length; at += 1) {
    const parent = above[at] as number;
    counts[parent] = (counts[parent] as number) + (counts[places[at] as number] as number);
  }
}

function bestValues(
  { size, under }: FacetRequest,
  { values: names, parents }: FieldValues,
  counts: Uint32Array,
): Pick<FacetAnswer, "values" | "distinct"> {
  const isBefore = (a: number, b: number): boolean => {
    const difference = (counts[a] as number) - (counts[b] as number);
    return difference > 0 || (difference === 0 && (names[a] ?? "") < (names[b] ?? ""));
  };
  /** The best so far, the least of them first. */
  const heap = new NumberHeap((a, b) => isBefore(b, a));
  let distinct = 0;
  // A value with fewer than the last of enough best ones is not among them, nor is one that none has.
  let enough = size === 0 ? Number.POSITIVE_INFINITY : 1;
  for (let place = 0; place < counts.length; place += 1) {
    const count = counts[place] as number;
    if (under !== undefined && parents[place] !== under) continue;
    distinct += count === 0 ? 0 : 1;
    if (count < enough) continue;
    if (heap.size === size) {
      if (!isBefore(place, heap.first as number)) continue;
      heap.pop();
    }
    heap.push(place);
    if (heap.size === size) enough = counts[heap.first as number] as number;
  }
  const best: number[] = [];
  while (heap.size > 0) best.push(heap.pop());
  best.reverse();
  const values = best.map((place) => ({
    value: names[place] ?? "",
    count: counts[place] as number,
  }));
  return { values, distinct };
}
