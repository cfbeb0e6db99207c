import { NumberHeap } from "./number-heap.ts";

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
    const open = new NumberHeap((a, b) => this.#isBefore(a, b));
    let left = from + this.#leaves;
    let right = to + this.#leaves;
    for (; left < right; left >>= 1, right >>= 1) {
      if ((left & 1) === 1) {
        open.push(left);
        left += 1;
      }
      if ((right & 1) === 1) {
        right -= 1;
        open.push(right);
      }
    }
    while (open.size > 0) {
      const node = open.pop();
      if (node >= this.#leaves) yield node - this.#leaves;
      else {
        open.push(node * 2);
        open.push(node * 2 + 1);
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
}
