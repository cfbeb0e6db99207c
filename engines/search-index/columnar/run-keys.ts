import type { BatchReader } from "./batch-reader.ts";
import { KeyArena } from "./key-arena.ts";
import { keyOrder } from "./key-order.ts";
import type { KeyInput } from "./segment-input.ts";

/** The keys of one sort field of the documents of a run. */
export class RunKeys {
  readonly #keys = new KeyArena();
  /** Document → 1 + the place of its key, 0 for none. */
  readonly #placeOf: number[] = [];

  /** The key of the next document. */
  add(reader: BatchReader): void {
    const isStated = reader.byte() === 1;
    if (isStated) {
      reader.span();
      this.#keys.add(reader.bytes, reader.from, reader.to);
    }
    this.#placeOf.push(isStated ? this.#keys.count : 0);
  }

  /** Of the documents in the given order; keys of others are left out. */
  input(order: Uint32Array): KeyInput {
    const isStated = new Uint8Array(this.#keys.count);
    for (const document of order) {
      const place = this.#placeOf[document] as number;
      if (place > 0) isStated[place - 1] = 1;
    }
    const distinct: number[] = [];
    const rankOf = new Uint32Array(this.#keys.count);
    for (const place of keyOrder(this.#keys.list())) {
      if (isStated[place] === 0) continue;
      const last = distinct.at(-1);
      if (last === undefined || !this.#keys.isSame(last, place)) distinct.push(place);
      rankOf[place] = distinct.length;
    }
    const keys = this.#keys;
    function* inOrder(): Generator<Uint8Array> {
      for (const place of distinct) yield keys.keyOf(place);
    }
    return {
      keys: inOrder(),
      ranks: () =>
        Uint32Array.from(order, (document) => {
          const place = this.#placeOf[document] as number;
          return place === 0 ? 0 : (rankOf[place - 1] as number);
        }),
    };
  }
}
