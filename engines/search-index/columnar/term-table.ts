import { keyOrder } from "./key-order.ts";

/**
 * Distinct terms, numbered in the order in which they came. They lie as UTF-8 in one array with a
 * hash table of numbers beside it: a map of strings would cost several times the time and memory.
 */
export class TermTable {
  count = 0;
  #bytes = new Uint8Array(1 << 14);
  #length = 0;
  /** Term → where its bytes end, and its hash. */
  #ends = new Uint32Array(1 << 10);
  #hashes = new Int32Array(1 << 10);
  /** Hash → 1 + term; 0 where none is. There are at least twice as many as terms. */
  #slots = new Uint32Array(1 << 11);

  /** The number of the term that lies in `source` from `from` to `to`. */
  numberOf(source: Uint8Array, from: number, to: number): number {
    let hash = to - from;
    for (let at = from; at < to; at += 1)
      hash = Math.imul(hash ^ (source[at] as number), 0x01000193);
    hash ^= hash >>> 15;
    const last = this.#slots.length - 1;
    let slot = hash & last;
    for (;;) {
      const taken = this.#slots[slot] as number;
      if (taken === 0) return this.#add(source, from, to, hash, slot);
      if (this.#hashes[taken - 1] === hash && this.#isAt(taken - 1, source, from, to)) {
        return taken - 1;
      }
      slot = (slot + 1) & last;
    }
  }

  #isAt(term: number, source: Uint8Array, from: number, to: number): boolean {
    const begin = term === 0 ? 0 : (this.#ends[term - 1] as number);
    if ((this.#ends[term] as number) - begin !== to - from) return false;
    const bytes = this.#bytes;
    for (let at = from, own = begin; at < to; at += 1, own += 1) {
      if (bytes[own] !== source[at]) return false;
    }
    return true;
  }

  #add(source: Uint8Array, from: number, to: number, hash: number, slot: number): number {
    const term = this.count;
    this.count += 1;
    const length = this.#length + to - from;
    if (length > this.#bytes.length) this.#bytes = larger(this.#bytes, length * 2);
    for (let at = from, own = this.#length; at < to; at += 1, own += 1) {
      this.#bytes[own] = source[at] as number;
    }
    this.#length = length;
    if (term === this.#ends.length) {
      this.#ends = larger(this.#ends, term * 2);
      this.#hashes = larger(this.#hashes, term * 2);
    }
    this.#ends[term] = length;
    this.#hashes[term] = hash;
    this.#slots[slot] = term + 1;
    if (this.count * 2 > this.#slots.length) this.#spread();
    return term;
  }

  #spread(): void {
    const slots = new Uint32Array(this.#slots.length * 2);
    const last = slots.length - 1;
    for (let term = 0; term < this.count; term += 1) {
      let slot = (this.#hashes[term] as number) & last;
      while (slots[slot] !== 0) slot = (slot + 1) & last;
      slots[slot] = term + 1;
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

/** The same array with more room. */
export function larger<
  Numbers extends Uint8Array | Uint16Array | Uint32Array | Int32Array | Float32Array,
>(numbers: Numbers, room: number): Numbers {
  const Kind = numbers.constructor as new (length: number) => Numbers;
  const grown = new Kind(room);
  grown.set(numbers);
  return grown;
}
