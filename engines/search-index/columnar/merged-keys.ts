import { compareUtf8 } from "./bytes.ts";
import { NumberHeap } from "./number-heap.ts";
import type { StringWalker } from "./string-table.ts";

/**
 * Walks several tables at once, in the order of their strings. Yields the places of the walkers that
 * stand at the next string; the array is used again.
 */
export function* mergedKeys(walkers: readonly StringWalker[]): Generator<readonly number[]> {
  const heap = new NumberHeap((a, b) => {
    const order = compare(walkers[a], walkers[b]);
    return order < 0 || (order === 0 && a < b);
  });
  for (const [walker, one] of walkers.entries()) if (one.next()) heap.push(walker);
  const holders: number[] = [];
  while (heap.size > 0) {
    holders.length = 0;
    const first = heap.pop();
    holders.push(first);
    while (heap.size > 0 && compare(walkers[first], walkers[heap.first as number]) === 0) {
      holders.push(heap.pop());
    }
    yield holders;
    for (const walker of holders) if (walkers[walker]?.next() === true) heap.push(walker);
  }
}

function compare(a: StringWalker | undefined, b: StringWalker | undefined): number {
  if (a === undefined || b === undefined) return 0;
  return compareUtf8(a.key, 0, a.key.length, b.key, 0, b.key.length);
}
