import type { BatchReader } from "./batch-reader.ts";
import { ByteSink } from "./bytes.ts";
import { KeyArena } from "./key-arena.ts";
import { keyOrder } from "./key-order.ts";
import type { RecordPacker } from "./record-packing.ts";
import type { SuggestionInput } from "./segment-input.ts";

/** What the documents of a run offer as suggestions, as flat lists. */
export class RunSuggestions {
  readonly #keys = new KeyArena();
  /** Texts that are not their own key; the text of a key is 1 + its place here, 0 for the key. */
  readonly #texts = new KeyArena();
  readonly #textOf: number[] = [];
  /** Document → where its suggestions end. */
  readonly #ends: number[] = [];
  readonly #packed = new ByteSink();

  /** The suggestions of the next document; `see` is told each key. */
  add(reader: BatchReader, see: (key: Uint8Array) => void): void {
    for (let left = reader.varint(); left > 0; left -= 1) {
      reader.span();
      see(reader.bytes.subarray(reader.from, reader.to));
      this.#keys.add(reader.bytes, reader.from, reader.to);
      if (reader.byte() === 0) {
        this.#textOf.push(0);
        continue;
      }
      reader.span();
      this.#texts.add(reader.bytes, reader.from, reader.to);
      this.#textOf.push(this.#texts.count);
    }
    this.#ends.push(this.#keys.count);
  }

  /** Key by key, of the documents in the given order, the texts packed. */
  *input(order: Uint32Array, packer: RecordPacker): Generator<SuggestionInput> {
    const rowOf = this.#rows(order);
    const places = keyOrder(this.#keys.list());
    let at = 0;
    while (at < places.length) {
      const first = places[at] as number;
      let end = at + 1;
      while (end < places.length && this.#keys.isSame(first, places[end] as number)) end += 1;
      const offers = this.#offers(places.subarray(at, end), rowOf, packer);
      if (offers.length > 0) yield { key: this.#keys.keyOf(first), offers };
      at = end;
    }
  }

  /** Suggestion → its row, −1 for those of documents that are gone. */
  #rows(order: Uint32Array): Int32Array {
    const rowOf = new Int32Array(this.#keys.count).fill(-1);
    for (const [row, document] of order.entries()) {
      const from = document === 0 ? 0 : (this.#ends[document - 1] as number);
      rowOf.fill(row, from, this.#ends[document]);
    }
    return rowOf;
  }

  #offers(places: Uint32Array, rowOf: Int32Array, packer: RecordPacker): SuggestionInput["offers"] {
    const [only = 0] = places;
    if (places.length === 1) {
      const row = rowOf[only] as number;
      return row < 0 ? [] : [{ text: this.#textAt(only, packer), rows: [row] }];
    }
    const offers: { readonly text: Uint8Array | undefined; readonly rows: number[] }[] = [];
    const known = new Map<string, number[]>();
    for (const place of places) {
      const row = rowOf[place] as number;
      if (row < 0) continue;
      const text = this.#textAt(place, packer);
      const name = text === undefined ? "" : Buffer.from(text).toString("latin1");
      const rows = known.get(`${text === undefined}${name}`);
      if (rows !== undefined) {
        if (rows.at(-1) !== row) rows.push(row);
        continue;
      }
      const own = [row];
      known.set(`${text === undefined}${name}`, own);
      offers.push({ text, rows: own });
    }
    // Documents came in another order than that of their ids.
    for (const { rows } of offers) rows.sort((a, b) => a - b);
    return offers;
  }

  #textAt(place: number, packer: RecordPacker): Uint8Array | undefined {
    const text = this.#textOf[place] as number;
    if (text === 0) return undefined;
    packer.pack(this.#texts.keyOf(text - 1), this.#packed);
    return this.#packed.take();
  }
}
