import { allFacetFields } from "../checks.ts";
import { parentOf } from "../paths.ts";
import type { FacetAnswer, FacetRequest, IndexSchema } from "../search-index.ts";
import type { Rows } from "./scratch.ts";
import type { Segment } from "./segment.ts";

/** The values of a facet field in all segments, numbered once. */
export interface FieldValues {
  readonly values: string[];
  readonly places: Map<string, number>;
  /** The path directly above each value; "" for roots. */
  readonly parents: string[];
  /** Segment → its place of a value → the place here. */
  readonly from: WeakMap<Segment, Uint32Array>;
}

/** One for each facet field; kept as long as segments are. */
export function emptyFieldValues(schema: IndexSchema): readonly FieldValues[] {
  return allFacetFields(schema).map(() => ({
    values: [],
    places: new Map(),
    parents: [],
    from: new WeakMap(),
  }));
}

function placesOf(field: FieldValues, segment: Segment, index: number): Uint32Array {
  let places = field.from.get(segment);
  if (places === undefined) {
    places = Uint32Array.from(segment.facets[index]?.values ?? [], (value) => {
      const known = field.places.get(value);
      if (known !== undefined) return known;
      field.places.set(value, field.values.length);
      field.values.push(value);
      field.parents.push(parentOf(value));
      return field.values.length - 1;
    });
    field.from.set(segment, places);
  }
  return places;
}

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
  { request, index }: FacetCounter,
  fields: readonly FieldValues[],
  counted: readonly SetCounts[],
): FacetAnswer {
  const field = fields[index];
  if (field === undefined) throw new Error(`No facet field ${request.field}.`);
  const placesIn = counted.map(({ segment }) => placesOf(field, segment, index));
  const counts = new Float64Array(field.values.length);
  let unstated = 0;
  for (const [at, { segment, perSet }] of counted.entries()) {
    unstated += perSet[0] ?? 0;
    const facet = segment.facets[index];
    const places = placesIn[at];
    if (facet === undefined || places === undefined) continue;
    addByValue(facet, perSet, places, counts);
  }
  return { ...bestValues(request, field, counts), field: request.field, unstated };
}

/** A row counts for every value that it states, and for every path above. */
function addByValue(
  { closed }: Segment["facets"][number],
  perSet: Uint32Array,
  places: Uint32Array,
  counts: Float64Array,
): void {
  const { places: closedPlaces, ends: closedEnds } = closed;
  let at = closedEnds[0] as number;
  for (let set = 1; set < perSet.length; set += 1) {
    const found = perSet[set] as number;
    const end = closedEnds[set] as number;
    if (found === 0) {
      at = end;
      continue;
    }
    for (; at < end; at += 1) {
      const place = places[closedPlaces[at] as number] as number;
      counts[place] = (counts[place] as number) + found;
    }
  }
}

function bestValues(
  { size, under }: FacetRequest,
  { values: names, parents }: FieldValues,
  counts: Float64Array,
): Pick<FacetAnswer, "values" | "distinct"> {
  const best: number[] = [];
  const isBefore = (a: number, b: number): boolean => {
    const difference = (counts[a] as number) - (counts[b] as number);
    return difference > 0 || (difference === 0 && (names[a] ?? "") < (names[b] ?? ""));
  };
  let distinct = 0;
  // A value with fewer than the last of enough best ones is not among them.
  let enough = 0;
  for (let place = 0; place < counts.length; place += 1) {
    const count = counts[place] as number;
    if (count === 0) continue;
    if (under !== undefined && parents[place] !== under) continue;
    distinct += 1;
    if (count < enough || size === 0) continue;
    if (best.length === size && !isBefore(place, best[size - 1] as number)) continue;
    let at = best.length;
    while (at > 0 && isBefore(place, best[at - 1] as number)) at -= 1;
    best.splice(at, 0, place);
    if (best.length > size) best.pop();
    if (best.length === size) enough = counts[best[size - 1] as number] as number;
  }
  const values = best.map((place) => ({
    value: names[place] ?? "",
    count: counts[place] as number,
  }));
  return { values, distinct };
}
