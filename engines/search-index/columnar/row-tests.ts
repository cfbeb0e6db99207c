import { allFacetFields } from "../checks.ts";
import type { Filter, IndexSchema } from "../search-index.ts";
import { bitmapWords } from "./posting-codec.ts";
import type { Rows } from "./scratch.ts";
import type { Column, FacetColumn, NumberColumn, Segment } from "./segment.ts";

/** Row → what is tested: `numbers[row * stride + at]`. */
interface TestedColumn {
  readonly numbers: Column;
  readonly stride: number;
  readonly at: number;
}

/**
 * A filter as a test of one column of a segment: by cell of facet values (`passes`), or by the rank
 * of a number (from `low` up to but not `high`).
 */
export interface RowTest extends TestedColumn {
  readonly field: string;
  readonly passes: Uint8Array | undefined;
  readonly low: number;
  readonly high: number;
}

export function rowTest(schema: IndexSchema, segment: Segment, filter: Filter): RowTest {
  const { field } = filter;
  if ("in" in filter || "under" in filter) {
    const facet = segment.facets[allFacetFields(schema).indexOf(field)];
    if (facet === undefined) throw new Error(`No facet column ${field}.`);
    const { numbers, stride, at } = facet.cellOf;
    const passes = passingCells(facet, filter);
    return { field, numbers, stride, at, passes, low: 0, high: 0 };
  }
  const numbers = segment.numbers[schema.numberFields.indexOf(field)];
  if (numbers === undefined) throw new Error(`No number column ${field}.`);
  const { gte = Number.NEGATIVE_INFINITY, lt = Number.POSITIVE_INFINITY } = filter;
  // Rank 0 is that of no value.
  const low = placeOf(numbers, gte) + 1;
  const high = placeOf(numbers, lt) + 1;
  return { field, numbers: numbers.ranks, stride: 1, at: 0, passes: undefined, low, high };
}

type ValueFilter = Extract<Filter, { in: unknown } | { under: unknown }>;

function passingCells(facet: FacetColumn, filter: ValueFilter): Uint8Array {
  const { setOf } = facet;
  const sets = passingSets(facet, filter);
  const cells = new Uint8Array(setOf.length);
  for (let cell = 0; cell < cells.length; cell += 1) {
    cells[cell] = sets[setOf[cell] as number] as number;
  }
  return cells;
}

function passingSets(facet: FacetColumn, filter: ValueFilter): Uint8Array {
  const passes = new Uint8Array(facet.values.length);
  const wanted = "in" in filter ? filter.in : filter.under;
  for (const value of wanted) {
    const place = value === null ? undefined : facet.places.get(value);
    if (place !== undefined) passes[place] = 1;
  }
  // Of a hierarchical field the closed sets name the ancestors too.
  const sets = "in" in filter ? facet.stated : facet.closed;
  const passing = new Uint8Array(sets.count);
  passing[0] = wanted.includes(null) ? 1 : 0;
  let at = sets.ends[0] as number;
  for (let set = 1; set < sets.count; set += 1) {
    const end = sets.ends[set] as number;
    for (; at < end; at += 1) if (passes[sets.places[at] as number] === 1) passing[set] = 1;
  }
  return passing;
}

/** How many of the distinct values are less. */
export function placeOf({ values }: NumberColumn, value: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Keeps the rows that pass. */
export function keepPassing(test: RowTest, into: Rows): void {
  const { numbers, stride, at: place, passes, low, high } = test;
  const { rows, scores, count } = into;
  let kept = 0;
  for (let at = 0; at < count; at += 1) {
    const row = rows[at] as number;
    const value = numbers[row * stride + place] as number;
    rows[kept] = row;
    scores[kept] = scores[at] as number;
    if (passes === undefined) kept += value >= low && value < high ? 1 : 0;
    else kept += passes[value] as number;
  }
  into.count = kept;
}

/** All rows of a segment that pass, as a bitmap. */
export function passingRows(test: RowTest, rows: number): Uint32Array {
  const { numbers, passes, low, high } = test;
  if (!(numbers instanceof Uint16Array)) return passingOf(test, rows);
  return passing16(numbers, test, passes ?? new Uint8Array(1 << 16).fill(1, low, high), rows);
}

/** The same: nearly all columns are such, and a loop that meets one kind of array is faster. */
function passing16(
  numbers: Uint16Array,
  { stride, at: place }: TestedColumn,
  passes: Uint8Array,
  rows: number,
): Uint32Array {
  const words = new Uint32Array(bitmapWords(rows));
  let from = place;
  for (let at = 0; at < words.length; at += 1) {
    const end = Math.min(32, rows - (at << 5));
    let word = 0;
    for (let bit = 0; bit < end; bit += 1) {
      word |= (passes[numbers[from] as number] as number) << bit;
      from += stride;
    }
    words[at] = word;
  }
  return words;
}

function passingOf(
  { numbers, stride, at: place, passes, low, high }: RowTest,
  rows: number,
): Uint32Array {
  const words = new Uint32Array(bitmapWords(rows));
  for (let row = 0; row < rows; row += 1) {
    const value = numbers[row * stride + place] as number;
    const pass =
      passes === undefined ? (value >= low && value < high ? 1 : 0) : (passes[value] as number);
    words[row >> 5] = (words[row >> 5] as number) | (pass << (row & 31));
  }
  return words;
}

/** For each row, sets a bit of `failures` where the row does not pass. */
export function countFailures(
  { numbers, stride, at: place, passes, low, high }: RowTest,
  rows: Uint32Array,
  count: number,
  failures: Uint32Array,
  bit: number,
): void {
  if (passes === undefined) {
    for (let at = 0; at < count; at += 1) {
      const value = numbers[(rows[at] as number) * stride + place] as number;
      if (value < low || value >= high) failures[at] = (failures[at] as number) | bit;
    }
    return;
  }
  for (let at = 0; at < count; at += 1) {
    const value = numbers[(rows[at] as number) * stride + place] as number;
    // Whether a row passes cannot be foreseen: nothing is asked.
    failures[at] = (failures[at] as number) | (((passes[value] as number) - 1) & bit);
  }
}
