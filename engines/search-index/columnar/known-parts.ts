import { ByteSink } from "./bytes.ts";
import { writePart } from "./stored-records.ts";
import { larger } from "./term-table.ts";

/** So many parts are known at most, at a few hundred bytes each; then it begins anew. */
const knownPartsMax = 100_000;

/**
 * Parts that documents of a run have had: their records and the numbers of their terms. Most parts
 * stand in many documents (name, code, address), and to work them out each time takes a sixth of the
 * time of the thread that writes.
 */
export class KnownParts {
  readonly #places = new Map<string, number>();
  readonly #records = new ByteSink(1 << 16);
  #recordEnds: number[] = [];
  #terms = new Uint32Array(1 << 12);
  #termEnds: number[] = [];

  /** Forgets everything once there is too much; places that were given before stand for nothing then. */
  makeRoom(): void {
    if (this.#places.size < knownPartsMax) return;
    this.#places.clear();
    this.#records.length = 0;
    this.#recordEnds = [];
    this.#termEnds = [];
  }

  /** The place of a part with this folded text and these terms, which are numbered if it is new. */
  placeOf(folded: string, terms: string, numbersOf: (terms: string) => Uint32Array): number {
    // Neither holds a line break.
    const key = `${terms}\n${folded}`;
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    const place = this.#recordEnds.length;
    writePart(this.#records, folded, terms);
    this.#recordEnds.push(this.#records.length);
    const numbers = numbersOf(terms);
    const from = this.#termEnds[place - 1] ?? 0;
    const end = from + numbers.length;
    if (end > this.#terms.length) this.#terms = larger(this.#terms, end * 2);
    this.#terms.set(numbers, from);
    this.#termEnds.push(end);
    this.#places.set(key, place);
    return place;
  }

  /** The record of a part, valid until a new one comes. */
  recordOf(place: number): Uint8Array {
    return this.#records.bytes.subarray(this.#recordEnds[place - 1] ?? 0, this.#recordEnds[place]);
  }

  /** The numbers of its terms in order, repeats included, valid until a new one comes. */
  termsOf(place: number): Uint32Array {
    return this.#terms.subarray(this.#termEnds[place - 1] ?? 0, this.#termEnds[place]);
  }
}
