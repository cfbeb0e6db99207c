import { ByteSink } from "./bytes.ts";

/** The parts that came with batches and that documents refer to by their places. */
export class KnownParts {
  /** Grows when places that were given before stand for nothing any more. */
  generation = 0;
  readonly #records = new ByteSink(1 << 12);
  readonly #terms = new ByteSink(1 << 12);
  #recordEnds: number[] = [];
  #termEnds: number[] = [];

  forget(): void {
    this.generation += 1;
    this.#records.length = 0;
    this.#terms.length = 0;
    this.#recordEnds = [];
    this.#termEnds = [];
  }

  /** The record of the next part, whose terms follow. */
  addRecord(record: Uint8Array): void {
    this.#records.raw(record);
    this.#recordEnds.push(this.#records.length);
  }

  addTerms(terms: Uint8Array): void {
    this.#terms.raw(terms);
    this.#termEnds.push(this.#terms.length);
  }

  get count(): number {
    return this.#termEnds.length;
  }

  /** The record of a part, valid until more come. */
  recordOf(place: number): Uint8Array {
    return this.#records.bytes.subarray(this.#recordEnds[place - 1] ?? 0, this.#recordEnds[place]);
  }

  /** Its terms, each with a space after it; valid as long. */
  termsOf(place: number): Uint8Array {
    return this.#terms.bytes.subarray(this.#termEnds[place - 1] ?? 0, this.#termEnds[place]);
  }
}
