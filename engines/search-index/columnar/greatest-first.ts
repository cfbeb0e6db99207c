/**
 * The greatest numbers of any range of a long list, one after the other: a tree of which each node
 * knows the greatest number below it. To sort the range would look at all of it.
 */
export class GreatestTree {
  readonly #leaves: number;
  /** Node → the greatest below; the children of n are 2n and 2n + 1, leaves come last. */
  readonly #greatest: Uint32Array;

  constructor(numbers: Uint32Array) {
    let leaves = 1;
    while (leaves < numbers.length) leaves *= 2;
    this.#leaves = leaves;
    this.#greatest = new Uint32Array(leaves * 2);
    this.#greatest.set(numbers, leaves);
    for (let node = leaves - 1; node > 0; node -= 1) {
      const left = this.#greatest[node * 2] as number;
      this.#greatest[node] = Math.max(left, this.#greatest[node * 2 + 1] as number);
    }
  }

  /** Places from `from` up to but not `to`, by falling number, equal ones ascending. */
  *places(from: number, to: number): Generator<number> {
    const open: number[] = [];
    let left = from + this.#leaves;
    let right = to + this.#leaves;
    for (; left < right; left >>= 1, right >>= 1) {
      if ((left & 1) === 1) {
        this.#push(open, left);
        left += 1;
      }
      if ((right & 1) === 1) {
        right -= 1;
        this.#push(open, right);
      }
    }
    while (open.length > 0) {
      const node = this.#pop(open);
      if (node >= this.#leaves) yield node - this.#leaves;
      else {
        this.#push(open, node * 2);
        this.#push(open, node * 2 + 1);
      }
    }
  }

  /** Of equal numbers the node that begins first: its leaves come before those of the others. */
  #isBefore(a: number, b: number): boolean {
    const difference = (this.#greatest[a] as number) - (this.#greatest[b] as number);
    return difference === 0 ? this.#firstLeaf(a) < this.#firstLeaf(b) : difference > 0;
  }

  #firstLeaf(node: number): number {
    return node << (Math.clz32(node) - Math.clz32(this.#leaves));
  }

  #push(heap: number[], node: number): void {
    let at = heap.length;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = heap[parent] as number;
      if (!this.#isBefore(node, above)) break;
      heap[at] = above;
      at = parent;
    }
    heap[at] = node;
  }

  #pop(heap: number[]): number {
    const top = heap[0] as number;
    const last = heap.pop() as number;
    if (heap.length === 0) return top;
    let at = 0;
    for (;;) {
      let child = at * 2 + 1;
      if (child >= heap.length) break;
      const right = child + 1;
      if (right < heap.length && this.#isBefore(heap[right] as number, heap[child] as number)) {
        child = right;
      }
      if (!this.#isBefore(heap[child] as number, last)) break;
      heap[at] = heap[child] as number;
      at = child;
    }
    heap[at] = last;
    return top;
  }
}
