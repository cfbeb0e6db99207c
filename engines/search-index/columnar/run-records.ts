import { ByteSink } from "./bytes.ts";
import { choosePieces, sampleBytesMax, suggestionSampleBytesMax } from "./choose-pieces.ts";
import { writePacked } from "./packed-records.ts";
import { RecordPacker, unpacked } from "./record-packing.ts";

/** How a run packs its records: like another, by pieces of its own, or not at all, when merging will. */
export type RunPacking = RecordPacker | "by its own" | "later";

/** So many bytes wait to be packed, once there is what to pack them by. */
const packedAtOnceBytes = 262_144;
/** Of so many records one is of the sample, and another judges; of so many suggestions one. */
const recordsPerSampled = 8;
const judgedBytesMax = 524_288;
/** A packer is better when it leaves less than this share of what another leaves. */
const betterShare = 0.9;
/** Pieces leave at most so much more of other records than of those they were chosen from, or are judged. */
const suitingShare = 1.1;
/** What packers leave of the records that their pieces were chosen from, as a share. */
const leaves = new WeakMap<RecordPacker, number>();

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

  /** How many bytes wait to be packed. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** The place of the record. */
  add(record: Uint8Array): number {
    this.#waiting.raw(record);
    this.#waitingEnds.push(this.#waiting.length);
    this.count += 1;
    return this.count - 1;
  }

  /** Packs what waits. */
  pack(packer: RecordPacker): void {
    for (const record of this.#waitingRecords()) {
      writePacked(this.#packed, packer, record);
      this.#ends.push(this.#packed.length);
    }
    this.#waiting.length = 0;
    this.#waitingEnds = [];
  }

  /** Which share of what waits packing would leave. */
  shareBy(packer: RecordPacker): number {
    const sink = new ByteSink();
    for (const record of this.#waitingRecords()) writePacked(sink, packer, record);
    return sink.length / Math.max(1, this.#waiting.length);
  }

  *#waitingRecords(): Generator<Uint8Array> {
    let from = 0;
    for (const to of this.#waitingEnds) {
      yield this.#waiting.bytes.subarray(from, to);
      from = to;
    }
  }

  /** A packed record with its length. */
  piece(place: number): Uint8Array {
    return this.#packed.bytes.subarray(this.#ends[place - 1] ?? 0, this.#ends[place]);
  }
}

/** The records of the documents of a run and of their parts. */
export class RunRecords {
  #packer: RecordPacker | undefined;
  readonly #isSampled: boolean;
  readonly #documents = new Records();
  readonly #parts = new Records();
  /** Records from all over the run: pieces are chosen from some, and judged by others. */
  readonly #sample = new ByteSink(1 << 12);
  readonly #judged = new Records();
  readonly #suggestionSample = new ByteSink(1 << 12);
  #suggestions = 0;

  constructor(packing: RunPacking) {
    if (packing === "later") this.#packer = new RecordPacker(unpacked);
    else if (packing !== "by its own") this.#packer = packing;
    this.#isSampled = packing !== "later";
  }

  /** Bytes in memory. */
  get bytes(): number {
    return this.#documents.bytes + this.#parts.bytes;
  }

  addDocument(record: Uint8Array): void {
    this.#add(this.#documents, record);
  }

  /** The place of the part. */
  addPart(record: Uint8Array): number {
    return this.#add(this.#parts, record);
  }

  /** Suggestions are packed by the same pieces; some are of the sample. */
  seeSuggestion(key: Uint8Array): void {
    this.#suggestions += 1;
    if (!this.#isSampled || this.#suggestions % recordsPerSampled !== 0) return;
    if (this.#suggestionSample.length < suggestionSampleBytesMax) this.#suggestionSample.raw(key);
  }

  #add(to: Records, record: Uint8Array): number {
    const place = to.add(record);
    if (this.#isSampled) this.#takeSample(place, record);
    const waiting = this.#documents.waiting + this.#parts.waiting;
    if (this.#packer !== undefined && waiting >= packedAtOnceBytes) this.packer();
    return place;
  }

  #takeSample(place: number, record: Uint8Array): void {
    const turn = place % recordsPerSampled;
    if (turn === 0 && this.#sample.length < sampleBytesMax) this.#sample.raw(record);
    else if (turn === 1 && this.#judged.bytes < judgedBytesMax) this.#judged.add(record);
  }

  /** What all records are packed by: those that waited for it are packed now. */
  packer(): RecordPacker {
    this.#packer ??= this.#choose();
    this.#documents.pack(this.#packer);
    this.#parts.pack(this.#packer);
    return this.#packer;
  }

  #choose(): RecordPacker {
    const suggestions = this.#suggestionSample.view().subarray(0, suggestionSampleBytesMax);
    const records = this.#sample.view().subarray(0, sampleBytesMax - suggestions.length);
    const chosen = new RecordPacker(choosePieces(Buffer.concat([records, suggestions])));
    leaves.set(chosen, this.#judged.shareBy(chosen));
    return chosen;
  }

  /**
   * A packer by pieces of this run, when that leaves clearly less than the present one. Choosing takes a
   * second or two: what packs these records about as well as its own is not even compared.
   */
  betterPacker(): RecordPacker | undefined {
    const packer = this.packer();
    const left = this.#judged.shareBy(packer);
    if (left < (leaves.get(packer) ?? 0) * suitingShare) return undefined;
    const chosen = this.#choose();
    return (leaves.get(chosen) ?? left) < left * betterShare ? chosen : undefined;
  }

  /** The packed record of a document, by the order in which they came; `packer` is called before. */
  document(place: number): Uint8Array {
    return this.#documents.piece(place);
  }

  part(place: number): Uint8Array {
    return this.#parts.piece(place);
  }
}
