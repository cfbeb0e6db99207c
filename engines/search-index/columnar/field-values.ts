import { allFacetFields } from "../checks.ts";
import { parentOf } from "../paths.ts";
import type { IndexSchema } from "../search-index.ts";
import { type FacetColumn, placesOfSet, type Segment } from "./segment.ts";

/** The values of a facet field in all segments, numbered once. */
export interface FieldValues {
  readonly values: string[];
  readonly places: Map<string, number>;
  /** The path directly above each value; "" for roots. */
  readonly parents: string[];
  readonly from: WeakMap<Segment, PlacedSets>;
}

/** The sets of a segment, their values by their places here. */
export interface PlacedSets {
  /** Set → 1 + the place of its only value; 0 of a set with none or more than one. */
  readonly only: Uint32Array;
  /** The sets with more than one value. */
  readonly others: readonly { readonly set: number; readonly closed: Uint32Array }[];
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

export function placeSets(field: FieldValues, segment: Segment, index: number): PlacedSets {
  const known = field.from.get(segment);
  if (known !== undefined) return known;
  const { values, stated, closed } = segment.facets[index] as FacetColumn;
  const places = Uint32Array.from(values, (value) => placeIn(field, value));
  const only = new Uint32Array(stated.count);
  const others: { readonly set: number; readonly closed: Uint32Array }[] = [];
  for (let set = 1; set < stated.count; set += 1) {
    const [first, ...more] = placesOfSet(stated, set);
    if (first !== undefined && more.length === 0) only[set] = 1 + (places[first] as number);
    else {
      const all = placesOfSet(closed, set).map((place) => places[place] as number);
      others.push({ set, closed: all });
    }
  }
  const placed = { only, others };
  field.from.set(segment, placed);
  return placed;
}

function placeIn(field: FieldValues, value: string): number {
  const known = field.places.get(value);
  if (known !== undefined) return known;
  const place = field.values.length;
  field.places.set(value, place);
  field.values.push(value);
  field.parents.push(parentOf(value));
  return place;
}

/** What is known of the paths of a field; made anew when there are more values. */
interface PathOrder {
  readonly values: number;
  /** All paths that have one above them, those of most steps first, and the place of that. */
  readonly places: Uint32Array;
  readonly above: Uint32Array;
  /** Path → the places directly below; "" → the roots. */
  readonly below: ReadonlyMap<string, Uint32Array>;
}

const orders = new WeakMap<FieldValues, PathOrder>();

export function deepestFirst(field: FieldValues): Pick<PathOrder, "places" | "above"> {
  return orderOf(field);
}

/** The places of the values directly below a path; "" = the roots. */
export function placesBelow(field: FieldValues, path: string): Uint32Array {
  return orderOf(field).below.get(path) ?? noPlaces;
}

const noPlaces = new Uint32Array(0);

function orderOf(field: FieldValues): PathOrder {
  const known = orders.get(field);
  if (known?.values === field.values.length) return known;
  const steps = field.values.map((value) => value.split("/").length);
  const places = Uint32Array.from(
    [...field.values.keys()]
      .filter((place) => field.places.has(field.parents[place] ?? ""))
      .sort((a, b) => (steps[b] ?? 0) - (steps[a] ?? 0)),
  );
  const above = places.map((place) => field.places.get(field.parents[place] ?? "") ?? 0);
  const order = { values: field.values.length, places, above, below: listBelow(field.parents) };
  orders.set(field, order);
  return order;
}

function listBelow(parents: readonly string[]): ReadonlyMap<string, Uint32Array> {
  const below = new Map<string, number[]>();
  for (const [place, parent] of parents.entries()) {
    const beside = below.get(parent);
    if (beside === undefined) below.set(parent, [place]);
    else beside.push(place);
  }
  return new Map([...below].map(([path, places]) => [path, Uint32Array.from(places)]));
}
