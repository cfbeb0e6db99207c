import { NumberHeap } from "./number-heap.ts";

/** How many documents have each value of a field, by its place, and which of two values comes first. */
export interface ByFrequency {
  readonly counts: Uint32Array;
  readonly isBefore: (a: number, b: number) => boolean;
}

/** Places with their names: the more frequent comes first, then the lesser name. */
export function byFrequency(counts: Uint32Array, names: readonly string[]): ByFrequency {
  const isBefore = (a: number, b: number): boolean => {
    const difference = (counts[a] as number) - (counts[b] as number);
    return difference > 0 || (difference === 0 && (names[a] ?? "") < (names[b] ?? ""));
  };
  return { counts, isBefore };
}

/** Of some places, or of all, the first ones that have a count, and how many have one. */
export function mostFrequent(
  places: Uint32Array | undefined,
  most: number,
  { counts, isBefore }: ByFrequency,
): { readonly first: readonly number[]; readonly distinct: number } {
  /** The first so far, the last of them on top. */
  const heap = new NumberHeap((a, b) => isBefore(b, a));
  const { length } = places ?? counts;
  let distinct = 0;
  // A value with fewer than the last of enough first ones is not among them, nor is one that none has.
  let enough = most === 0 ? Number.POSITIVE_INFINITY : 1;
  for (let at = 0; at < length; at += 1) {
    const place = places === undefined ? at : (places[at] as number);
    const count = counts[place] as number;
    distinct += count === 0 ? 0 : 1;
    if (count < enough) continue;
    if (heap.size === most) {
      if (!isBefore(place, heap.first as number)) continue;
      heap.pop();
    }
    heap.push(place);
    if (heap.size === most) enough = counts[heap.first as number] as number;
  }
  const first: number[] = [];
  while (heap.size > 0) first.push(heap.pop());
  return { first: first.reverse(), distinct };
}
