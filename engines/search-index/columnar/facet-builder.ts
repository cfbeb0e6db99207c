import type { FacetInput } from "./segment-input.ts";
import { larger, TermTable } from "./term-table.ts";

/** Collects the values of one facet field, document by document, as sets of values. */
export class FacetBuilder {
  readonly #values = new TermTable();
  readonly #sets: (readonly number[])[] = [[]];
  /** Value → the set of it alone; most sets are of one. */
  readonly #setOfOne: number[] = [];
  readonly #setOfMore = new Map<string, number>();
  #column = new Uint32Array(256);
  #count = 0;

  /** The number of the value that lies in the bytes. */
  valueOf(bytes: Uint8Array, from: number, to: number): number {
    return this.#values.numberOf(bytes, from, to);
  }

  /** The values of the next document, by their numbers. */
  add(values: readonly number[]): void {
    if (this.#count === this.#column.length) this.#column = larger(this.#column, this.#count * 2);
    this.#column[this.#count] = this.setOf(values);
    this.#count += 1;
  }

  /** The number of the set of these values, in whatever order they come. */
  setOf(values: readonly number[]): number {
    const first = values[0];
    if (first === undefined) return 0;
    const distinct = values.length === 1 ? values : [...new Set(values)].sort((a, b) => a - b);
    if (distinct.length === 1) return (this.#setOfOne[first] ??= this.#sets.push([first]) - 1);
    const key = distinct.join();
    const known = this.#setOfMore.get(key);
    if (known !== undefined) return known;
    const set = this.#sets.push(distinct) - 1;
    this.#setOfMore.set(key, set);
    return set;
  }

  /** The sets of the documents in the given order. */
  input(order: Uint32Array): FacetInput {
    return this.inputOf(Uint32Array.from(order, (place) => this.#column[place] as number));
  }

  /** With a column of sets made elsewhere. */
  inputOf(column: Uint32Array): FacetInput {
    const values = Array.from({ length: this.#values.count }, (_, value) =>
      Buffer.from(this.#values.keyOf(value)).toString("utf8"),
    );
    return { values, sets: this.#sets, column };
  }
}
