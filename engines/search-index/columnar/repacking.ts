import { ByteSink } from "./bytes.ts";
import { type PackedRecords, writePacked } from "./packed-records.ts";
import { RecordPacker } from "./record-packing.ts";

/** Packs records by one dictionary; what is packed by it already is taken over as it is. */
export class Repacking {
  readonly #dictionary: Uint8Array;
  #packer: RecordPacker | undefined;
  readonly #sink = new ByteSink();

  constructor(dictionary: Uint8Array) {
    this.#dictionary = dictionary;
  }

  /** Gives the packed record of a row, valid until the next. */
  taker(records: PackedRecords, dictionary: Uint8Array): (row: number) => Uint8Array {
    if (isSameDictionary(dictionary, this.#dictionary)) return (row) => records.packed(row);
    return (row) => {
      this.#packer ??= new RecordPacker(this.#dictionary);
      this.#sink.length = 0;
      writePacked(this.#sink, this.#packer, records.record(row));
      return this.#sink.view();
    };
  }
}

export function isSameDictionary(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
