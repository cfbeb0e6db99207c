import { compareUtf8 } from "./bytes.ts";
import type { StringWalker } from "./string-table.ts";

/**
 * Walks several tables at once, in the order of their strings. Yields the places of the walkers that
 * stand at the next string; the array is used again.
 */
export function* mergedKeys(walkers: readonly StringWalker[]): Generator<readonly number[]> {
  const heap: number[] = [];
  const isBefore = (a: number, b: number): boolean => {
    const order = compare(walkers[a], walkers[b]);
    return order < 0 || (order === 0 && a < b);
  };
  const push = (walker: number): void => {
    let at = heap.length;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = heap[parent] as number;
      if (!isBefore(walker, above)) break;
      heap[at] = above;
      at = parent;
    }
    heap[at] = walker;
  };
  const pop = (): number => {
    const top = heap[0] as number;
    const last = heap.pop() as number;
    if (heap.length === 0) return top;
    let at = 0;
    for (;;) {
      let child = at * 2 + 1;
      if (child >= heap.length) break;
      const right = child + 1;
      if (right < heap.length && isBefore(heap[right] as number, heap[child] as number)) {
        child = right;
      }
      if (!isBefore(heap[child] as number, last)) break;
      heap[at] = heap[child] as number;
      at = child;
    }
    heap[at] = last;
    return top;
  };
  for (const [walker, one] of walkers.entries()) if (one.next()) push(walker);
  const holders: number[] = [];
  while (heap.length > 0) {
    holders.length = 0;
    const first = pop();
    holders.push(first);
    while (heap.length > 0 && compare(walkers[first], walkers[heap[0] as number]) === 0) {
      holders.push(pop());
    }
    yield holders;
    for (const walker of holders) if (walkers[walker]?.next() === true) push(walker);
  }
}

function compare(a: StringWalker | undefined, b: StringWalker | undefined): number {
  if (a === undefined || b === undefined) return 0;
  return compareUtf8(a.key, 0, a.key.length, b.key, 0, b.key.length);
}
