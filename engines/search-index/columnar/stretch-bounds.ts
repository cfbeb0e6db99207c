import { rowsPerStretch } from "./posting-codec.ts";
import type { Column } from "./segment.ts";

/** A range of more stretches than this is not looked at: it would cost more than it saves. */
const stretchesMax = 64;

const byColumn = new WeakMap<Column, Column>();

/** The greatest value of a column in every stretch of rows; kept as long as the column. */
export function greatestByStretch(column: Column): Column {
  const known = byColumn.get(column);
  if (known !== undefined) return known;
  const bounds = emptyLike(column);
  for (let row = 0; row < column.length; row += 1) {
    const stretch = Math.floor(row / rowsPerStretch);
    const value = column[row] as number;
    if (value > (bounds[stretch] as number)) bounds[stretch] = value;
  }
  byColumn.set(column, bounds);
  return bounds;
}

function emptyLike(column: Column): Column {
  const stretches = Math.ceil(column.length / rowsPerStretch);
  if (column instanceof Uint8Array) return new Uint8Array(stretches);
  return column instanceof Uint16Array ? new Uint16Array(stretches) : new Uint32Array(stretches);
}

/** What no row between two exceeds; `unknown` of a long range. */
export function greatestBetween(
  bounds: ArrayLike<number>,
  firstRow: number,
  lastRow: number,
  unknown: number,
): number {
  const first = Math.floor(firstRow / rowsPerStretch);
  const last = Math.floor(lastRow / rowsPerStretch);
  if (last - first >= stretchesMax) return unknown;
  let greatest = 0;
  for (let at = first; at <= last; at += 1) {
    const bound = bounds[at] as number;
    if (bound > greatest) greatest = bound;
  }
  return greatest;
}
