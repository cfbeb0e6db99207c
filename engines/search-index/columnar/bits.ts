import type { BitmapPool } from "./bitmap-pool.ts";
import type { Rows } from "./scratch.ts";

/** Sets the bits that are set in another bitmap. */
export function uniteBits(bits: Uint32Array, others: Uint32Array): void {
  for (let at = 0; at < bits.length; at += 1) {
    bits[at] = (bits[at] as number) | (others[at] as number);
  }
}

/** Keeps the bits that are set in another bitmap. */
export function meetBits(bits: Uint32Array, others: Uint32Array): void {
  for (let at = 0; at < bits.length; at += 1) {
    bits[at] = (bits[at] as number) & (others[at] as number);
  }
}

/** The rows whose bits are set and that are allowed. */
export function bitsWithin(
  bits: Uint32Array,
  allowed: Uint32Array | undefined,
  bitmaps: BitmapPool,
): Uint32Array {
  if (allowed === undefined) return bits;
  const words = bitmaps.take();
  for (let at = 0; at < words.length; at += 1) {
    words[at] = (bits[at] as number) & (allowed[at] as number);
  }
  return words;
}

/** The bits that are not set in another bitmap. */
export function bitsOutside(
  bits: Uint32Array,
  others: Uint32Array,
  bitmaps: BitmapPool,
): Uint32Array {
  const words = bitmaps.take();
  for (let at = 0; at < words.length; at += 1) {
    words[at] = (bits[at] as number) & ~(others[at] as number);
  }
  return words;
}

/** Sets the bits of rows. */
export function raiseRows({ rows, count }: Pick<Rows, "rows" | "count">, bits: Uint32Array): void {
  for (let at = 0; at < count; at += 1) {
    const row = rows[at] as number;
    bits[row >> 5] = (bits[row >> 5] as number) | (1 << (row & 31));
  }
}
