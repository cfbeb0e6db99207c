import { allFacetFields } from "../checks.ts";
import type { FacetAnswer, FacetRequest, IndexSchema } from "../search-index.ts";
import { treeValues } from "./facet-tree.ts";
import {
  deepestFirst,
  type FieldValues,
  type PlacedSets,
  placesBelow,
  placeSets,
} from "./field-values.ts";
import { byFrequency, mostFrequent } from "./most-frequent.ts";
import type { QueryMemory } from "./query-memory.ts";
import type { Segment } from "./segment.ts";
import type { Snapshot } from "./snapshot.ts";

/** How many rows of a segment state each set of values. */
export interface SetCounts {
  readonly segment: Segment;
  readonly perSet: Uint32Array;
}

/** Counts a facet field over some segments, for all requests that want the same of it. */
export class FacetCounter {
  readonly index: number;
  /** The field, when it is to be counted without its own filters, and there are some. */
  readonly freedOf: string | undefined;
  readonly counted: SetCounts[] = [];

  constructor(index: number, freedOf: string | undefined) {
    this.index = index;
    this.freedOf = freedOf;
  }

  /** Adds counts by set of a segment; the array is kept until the query is answered. */
  add(segment: Segment, perSet: Uint32Array): void {
    this.counted.push({ segment, perSet });
  }
}

/** Which counter counts what each of the requests asks for; `filtered` are the fields with filters. */
export function countersOf(
  schema: IndexSchema,
  requests: readonly FacetRequest[],
  filtered: ReadonlySet<string>,
): readonly FacetCounter[] {
  const known = new Map<string, FacetCounter>();
  return requests.map(({ field, excludeOwnFilter }) => {
    const freedOf = excludeOwnFilter && filtered.has(field) ? field : undefined;
    const key = `${freedOf === undefined ? "all" : "freed"} ${field}`;
    const counter =
      known.get(key) ?? new FacetCounter(allFacetFields(schema).indexOf(field), freedOf);
    known.set(key, counter);
    return counter;
  });
}

/** How many matches have each value of a field, in memory of the query. */
export interface ValueCounts {
  readonly field: FieldValues;
  /** By place in the field's values. */
  readonly counts: Uint32Array;
  readonly unstated: number;
}

/** Adds up what was counted of a facet field in the segments of a snapshot. */
export function valueCounts(
  schema: IndexSchema,
  index: number,
  { segments, fieldValues }: Pick<Snapshot, "segments" | "fieldValues">,
  counted: readonly SetCounts[],
  memory: QueryMemory,
): ValueCounts {
  const field = fieldValues[index];
  const name = allFacetFields(schema)[index] ?? "";
  if (field === undefined) throw new Error(`No facet field ${name}.`);
  // Of all segments, so that every value has its place, and a count, from now on.
  for (const segment of segments) placeSets(field, segment, index);
  const placed = counted.map(({ segment }) => placeSets(field, segment, index));
  const { length } = field.values;
  // Before the first of them what is counted for no value by itself.
  const withNone = memory.zeros(length + 1);
  const counts = withNone.subarray(1);
  let unstated = 0;
  for (const [at, { perSet }] of counted.entries()) {
    unstated += perSet[0] ?? 0;
    addOnly(perSet, (placed[at] as PlacedSets).only, withNone);
  }
  if (schema.hierarchicalFields.includes(name)) addAbove(field, counts);
  // A row with several values counts once for a path above some of them.
  for (const [at, { perSet }] of counted.entries()) {
    for (const { set, closed } of (placed[at] as PlacedSets).others) {
      const found = perSet[set] as number;
      if (found === 0) continue;
      for (const place of closed) counts[place] = (counts[place] as number) + found;
    }
  }
  return { field, counts, unstated };
}

/** The facet that was asked for. */
export function facetAnswer(
  request: FacetRequest,
  { field, counts, unstated }: ValueCounts,
): FacetAnswer {
  const { size, under, tree } = request;
  const order = byFrequency(counts, field.values);
  const places = under === undefined ? undefined : placesBelow(field, under);
  const { first, distinct } = mostFrequent(places, tree === undefined ? size : 0, order);
  const values =
    tree === undefined
      ? first.map((at) => ({ value: field.values[at] ?? "", count: counts[at] as number }))
      : treeValues({ size, tree }, field, order);
  return { field: request.field, values, unstated, distinct };
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
