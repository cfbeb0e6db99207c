import { ByteSink } from "./bytes.ts";
import { choosePieces, sampleBytesMax } from "./choose-pieces.ts";
import { writePacked } from "./packed-records.ts";
import { RecordPacker, unpacked } from "./record-packing.ts";

/** How a run packs its records: like another, by the first of them, or not at all, when merging will. */
export type RunPacking = RecordPacker | "by the first" | "later";

/** Records one after the other, and where each ends. */
class Records {
  readonly sink = new ByteSink(1 << 16);
  readonly ends: number[] = [];

  piece(place: number): Uint8Array {
    return this.sink.bytes.subarray(this.ends[place - 1] ?? 0, this.ends[place]);
  }

  /** Packs what lies there unpacked. */
  packBy(packer: RecordPacker): void {
    const raw = this.sink.take();
    let from = 0;
    for (const [place, to] of this.ends.entries()) {
      writePacked(this.sink, packer, raw.subarray(from, to));
      this.ends[place] = this.sink.length;
      from = to;
    }
  }
}

/** The records of the documents of a run and of their parts, packed as soon as there is what by. */
export class RunRecords {
  #packer: RecordPacker | undefined;
  readonly #documents = new Records();
  readonly #parts = new Records();
  /** Of the documents that came after the packer was chosen: their bytes, and what packing left. */
  #bytesGiven = 0;
  #bytesLeft = 0;

  constructor(packing: RunPacking) {
    if (packing === "later") this.#packer = new RecordPacker(unpacked);
    else if (packing !== "by the first") this.#packer = packing;
  }

  /** Bytes in memory. */
  get bytes(): number {
    return this.#documents.sink.length + this.#parts.sink.length;
  }

  addDocument(record: Uint8Array): void {
    const from = this.#documents.sink.length;
    const isPacked = this.#add(this.#documents, record);
    if (!isPacked) return;
    this.#bytesGiven += record.length;
    this.#bytesLeft += this.#documents.sink.length - from;
  }

  /** The place of the part. */
  addPart(record: Uint8Array): number {
    this.#add(this.#parts, record);
    return this.#parts.ends.length - 1;
  }

  /** Says whether it is packed already. */
  #add(to: Records, record: Uint8Array): boolean {
    const packer = this.#packer;
    if (packer === undefined) to.sink.raw(record);
    else writePacked(to.sink, packer, record);
    to.ends.push(to.sink.length);
    if (packer === undefined && this.bytes >= sampleBytesMax) this.packer();
    return packer !== undefined;
  }

  /** What records are packed by; those that are there are packed when it is chosen. */
  packer(): RecordPacker {
    if (this.#packer !== undefined) return this.#packer;
    const sample = Buffer.concat([this.#parts.sink.view(), this.#documents.sink.view()]);
    const packer = new RecordPacker(choosePieces(sample));
    this.#parts.packBy(packer);
    this.#documents.packBy(packer);
    this.#packer = packer;
    return packer;
  }

  /**
   * What packing leaves of records that the packer was not chosen from, as a share of their bytes;
   * undefined when there are none.
   */
  get packedShare(): number | undefined {
    return this.#bytesGiven === 0 ? undefined : this.#bytesLeft / this.#bytesGiven;
  }

  /** The packed record of a document, by the order in which they came. */
  document(place: number): Uint8Array {
    return this.#documents.piece(place);
  }

  part(place: number): Uint8Array {
    return this.#parts.piece(place);
  }
}
