import type { Column } from "./segment.ts";

/** Rows that are looked up in a column. */
interface ListedRows {
  readonly rows: Uint32Array;
  readonly count: number;
}

/** How many of the rows have which number of a column, of so many numbers. */
export function histogram(column: Column, found: ListedRows, size: number): Uint32Array {
  const counts = new Uint32Array(size);
  count(column, found, counts);
  return counts;
}

/** Where the cells of a joint column are counted, of which only sums are kept. */
let cells = new Uint32Array(0);

/** The same of a joint column: what is given is used again by the next call. */
export function jointHistogram(column: Column, found: ListedRows, size: number): Uint32Array {
  if (cells.length < size) cells = new Uint32Array(size);
  const counts = cells.subarray(0, size).fill(0);
  count(column, found, counts);
  return counts;
}

function count(column: Column, found: ListedRows, counts: Uint32Array): void {
  if (column instanceof Uint16Array) {
    count16(column, found, counts);
    return;
  }
  const { rows, count: matches } = found;
  for (let at = 0; at < matches; at += 1) {
    const cell = column[rows[at] as number] as number;
    counts[cell] = (counts[cell] as number) + 1;
  }
}

/** The same again: nearly all columns are such, and a loop that meets one kind of array is faster. */
function count16(
  column: Uint16Array,
  { rows, count: matches }: ListedRows,
  counts: Uint32Array,
): void {
  for (let at = 0; at < matches; at += 1) {
    const cell = column[rows[at] as number] as number;
    counts[cell] = (counts[cell] as number) + 1;
  }
}
