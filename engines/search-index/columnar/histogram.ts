import type { Column } from "./segment.ts";

/** Rows that are looked up in a column. */
interface ListedRows {
  readonly rows: Uint32Array;
  readonly count: number;
}

/** How many of the rows have which number of a column, of so many numbers. */
export function histogram(column: Column, found: ListedRows, size: number): Uint32Array {
  if (column instanceof Uint16Array) return histogramOf16(column, found, size);
  const { rows, count } = found;
  const counts = new Uint32Array(size);
  for (let at = 0; at < count; at += 1) {
    const cell = column[rows[at] as number] as number;
    counts[cell] = (counts[cell] as number) + 1;
  }
  return counts;
}

/** The same again: nearly all columns are such, and a loop that meets one kind of array is faster. */
function histogramOf16(
  column: Uint16Array,
  { rows, count }: ListedRows,
  size: number,
): Uint32Array {
  const counts = new Uint32Array(size);
  for (let at = 0; at < count; at += 1) {
    const cell = column[rows[at] as number] as number;
    counts[cell] = (counts[cell] as number) + 1;
  }
  return counts;
}
