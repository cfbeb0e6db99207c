import type { ByteSink } from "./bytes.ts";

/**
 * How the postings of a term lie in a segment of `rows` rows: one row, or else
 * - sparse: blocks of 128; a head per block where there are several (last row, end of the block),
 *   the greatest impact of each block, then per block the gaps between rows as varints and one byte
 *   of impact a posting;
 * - dense, when more than one row in 24 holds the term: a bitmap, the number of postings before
 *   every eighth word, one byte of impact a posting, the greatest impact of every eight words.
 */
export const postingsPerBlock = 128;
const denseShare = 24;

export function isDense(postings: number, rows: number): boolean {
  return postings * denseShare > rows;
}

/** Of a dense list so many words of its bitmap have one greatest impact. */
export const wordsPerStretch = 8;
/** Rows that have one bound in common. */
export const rowsPerStretch = wordsPerStretch * 32;
/** A row shifted by so many bits is the number of its stretch. */
export const stretchShift = Math.log2(rowsPerStretch);

export function bitmapWords(rows: number): number {
  return (rows + 31) >> 5;
}

/** Appends the postings of one term, rows ascending; there are at least two. */
export function writePostings(
  sink: ByteSink,
  rows: Uint32Array,
  impacts: Uint8Array,
  count: number,
  segmentRows: number,
): void {
  if (isDense(count, segmentRows)) writeDense(sink, rows, impacts, count, segmentRows);
  else writeSparse(sink, rows, impacts, count);
}

function writeSparse(sink: ByteSink, rows: Uint32Array, impacts: Uint8Array, count: number): void {
  const blocks = Math.ceil(count / postingsPerBlock);
  const headBytes = blocks > 1 ? blocks * 9 : 0;
  sink.reserve(headBytes + count * 6);
  const start = sink.length;
  const data = start + headBytes;
  const { bytes } = sink;
  let at = data;
  let previous = -1;
  for (let block = 0; block < blocks; block += 1) {
    const from = block * postingsPerBlock;
    const to = Math.min(count, from + postingsPerBlock);
    let greatest = 0;
    for (let posting = from; posting < to; posting += 1) {
      const row = rows[posting] as number;
      let gap = row - previous - 1;
      previous = row;
      while (gap > 127) {
        bytes[at] = (gap & 127) | 128;
        at += 1;
        gap >>>= 7;
      }
      bytes[at] = gap;
      at += 1;
      const impact = impacts[posting] as number;
      if (impact > greatest) greatest = impact;
    }
    bytes.set(impacts.subarray(from, to), at);
    at += to - from;
    if (blocks > 1) {
      bytes.writeUInt32LE(previous, start + block * 8);
      bytes.writeUInt32LE(at - data, start + block * 8 + 4);
      bytes[start + blocks * 8 + block] = greatest;
    }
  }
  sink.length = at;
}

function writeDense(
  sink: ByteSink,
  rows: Uint32Array,
  impacts: Uint8Array,
  count: number,
  segmentRows: number,
): void {
  const words = new Uint32Array(bitmapWords(segmentRows));
  for (let posting = 0; posting < count; posting += 1) {
    const row = rows[posting] as number;
    words[row >> 5] = (words[row >> 5] as number) | (1 << (row & 31));
  }
  const ranks = new Uint32Array((words.length + 7) >> 3);
  let rank = 0;
  for (let word = 0; word < words.length; word += 1) {
    if ((word & 7) === 0) ranks[word >> 3] = rank;
    rank += bitCount(words[word] as number);
  }
  sink.raw(new Uint8Array(words.buffer));
  sink.raw(new Uint8Array(ranks.buffer));
  sink.raw(impacts.subarray(0, count));
  sink.raw(greatestByStretch(ranks, impacts, count));
}

function greatestByStretch(ranks: Uint32Array, impacts: Uint8Array, count: number): Uint8Array {
  return Uint8Array.from(ranks, (from, stretch) => {
    const to = ranks[stretch + 1] ?? count;
    let greatest = 0;
    for (let posting = from; posting < to; posting += 1) {
      greatest = Math.max(greatest, impacts[posting] as number);
    }
    return greatest;
  });
}

export function bitCount(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return (((fours + (fours >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
