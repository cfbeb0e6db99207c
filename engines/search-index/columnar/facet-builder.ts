import type { FacetInput } from "./segment-input.ts";

/** Collects the values of one facet field, document by document, as sets of values. */
export class FacetBuilder {
  readonly #values: string[] = [];
  readonly #valueIds = new Map<string, number>();
  readonly #sets: (readonly number[])[] = [[]];
  readonly #setIds = new Map<string, number>([["", 0]]);
  #column = new Uint32Array(256);
  #count = 0;

  add(values: readonly string[]): void {
    const set = this.setOf(values);
    if (this.#count === this.#column.length) {
      const larger = new Uint32Array(this.#count * 2);
      larger.set(this.#column);
      this.#column = larger;
    }
    this.#column[this.#count] = set;
    this.#count += 1;
  }

  /** The number of the set of these values, in whatever order they come. */
  setOf(values: readonly string[]): number {
    const [first = ""] = values;
    // Values are not empty, and a list in JSON is no single value with an equals sign before it.
    const distinct = values.length < 2 ? values : [...new Set(values)].sort();
    const key = distinct.length < 2 ? (first === "" ? "" : `=${first}`) : JSON.stringify(distinct);
    let set = this.#setIds.get(key);
    if (set !== undefined) return set;
    set = this.#sets.length;
    this.#setIds.set(key, set);
    this.#sets.push(distinct.map((value) => this.#valueId(value)));
    return set;
  }

  #valueId(value: string): number {
    let id = this.#valueIds.get(value);
    if (id === undefined) {
      id = this.#values.length;
      this.#values.push(value);
      this.#valueIds.set(value, id);
    }
    return id;
  }

  /** The sets of the documents in the given order. */
  input(order: Uint32Array): FacetInput {
    return this.inputOf(Uint32Array.from(order, (place) => this.#column[place] as number));
  }

  /** With a column of sets made elsewhere. */
  inputOf(column: Uint32Array): FacetInput {
    return { values: this.#values, sets: this.#sets, column };
  }
}
