import { bitmapWords, isDense, postingsPerBlock } from "./posting-codec.ts";
import type { SpreadPostings } from "./spread-postings.ts";
import { MaskReader, masksOfAll } from "./posting-masks.ts";

const empty32 = new Uint32Array(0);
const empty8 = new Uint8Array(0);
/** Behind every row: the head of a list of one block, and what follows the last row of a block. */
export const noRow = 0xffff_ffff;

/**
 * The postings of one term in one segment, as they lie in the file. The arrays are views of a buffer
 * that a later query uses again.
 */
export class PostingList {
  readonly count: number;
  readonly rows: number;
  readonly isDense: boolean;
  /** Dense: bitmap, and postings before every eighth word. */
  words: Uint32Array = empty32;
  ranks: Uint32Array = empty32;
  /** Dense: the impacts of all postings. */
  impacts: Uint8Array = empty8;
  /** Sparse: last row and end of each block. */
  heads: Uint32Array = empty32;
  /** The greatest impact of each block, or of every eight words. */
  maxima: Uint8Array = empty8;
  data: Uint8Array = empty8;
  /** Sparse: all postings by stretches of rows, once somebody has asked for them. */
  spread: SpreadPostings | undefined;
  /** Masks of fields as they lie in the file; undefined when no field was asked for. */
  #masks: Uint8Array | undefined;

  constructor(count: number, rows: number) {
    this.count = count;
    this.rows = rows;
    this.isDense = count > 1 && isDense(count, rows);
  }

  /** `bytes` lie at a place that is a multiple of 4 in their buffer. */
  attach(bytes: Uint8Array): void {
    const { buffer, byteOffset: at } = bytes;
    if (this.isDense) {
      const words = bitmapWords(this.rows);
      const ranks = (words + 7) >> 3;
      this.words = new Uint32Array(buffer, at, words);
      this.ranks = new Uint32Array(buffer, at + words * 4, ranks);
      const impactsAt = at + (words + ranks) * 4;
      this.impacts = new Uint8Array(buffer, impactsAt, this.count);
      this.maxima = new Uint8Array(buffer, impactsAt + this.count, ranks);
      return;
    }
    const blocks = Math.ceil(this.count / postingsPerBlock);
    if (blocks === 1) {
      this.heads = Uint32Array.of(noRow, bytes.length);
      this.maxima = Uint8Array.of(255);
      this.data = bytes;
      return;
    }
    this.heads = new Uint32Array(buffer, at, blocks * 2);
    this.maxima = bytes.subarray(blocks * 8, blocks * 9);
    this.data = bytes.subarray(blocks * 9);
  }

  attachMasks(bytes: Uint8Array): void {
    this.#masks = bytes;
  }

  get hasMasks(): boolean {
    return this.#masks !== undefined;
  }

  /** Reads which fields hold the term, posting by posting, ascending. */
  masks(): MaskReader {
    if (this.#masks === undefined) throw new Error("The masks of the list were not read.");
    return new MaskReader(this.#masks, this.count);
  }

  /** A term of one document: the dictionary holds its posting. */
  static single(row: number, impact: number, mask: number, rows: number): PostingList {
    const list = new PostingList(1, rows);
    const gap: number[] = [];
    let rest = row;
    while (rest > 127) {
      gap.push((rest & 127) | 128);
      rest >>>= 7;
    }
    gap.push(rest, impact);
    list.attach(Uint8Array.from(gap));
    list.attachMasks(masksOfAll(mask));
    return list;
  }
}
