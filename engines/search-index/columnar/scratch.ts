import { BitmapPool } from "./bitmap-pool.ts";
import { QueryMemory } from "./query-memory.ts";
import type { LiveRows } from "./live-rows.ts";
import { bitmapWords } from "./posting-codec.ts";

/** Rows with scores, rows ascending. */
export interface Rows {
  rows: Uint32Array;
  scores: Int32Array;
  count: number;
}

/** Arrays that the queries of one thread use one after the other; they grow with the segments. */
export class Scratch {
  #rows = -1;
  /** The rows that still match, and others on the way to them. */
  found: Rows = emptyRows(0);
  other: Rows = emptyRows(0);
  third: Rows = emptyRows(0);
  sums = new Int32Array(0);
  best = new Int32Array(0);
  /** Row → best score so far of a group's alternatives, −1 for none. */
  unionScores = new Int32Array(0);
  unionBits = new Uint32Array(0);
  /** Row → sum over groups, and how many groups. */
  groupSums = new Int32Array(0);
  groupCounts = new Uint16Array(0);
  groupBits = new Uint32Array(0);
  /** By place among the found: groups satisfied, or which own filter is failed. */
  counts = new Uint16Array(0);
  failures = new Uint32Array(0);
  /** Row → whether it is of some rows of which the others are wanted. */
  bits = new Uint32Array(0);
  /** Row → impact in the list that is looked up; all zeros between uses. */
  byRow = new Uint8Array(0);
  readonly bitmaps = new BitmapPool();
  readonly memory = new QueryMemory();

  /** After a search that ended in the middle: nothing of what it left is used again. */
  discard(): void {
    this.#rows = -1;
  }

  /** Makes room for a segment of so many rows; what was gathered of another is given up. */
  fit(rows: number): void {
    this.bitmaps.reset(bitmapWords(rows));
    if (rows <= this.#rows) return;
    this.#rows = rows;
    this.found = emptyRows(rows);
    this.other = emptyRows(rows);
    this.third = emptyRows(rows);
    this.sums = new Int32Array(rows);
    this.best = new Int32Array(rows);
    this.unionScores = new Int32Array(rows).fill(-1);
    this.unionBits = new Uint32Array(bitmapWords(rows));
    this.groupSums = new Int32Array(rows);
    this.groupCounts = new Uint16Array(rows);
    this.groupBits = new Uint32Array(bitmapWords(rows));
    this.counts = new Uint16Array(rows);
    this.failures = new Uint32Array(rows);
    this.byRow = new Uint8Array(rows);
    this.bits = new Uint32Array(bitmapWords(rows));
  }
}

function emptyRows(rows: number): Rows {
  return { rows: new Uint32Array(rows), scores: new Int32Array(rows), count: 0 };
}

/** The rows whose bits are set. */
export function listRows(words: Uint32Array, into: Rows): void {
  into.count = 0;
  addRows(words, 0, words.length, 0, into);
}

/** Adds the rows whose bits are set in some words, of which the first stands for the rows from `base` on. */
export function addRows(
  words: Uint32Array,
  from: number,
  to: number,
  base: number,
  into: Rows,
): void {
  const { rows } = into;
  let { count } = into;
  let first = base;
  for (let at = from; at < to; at += 1) {
    let word = words[at] as number;
    while (word !== 0) {
      const lowest = word & -word;
      rows[count] = first + 31 - Math.clz32(lowest);
      count += 1;
      word ^= lowest;
    }
    first += 32;
  }
  into.count = count;
}

/** Of all rows, so many, or the live ones, those whose bits are not set; the bits are not kept. */
export function listOthers(words: Uint32Array, rows: number, live: LiveRows, into: Rows): void {
  for (let at = 0; at < words.length; at += 1) {
    const wanted = live === undefined ? ~0 : (live[at] as number);
    words[at] = ~(words[at] as number) & wanted;
  }
  const rest = rows & 31;
  const last = words.length - 1;
  if (rest > 0) words[last] = (words[last] as number) & ((1 << rest) - 1);
  listRows(words, into);
}
