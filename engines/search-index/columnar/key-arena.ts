import { ByteSink } from "./bytes.ts";
import type { KeyList } from "./key-order.ts";
import { larger } from "./term-table.ts";

/** Strings kept as UTF-8, one after the other: millions of them are nothing to a collector. */
export class KeyArena {
  count = 0;
  readonly #sink = new ByteSink(1 << 12);
  #ends = new Uint32Array(1 << 8);

  /** Appends a string that lies in the bytes; its place is the number of those before it. */
  add(bytes: Uint8Array, from: number, to: number): void {
    const sink = this.#sink;
    sink.raw(bytes.subarray(from, to));
    if (this.count === this.#ends.length) this.#ends = larger(this.#ends, this.count * 2);
    this.#ends[this.count] = sink.length;
    this.count += 1;
  }

  keyOf(place: number): Uint8Array {
    const from = place === 0 ? 0 : (this.#ends[place - 1] as number);
    return this.#sink.bytes.subarray(from, this.#ends[place]);
  }

  isSame(a: number, b: number): boolean {
    const { bytes } = this.#sink;
    let from = a === 0 ? 0 : (this.#ends[a - 1] as number);
    const to = this.#ends[a] as number;
    let other = b === 0 ? 0 : (this.#ends[b - 1] as number);
    if (to - from !== (this.#ends[b] as number) - other) return false;
    for (; from < to; from += 1, other += 1) if (bytes[from] !== bytes[other]) return false;
    return true;
  }

  list(): KeyList {
    return { bytes: this.#sink.bytes, ends: this.#ends, count: this.count };
  }
}
