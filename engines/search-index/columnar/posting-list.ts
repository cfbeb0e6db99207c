import { bitCount, bitmapWords, isDense, postingsPerBlock, readMasks } from "./posting-codec.ts";

const empty32 = new Uint32Array(0);
const empty8 = new Uint8Array(0);
/** The head of a list of one block: no row lies behind it. */
const noRow = 0xffff_ffff;

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
  /** One mask of fields a posting; undefined when no field was asked for. */
  masks: Uint16Array | undefined;

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
    this.masks = new Uint16Array(this.count);
    readMasks(bytes, this.count, this.masks);
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
    list.masks = Uint16Array.of(mask);
    return list;
  }
}

/** The rows of one block, and its impacts, decoded. */
export const blockRows = new Uint32Array(postingsPerBlock);
export const blockImpacts = new Uint8Array(postingsPerBlock);

export function decodeBlock(list: PostingList, block: number): number {
  const { heads, data } = list;
  const count = Math.min(postingsPerBlock, list.count - block * postingsPerBlock);
  let at = block === 0 ? 0 : (heads[block * 2 - 1] as number);
  let row = block === 0 ? -1 : (heads[block * 2 - 2] as number);
  for (let index = 0; index < count; index += 1) {
    let byte = data[at] as number;
    at += 1;
    let gap = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = data[at] as number;
      at += 1;
      gap |= (byte & 127) << shift;
    }
    row += gap + 1;
    blockRows[index] = row;
  }
  for (let index = 0; index < count; index += 1) blockImpacts[index] = data[at + index] as number;
  return count;
}

/** Writes all rows with their weighted impacts; returns how many there are. */
export function decodeAll(
  list: PostingList,
  weight: number,
  rows: Uint32Array,
  scores: Int32Array,
): number {
  return list.isDense
    ? decodeDense(list, weight, rows, scores)
    : decodeSparse(list, weight, rows, scores);
}

function decodeDense(
  list: PostingList,
  weight: number,
  rows: Uint32Array,
  scores: Int32Array,
): number {
  const { words, impacts } = list;
  let count = 0;
  for (let at = 0; at < words.length; at += 1) {
    let word = words[at] as number;
    const base = at << 5;
    while (word !== 0) {
      const lowest = word & -word;
      rows[count] = base + 31 - Math.clz32(lowest);
      scores[count] = weight * (impacts[count] as number);
      count += 1;
      word ^= lowest;
    }
  }
  return count;
}

function decodeSparse(
  list: PostingList,
  weight: number,
  rows: Uint32Array,
  scores: Int32Array,
): number {
  const { data, count: all } = list;
  let count = 0;
  let row = -1;
  let at = 0;
  while (count < all) {
    const from = count;
    const to = Math.min(all, count + postingsPerBlock);
    for (; count < to; count += 1) {
      let byte = data[at] as number;
      at += 1;
      if (byte < 128) row += byte + 1;
      else {
        let gap = byte & 127;
        for (let shift = 7; byte > 127; shift += 7) {
          byte = data[at] as number;
          at += 1;
          gap |= (byte & 127) << shift;
        }
        row += gap + 1;
      }
      rows[count] = row;
    }
    for (let index = from; index < to; index += 1) {
      scores[index] = weight * (data[at] as number);
      at += 1;
    }
  }
  return count;
}

/** As `decodeAll`, of a dense list, for those rows alone whose bit is set in `allowed`. */
export function decodeAllowed(
  list: PostingList,
  weight: number,
  allowed: Uint32Array,
  rows: Uint32Array,
  scores: Int32Array,
): number {
  const { words, impacts } = list;
  let count = 0;
  let rank = 0;
  for (let at = 0; at < words.length; at += 1) {
    const full = words[at] as number;
    if (full === 0) continue;
    let word = full & (allowed[at] as number);
    const base = at << 5;
    while (word !== 0) {
      const lowest = word & -word;
      rows[count] = base + 31 - Math.clz32(lowest);
      scores[count] = weight * (impacts[rank + bitCount(full & (lowest - 1))] as number);
      count += 1;
      word ^= lowest;
    }
    rank += bitCount(full);
  }
  return count;
}

/** The masks of a list's postings, in all their order; those without the field are dropped. */
export function keepField(
  masks: Uint16Array,
  field: number,
  rows: Uint32Array,
  scores: Int32Array,
  count: number,
): number {
  let kept = 0;
  for (let index = 0; index < count; index += 1) {
    if (((masks[index] as number) & field) === 0) continue;
    rows[kept] = rows[index] as number;
    scores[kept] = scores[index] as number;
    kept += 1;
  }
  return kept;
}

