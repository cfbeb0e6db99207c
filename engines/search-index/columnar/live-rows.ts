import { bitCount, bitmapWords } from "./posting-codec.ts";

/** Which rows of a segment are still of the index: a bitmap, undefined when all are. */
export type LiveRows = Uint32Array | undefined;

export function allRows(rows: number): Uint32Array {
  const words = new Uint32Array(bitmapWords(rows)).fill(0xffff_ffff);
  const rest = rows & 31;
  if (rest > 0) words[words.length - 1] = (1 << rest) - 1;
  return words;
}

export function isLive(live: LiveRows, row: number): boolean {
  return live === undefined || (((live[row >> 5] as number) >>> (row & 31)) & 1) === 1;
}

export function clearRow(live: Uint32Array, row: number): void {
  live[row >> 5] = (live[row >> 5] as number) & ~(1 << (row & 31));
}

export function countRows(words: Uint32Array): number {
  let count = 0;
  for (let at = 0; at < words.length; at += 1) count += bitCount(words[at] as number);
  return count;
}
