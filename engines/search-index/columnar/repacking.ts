import { ByteSink } from "./bytes.ts";
import { type PackedRecords, writePacked } from "./packed-records.ts";
import type { RecordPacker } from "./record-packing.ts";

/** Packs records by one packer; what is packed by it already is taken over as it is. */
export class Repacking {
  readonly #packer: RecordPacker;
  readonly #sink = new ByteSink();

  constructor(packer: RecordPacker) {
    this.#packer = packer;
  }

  /** Gives the packed record of a row, valid until the next. */
  taker(records: PackedRecords, dictionary: Uint8Array): (row: number) => Uint8Array {
    if (isSameDictionary(dictionary, this.#packer.dictionary)) return (row) => records.packed(row);
    return (row) => {
      this.#sink.length = 0;
      writePacked(this.#sink, this.#packer, records.record(row));
      return this.#sink.view();
    };
  }
}

export function isSameDictionary(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
