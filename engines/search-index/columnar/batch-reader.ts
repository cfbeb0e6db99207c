import type { KnownParts } from "./known-parts.ts";
import { documentEntry, type PackedBatch } from "./packed-batch.ts";

/** Reads the bytes of a packed batch, in their order. */
export class BatchReader {
  readonly bytes: Uint8Array;
  /** Where what `span` has read lies in the bytes. */
  from = 0;
  to = 0;
  readonly #numbers: DataView;
  readonly #parts: KnownParts;
  #at = 0;

  /** Parts are added to those that are known as they come. */
  constructor({ bytes, beginsAnew }: PackedBatch, parts: KnownParts) {
    this.bytes = bytes;
    this.#numbers = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#parts = parts;
    if (beginsAnew) parts.forget();
  }

  /** Goes to the next document, whose id `span` has then read; says whether there is one. */
  next(): boolean {
    while (this.#at < this.bytes.length) {
      const isDocument = this.byte() === documentEntry;
      this.span();
      if (isDocument) return true;
      this.#parts.addRecord(this.bytes.subarray(this.from, this.to));
      this.span();
      this.#parts.addTerms(this.bytes.subarray(this.from, this.to));
    }
    return false;
  }

  byte(): number {
    this.#at += 1;
    return this.bytes[this.#at - 1] as number;
  }

  varint(): number {
    let value = 0;
    for (let bits = 0; ; bits += 7) {
      const byte = this.byte();
      value |= (byte & 127) << bits;
      if (byte < 128) return value;
    }
  }

  float64(): number {
    this.#at += 8;
    return this.#numbers.getFloat64(this.#at - 8, true);
  }

  /** Goes past what follows with its length: it lies from `from` to `to`. */
  span(): void {
    this.from = this.#at + 4;
    this.to = this.from + this.#numbers.getUint32(this.#at, true);
    this.#at = this.to;
  }

  /** What `span` has read, as a string. */
  text(): string {
    const { buffer, byteOffset } = this.bytes;
    return Buffer.from(buffer, byteOffset + this.from, this.to - this.from).toString("utf8");
  }
}
