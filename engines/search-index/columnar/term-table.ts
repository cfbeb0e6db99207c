import { keyOrder } from "./key-order.ts";

/**
 * Distinct terms, numbered in the order in which they came. They lie as UTF-8 in one array with a
 * hash table of numbers beside it: a map of strings would cost several times the time and memory.
 */
export class TermTable {
  count = 0;
  #bytes = new Uint8Array(1 << 14);
  #length = 0;
  /** Term → where its bytes end. */
  #ends = new Uint32Array(1 << 10);
  /**
   * By hash: 1 + term, 0 where none is; its hash; where its bytes begin and end. There are at least
   * twice as many as terms. What is looked at together lies together: the table is larger than caches.
   */
  #slots = new Int32Array(slotNumbers << 11);

  /** The number of the term that lies in `source` from `from` to `to`. */
  numberOf(source: Uint8Array, from: number, to: number): number {
    let hash = to - from;
    for (let at = from; at < to; at += 1)
      hash = Math.imul(hash ^ (source[at] as number), 0x01000193);
    hash ^= hash >>> 15;
    const slots = this.#slots;
    const last = slots.length - 1;
    let slot = Math.imul(hash, slotNumbers) & last;
    for (;;) {
      const taken = slots[slot] as number;
      if (taken === 0) return this.#add(source, from, to, hash, slot);
      if (slots[slot + 1] === hash && this.#isAt(slot, source, from, to)) return taken - 1;
      slot = (slot + slotNumbers) & last;
    }
  }

  #isAt(slot: number, source: Uint8Array, from: number, to: number): boolean {
    const begin = this.#slots[slot + 2] as number;
    if ((this.#slots[slot + 3] as number) - begin !== to - from) return false;
    const bytes = this.#bytes;
    for (let at = from, own = begin; at < to; at += 1, own += 1) {
      if (bytes[own] !== source[at]) return false;
    }
    return true;
  }

  #add(source: Uint8Array, from: number, to: number, hash: number, slot: number): number {
    const term = this.count;
    this.count += 1;
    const begin = this.#length;
    const end = begin + to - from;
    if (end > this.#bytes.length) this.#bytes = larger(this.#bytes, end * 2);
    for (let at = from, own = begin; at < to; at += 1, own += 1) {
      this.#bytes[own] = source[at] as number;
    }
    this.#length = end;
    if (term === this.#ends.length) this.#ends = larger(this.#ends, term * 2);
    this.#ends[term] = end;
    this.#slots[slot] = term + 1;
    this.#slots[slot + 1] = hash;
    this.#slots[slot + 2] = begin;
    this.#slots[slot + 3] = end;
    if (this.count * 2 * slotNumbers > this.#slots.length) this.#spread();
    return term;
  }

  #spread(): void {
    const before = this.#slots;
    const slots = new Int32Array(before.length * 2);
    const last = slots.length - 1;
    for (let from = 0; from < before.length; from += slotNumbers) {
      if (before[from] === 0) continue;
      let slot = Math.imul(before[from + 1] as number, slotNumbers) & last;
      while (slots[slot] !== 0) slot = (slot + slotNumbers) & last;
      for (let at = 0; at < slotNumbers; at += 1) slots[slot + at] = before[from + at] as number;
    }
    this.#slots = slots;
  }

  /** The bytes of a term. */
  keyOf(term: number): Uint8Array {
    return this.#bytes.subarray(term === 0 ? 0 : this.#ends[term - 1], this.#ends[term]);
  }

  /** The terms in the order of UTF-16 code units. */
  inOrder(): Uint32Array {
    return keyOrder({ bytes: this.#bytes, ends: this.#ends, count: this.count });
  }
}

const slotNumbers = 4;

/** The same array with more room. */
export function larger<
  Numbers extends Uint8Array | Uint16Array | Uint32Array | Int32Array | Float32Array,
>(numbers: Numbers, room: number): Numbers {
  const Kind = numbers.constructor as new (length: number) => Numbers;
  const grown = new Kind(room);
  grown.set(numbers);
  return grown;
}