/** Keeps the rows that the list holds, adding its weighted impacts; returns how many are left. */
export function intersect(
  list: PostingList,
  weight: number,
  rows: Uint32Array,
  scores: Int32Array,
  count: number,
): number {
  return list.isDense
    ? intersectDense(list, weight, rows, scores, count)
    : intersectSparse(list, weight, rows, scores, count);
}

function intersectDense(
  list: PostingList,
  weight: number,
  rows: Uint32Array,
  scores: Int32Array,
  count: number,
): number {
  const { words, ranks, impacts } = list;
  let kept = 0;
  for (let index = 0; index < count; index += 1) {
    const row = rows[index] as number;
    const at = row >> 5;
    const word = words[at] as number;
    if (((word >>> (row & 31)) & 1) === 0) continue;
    let rank = (ranks[at >> 3] as number) + bitCount(word & ((1 << (row & 31)) - 1));
    for (let before = at & ~7; before < at; before += 1) rank += bitCount(words[before] as number);
    rows[kept] = row;
    scores[kept] = (scores[index] as number) + weight * (impacts[rank] as number);
    kept += 1;
  }
  return kept;
}

function intersectSparse(
  list: PostingList,
  weight: number,
  rows: Uint32Array,
  scores: Int32Array,
  count: number,
): number {
  let kept = 0;
  let decoded = -1;
  let blockCount = 0;
  let at = 0;
  let block = 0;
  for (let index = 0; index < count; index += 1) {
    const row = rows[index] as number;
    block = blockFor(list.heads, block, row);
    if (block * 2 >= list.heads.length) break;
    if (decoded !== block) {
      blockCount = decodeBlock(list, block);
      decoded = block;
      at = 0;
    }
    while (at < blockCount && (blockRows[at] as number) < row) at += 1;
    if (at === blockCount || blockRows[at] !== row) continue;
    rows[kept] = row;
    scores[kept] = (scores[index] as number) + weight * (blockImpacts[at] as number);
    kept += 1;
  }
  return kept;
}

/** The first block from `from` on that may hold the row: galloping, then halving. */
function blockFor(heads: Uint32Array, from: number, row: number): number {
  const blocks = heads.length >> 1;
  if (from >= blocks || (heads[from * 2] as number) >= row) return from;
  let low = from;
  let step = 1;
  while (low + step < blocks && (heads[(low + step) * 2] as number) < row) {
    low += step;
    step <<= 1;
  }
  let high = Math.min(blocks, low + step);
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if ((heads[middle * 2] as number) < row) low = middle;
    else high = middle;
  }
  return low + 1;
}

/**
 * For each row whose sum is not negative: adds the weighted impact, or makes the sum −1 where the
 * list does not hold the row (in the field, when one is given by its bit).
 */
export function probe(
  list: PostingList,
  weight: number,
  field: number,
  rows: Uint32Array,
  sums: Int32Array,
  count: number,
): void {
  const masks = field === 0 ? undefined : list.masks;
  if (list.isDense) {
    for (let index = 0; index < count; index += 1) {
      if ((sums[index] as number) < 0) continue;
      const rank = rankOf(list, rows[index] as number);
      const holds = rank >= 0 && (masks === undefined || ((masks[rank] as number) & field) !== 0);
      sums[index] = holds ? (sums[index] as number) + weight * (list.impacts[rank] as number) : -1;
    }
    return;
  }
  let decoded = -1;
  let blockCount = 0;
  let at = 0;
  let block = 0;
  for (let index = 0; index < count; index += 1) {
    if ((sums[index] as number) < 0) continue;
    const row = rows[index] as number;
    block = blockFor(list.heads, block, row);
    let impact = 0;
    if (block * 2 < list.heads.length) {
      if (decoded !== block) {
        blockCount = decodeBlock(list, block);
        decoded = block;
        at = 0;
      }
      while (at < blockCount && (blockRows[at] as number) < row) at += 1;
      const posting = block * postingsPerBlock + at;
      if (at < blockCount && blockRows[at] === row) {
        const holds = masks === undefined || ((masks[posting] as number) & field) !== 0;
        impact = holds ? (blockImpacts[at] as number) : 0;
      }
    }
    sums[index] = impact === 0 ? -1 : (sums[index] as number) + weight * impact;
  }
}

/** The place of a row among the postings of a dense list; −1 when it is not there. */
function rankOf(list: PostingList, row: number): number {
  const { words, ranks } = list;
  const at = row >> 5;
  const word = words[at] as number;
  if (((word >>> (row & 31)) & 1) === 0) return -1;
  let rank = (ranks[at >> 3] as number) + bitCount(word & ((1 << (row & 31)) - 1));
  for (let before = at & ~7; before < at; before += 1) rank += bitCount(words[before] as number);
  return rank;
}
