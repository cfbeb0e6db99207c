import type { KnownParts } from "./known-parts.ts";
import type { RunRecords } from "./run-records.ts";
import { larger } from "./term-table.ts";

/** The parts that documents of a run have, each once, and the numbers of their terms. */
export class RunParts {
  readonly #known: KnownParts;
  readonly #records: RunRecords;
  readonly #numbersOf: (terms: Uint8Array) => Uint32Array;
  /** Of which generation of known parts the places below are. */
  #generation = -1;
  /** Place among known parts → 1 + place in this run, 0 for none. */
  #placeOf = new Uint32Array(1 << 10);
  #terms = new Uint32Array(1 << 12);
  readonly #termEnds: number[] = [];

  constructor(
    known: KnownParts,
    records: RunRecords,
    numbersOf: (terms: Uint8Array) => Uint32Array,
  ) {
    this.#known = known;
    this.#records = records;
    this.#numbersOf = numbersOf;
  }

  get count(): number {
    return this.#termEnds.length;
  }

  /** The place in this run of a known part, which is worked out when it is new to the run. */
  placeOf(known: number): number {
    if (this.#generation !== this.#known.generation) {
      this.#generation = this.#known.generation;
      this.#placeOf.fill(0);
    }
    if (known >= this.#placeOf.length) {
      this.#placeOf = larger(this.#placeOf, Math.max(known + 1, this.#placeOf.length * 2));
    }
    const place = this.#placeOf[known] as number;
    if (place > 0) return place - 1;
    const added = this.#records.addPart(this.#known.recordOf(known));
    const numbers = this.#numbersOf(this.#known.termsOf(known));
    const from = this.#termEnds.at(-1) ?? 0;
    const end = from + numbers.length;
    if (end > this.#terms.length) this.#terms = larger(this.#terms, end * 2);
    this.#terms.set(numbers, from);
    this.#termEnds.push(end);
    this.#placeOf[known] = added + 1;
    return added;
  }

  /** How many terms it has, repeats included. */
  wordsOf(place: number): number {
    return (this.#termEnds[place] as number) - (this.#termEnds[place - 1] ?? 0);
  }

  /** The numbers of its terms in order, repeats included, valid until a new one comes. */
  termsOf(place: number): Uint32Array {
    return this.#terms.subarray(this.#termEnds[place - 1] ?? 0, this.#termEnds[place]);
  }
}
