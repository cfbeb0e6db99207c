import { ByteSink } from "./bytes.ts";
import { postingsPerBlock } from "./posting-codec.ts";

/**
 * Which text fields hold the term, one mask a posting. Fields seldom differ among the postings of a
 * term, so: a varint of the mask + 1 when all have it. Otherwise 0, then per block of 128: the
 * number of different masks, these as varints, and per posting an index into them of 0, 1, 2, 4 or 8
 * bits.
 */
export function writeMasks(sink: ByteSink, masks: Uint16Array, count: number): void {
  const [first = 0] = masks;
  let posting = 1;
  while (posting < count && masks[posting] === first) posting += 1;
  if (posting === count) {
    sink.varint(first + 1);
    return;
  }
  sink.varint(0);
  for (let from = 0; from < count; from += postingsPerBlock) {
    writeMaskBlock(sink, masks, from, Math.min(count, from + postingsPerBlock));
  }
}

const blockShift = Math.log2(postingsPerBlock);

const differentMasks = new Uint16Array(postingsPerBlock);
const maskIndexes = new Uint8Array(postingsPerBlock);

function writeMaskBlock(sink: ByteSink, masks: Uint16Array, from: number, to: number): void {
  let different = 0;
  for (let posting = from; posting < to; posting += 1) {
    const mask = masks[posting] as number;
    let index = 0;
    while (index < different && differentMasks[index] !== mask) index += 1;
    if (index === different) {
      differentMasks[different] = mask;
      different += 1;
    }
    maskIndexes[posting - from] = index;
  }
  sink.byte(different);
  for (let index = 0; index < different; index += 1) sink.varint(differentMasks[index] as number);
  const bits = bitsFor(different);
  if (bits === 0) return;
  let byte = 0;
  let filled = 0;
  for (let posting = from; posting < to; posting += 1) {
    byte |= (maskIndexes[posting - from] as number) << filled;
    filled += bits;
    if (filled === 8) {
      sink.byte(byte);
      byte = 0;
      filled = 0;
    }
  }
  if (filled > 0) sink.byte(byte);
}

function bitsFor(different: number): number {
  if (different <= 1) return 0;
  if (different <= 2) return 1;
  if (different <= 4) return 2;
  return different <= 16 ? 4 : 8;
}

/** The bytes of masks that are all the same. */
export function masksOfAll(mask: number): Uint8Array {
  const sink = new ByteSink(4);
  sink.varint(mask + 1);
  return sink.take();
}

const none = new Uint16Array(0);

/** Reads masks of the postings of a term without unpacking those that are not asked for. */
export class MaskReader {
  readonly #bytes: Uint8Array;
  readonly #count: number;
  /** The mask of all postings, −1 when they differ. */
  readonly #common: number;
  readonly #different: Uint16Array;
  #block = -1;
  /** Where the next block begins, and where the indexes of this one do. */
  #next = 0;
  #indexes = 0;
  #bits = 0;

  constructor(bytes: Uint8Array, count: number) {
    this.#bytes = bytes;
    this.#count = count;
    this.#common = this.#varint() - 1;
    this.#different = this.#common < 0 ? new Uint16Array(postingsPerBlock) : none;
  }

  #varint(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.#bytes[this.#next] as number;
      this.#next += 1;
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  }

  /** The mask of a posting. No posting of an earlier block can be asked for afterwards. */
  at(posting: number): number {
    if (this.#common >= 0) return this.#common;
    const block = posting >>> blockShift;
    while (this.#block < block) this.#openNext();
    const bit = (posting & (postingsPerBlock - 1)) * this.#bits;
    const byte = this.#bits === 0 ? 0 : (this.#bytes[this.#indexes + (bit >> 3)] as number);
    const index = (byte >> (bit & 7)) & ((1 << this.#bits) - 1);
    return this.#different[index] as number;
  }

  #openNext(): void {
    this.#block += 1;
    const different = this.#bytes[this.#next] as number;
    this.#next += 1;
    for (let index = 0; index < different; index += 1) this.#different[index] = this.#varint();
    this.#bits = bitsFor(different);
    this.#indexes = this.#next;
    const postings = Math.min(postingsPerBlock, this.#count - this.#block * postingsPerBlock);
    this.#next += (postings * this.#bits + 7) >> 3;
  }
}
