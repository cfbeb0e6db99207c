import { ByteSink } from "./bytes.ts";
import { choosePieces, sampleBytesMax } from "./choose-pieces.ts";
import { writePacked } from "./packed-records.ts";
import { RecordPacker, unpacked } from "./record-packing.ts";

/** How a run packs its records: like another, by the first of them, or not at all, when merging will. */
export type RunPacking = RecordPacker | "by the first" | "later";

/** So many bytes are packed at once: what packing looks at is in the processor's cache then. */
const packedAtOnceBytes = 262_144;

/** Records one after the other: those that are packed, and behind them those that wait for it. */
class Records {
  count = 0;
  readonly #packed = new ByteSink(1 << 16);
  readonly #ends: number[] = [];
  readonly #waiting = new ByteSink(1 << 12);
  #waitingEnds: number[] = [];

  get bytes(): number {
    return this.#packed.length + this.#waiting.length;
  }

  /** The bytes that wait to be packed. */
  get waiting(): Uint8Array {
    return this.#waiting.view();
  }

  /** The place of the record. */
  add(record: Uint8Array): number {
    this.#waiting.raw(record);
    this.#waitingEnds.push(this.#waiting.length);
    this.count += 1;
    return this.count - 1;
  }

  /** Packs what waits; returns how many bytes that leaves. */
  pack(packer: RecordPacker): number {
    const before = this.#packed.length;
    let from = 0;
    for (const to of this.#waitingEnds) {
      writePacked(this.#packed, packer, this.#waiting.bytes.subarray(from, to));
      this.#ends.push(this.#packed.length);
      from = to;
    }
    this.#waiting.length = 0;
    this.#waitingEnds = [];
    return this.#packed.length - before;
  }

  /** A packed record with its length. */
  piece(place: number): Uint8Array {
    return this.#packed.bytes.subarray(this.#ends[place - 1] ?? 0, this.#ends[place]);
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
    return this.#documents.bytes + this.#parts.bytes;
  }

  addDocument(record: Uint8Array): void {
    this.#documents.add(record);
    this.#packIfMany();
  }

  /** The place of the part. */
  addPart(record: Uint8Array): number {
    const place = this.#parts.add(record);
    this.#packIfMany();
    return place;
  }

  #packIfMany(): void {
    const waiting = this.#documents.waiting.length + this.#parts.waiting.length;
    if (waiting >= (this.#packer === undefined ? sampleBytesMax : packedAtOnceBytes)) this.packer();
  }

  /** What all records are packed by, those that have waited for it as well. */
  packer(): RecordPacker {
    const documents = this.#documents.waiting;
    if (this.#packer === undefined) {
      const sample = Buffer.concat([this.#parts.waiting, documents]);
      this.#packer = new RecordPacker(choosePieces(sample));
      this.#documents.pack(this.#packer);
    } else {
      this.#bytesGiven += documents.length;
      this.#bytesLeft += this.#documents.pack(this.#packer);
    }
    this.#parts.pack(this.#packer);
    return this.#packer;
  }

  /**
   * What packing leaves of records that the packer was not chosen from, as a share of their bytes;
   * undefined when there are none.
   */
  get packedShare(): number | undefined {
    this.packer();
    return this.#bytesGiven === 0 ? undefined : this.#bytesLeft / this.#bytesGiven;
  }

  /** The packed record of a document, by the order in which they came; `packer` is called before. */
  document(place: number): Uint8Array {
    return this.#documents.piece(place);
  }

  part(place: number): Uint8Array {
    return this.#parts.piece(place);
  }
}
