import type { Rows } from "./scratch.ts";

/** Keeps the rows whose score is not negative. */
export function keepScored(into: Rows): void {
  const { rows, scores, count } = into;
  let kept = 0;
  for (let at = 0; at < count; at += 1) {
    const score = scores[at] as number;
    rows[kept] = rows[at] as number;
    scores[kept] = score;
    kept += score < 0 ? 0 : 1;
  }
  into.count = kept;
}

/** Keeps the rows whose bit is set. */
export function keepAllowed(into: Rows, allowed: Uint32Array | undefined): void {
  if (allowed === undefined) return;
  const { rows, scores, count } = into;
  let kept = 0;
  for (let at = 0; at < count; at += 1) {
    const row = rows[at] as number;
    rows[kept] = row;
    scores[kept] = scores[at] as number;
    kept += ((allowed[row >> 5] as number) >>> (row & 31)) & 1;
  }
  into.count = kept;
}

/**
 * Moves what was gathered by row into a list, as far as it is allowed, and leaves the arrays as they
 * were before.
 */
export function sweepUnion(
  bits: Uint32Array,
  scores: Int32Array,
  segmentRows: number,
  allowed: Uint32Array | undefined,
  into: Rows,
): number {
  const words = (segmentRows + 31) >> 5;
  let count = 0;
  for (let at = 0; at < words; at += 1) {
    let word = bits[at] as number;
    if (word === 0) continue;
    bits[at] = 0;
    const kept = allowed === undefined ? word : word & (allowed[at] as number);
    const base = at << 5;
    while (word !== 0) {
      const lowest = word & -word;
      const row = base + 31 - Math.clz32(lowest);
      into.rows[count] = row;
      into.scores[count] = scores[row] as number;
      scores[row] = -1;
      count += (kept & lowest) === 0 ? 0 : 1;
      word ^= lowest;
    }
  }
  return count;
}
