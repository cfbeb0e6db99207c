import type { PackedBatch } from "../pack.ts";
import { ByteSink } from "./bytes.ts";
import { writePart } from "./stored-records.ts";

/** The parts that came with batches and that documents refer to by their places. */
export class KnownParts {
  /** Grows when places that were given before stand for nothing any more. */
  generation = 0;
  readonly #records = new ByteSink(1 << 12);
  #recordEnds: number[] = [];
  #terms: string[] = [];

  /** To be called with each batch before its documents are looked at. */
  take({ beginsAnew, parts }: PackedBatch): void {
    if (beginsAnew) {
      this.generation += 1;
      this.#records.length = 0;
      this.#recordEnds = [];
      this.#terms = [];
    }
    for (const { folded, terms } of parts) {
      writePart(this.#records, folded, terms);
      this.#recordEnds.push(this.#records.length);
      this.#terms.push(terms);
    }
  }

  get count(): number {
    return this.#terms.length;
  }

  /** The record of a part, valid until more come. */
  recordOf(place: number): Uint8Array {
    return this.#records.bytes.subarray(this.#recordEnds[place - 1] ?? 0, this.#recordEnds[place]);
  }

  /** Its terms, joined by spaces. */
  termsOf(place: number): string {
    return this.#terms[place] ?? "";
  }
}
