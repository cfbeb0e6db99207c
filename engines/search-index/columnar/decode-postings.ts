import { bitCount, postingsPerBlock } from "./posting-codec.ts";
import { noRow, type PostingList } from "./posting-list.ts";

/** The rows of one block, decoded, and behind the last of them `noRow`. */
export const blockRows = new Uint32Array(postingsPerBlock + 1);

/** How many postings a block of a list has: all blocks but the last are full. */
export function postingsOf(list: PostingList, block: number): number {
  return Math.min(postingsPerBlock, list.count - block * postingsPerBlock);
}

/** Decodes the rows of a block; returns where its impacts begin in the data of the list. */
export function decodeBlock(list: PostingList, block: number): number {
  const count = postingsOf(list, block);
  const impacts = decodeRows(list, block, count, blockRows, 0);
  blockRows[count] = noRow;
  return impacts;
}

/** The same, into any array from a place on. */
export function decodeRows(
  { heads, data }: PostingList,
  block: number,
  count: number,
  into: Uint32Array,
  from: number,
): number {
  let at = block === 0 ? 0 : (heads[block * 2 - 1] as number);
  let row = block === 0 ? -1 : (heads[block * 2 - 2] as number);
  const end = heads[block * 2 + 1] as number;
  if (end - at === count * 2) {
    // No gap takes more than one byte, as in nearly all blocks of a frequent term.
    for (let index = 0; index < count; index += 1) {
      row += (data[at + index] as number) + 1;
      into[from + index] = row;
    }
    return at + count;
  }
  for (let index = 0; index < count; index += 1) {
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
    into[from + index] = row;
  }
  return at;
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
  const { data, heads } = list;
  const blocks = heads.length >> 1;
  for (let block = 0; block < blocks; block += 1) {
    const from = block * postingsPerBlock;
    const count = postingsOf(list, block);
    const impacts = decodeRows(list, block, count, rows, from);
    for (let index = 0; index < count; index += 1) {
      scores[from + index] = weight * (data[impacts + index] as number);
    }
  }
  return list.count;
}

/** For each row of the list: sets its bit, and raises its score to the weighted impact. */
export function raiseAll(
  list: PostingList,
  weight: number,
  scores: Int32Array,
  bits: Uint32Array,
): void {
  if (list.isDense) raiseDense(list, weight, scores, bits);
  else raiseSparse(list, weight, scores, bits);
}

function raiseDense(
  { words, impacts }: PostingList,
  weight: number,
  scores: Int32Array,
  bits: Uint32Array,
): void {
  let rank = 0;
  for (let at = 0; at < words.length; at += 1) {
    let word = words[at] as number;
    if (word === 0) continue;
    bits[at] = (bits[at] as number) | word;
    const base = at << 5;
    while (word !== 0) {
      const lowest = word & -word;
      const row = base + 31 - Math.clz32(lowest);
      scores[row] = Math.max(scores[row] as number, weight * (impacts[rank] as number));
      rank += 1;
      word ^= lowest;
    }
  }
}

function raiseSparse(
  list: PostingList,
  weight: number,
  scores: Int32Array,
  bits: Uint32Array,
): void {
  const { data, heads } = list;
  const blocks = heads.length >> 1;
  for (let block = 0; block < blocks; block += 1) {
    const impacts = decodeBlock(list, block);
    const count = postingsOf(list, block);
    for (let at = 0; at < count; at += 1) {
      const row = blockRows[at] as number;
      bits[row >> 5] = (bits[row >> 5] as number) | (1 << (row & 31));
      scores[row] = Math.max(scores[row] as number, weight * (data[impacts + at] as number));
    }
  }
}

/** As `decodeAll`, of a dense list, for those rows alone whose bit is set in `allowed`. */
export function decodeAllowed(
  list: PostingList,
  weight: number,
  allowed: Uint32Array,
  rows: Uint32Array,
  scores: Int32Array,
): number {
  const { words, ranks, impacts } = list;
  let count = 0;
  // How many bits there are before the word `counted`, which is in the stretch of the last match.
  let rank = 0;
  let counted = 0;
  for (let at = 0; at < words.length; at += 1) {
    const full = words[at] as number;
    let word = full & (allowed[at] as number);
    if (word === 0) continue;
    if (at >> 3 !== counted >> 3) {
      counted = at & ~7;
      rank = ranks[at >> 3] as number;
    }
    for (; counted < at; counted += 1) rank += bitCount(words[counted] as number);
    const base = at << 5;
    while (word !== 0) {
      const lowest = word & -word;
      rows[count] = base + 31 - Math.clz32(lowest);
      scores[count] = weight * (impacts[rank + bitCount(full & (lowest - 1))] as number);
      count += 1;
      word ^= lowest;
    }
  }
  return count;
}

/**
 * The rows that two dense lists hold and whose bit is set in `allowed`, with the sum of their
 * weighted impacts; returns how many there are.
 */
export function decodeBoth(
  [one, other]: readonly [PostingList, PostingList],
  [oneWeight, otherWeight]: readonly [number, number],
  allowed: Uint32Array | undefined,
  rows: Uint32Array,
  scores: Int32Array,
): number {
  const { words: oneWords, ranks: oneRanks, impacts: oneImpacts } = one;
  const { words: otherWords, ranks: otherRanks, impacts: otherImpacts } = other;
  let count = 0;
  // As above, in either list.
  let oneRank = 0;
  let otherRank = 0;
  let counted = 0;
  for (let at = 0; at < oneWords.length; at += 1) {
    const oneWord = oneWords[at] as number;
    const otherWord = otherWords[at] as number;
    let both = oneWord & otherWord;
    if (allowed !== undefined) both &= allowed[at] as number;
    if (both === 0) continue;
    if (at >> 3 !== counted >> 3) {
      counted = at & ~7;
      oneRank = oneRanks[at >> 3] as number;
      otherRank = otherRanks[at >> 3] as number;
    }
    for (; counted < at; counted += 1) {
      oneRank += bitCount(oneWords[counted] as number);
      otherRank += bitCount(otherWords[counted] as number);
    }
    const base = at << 5;
    while (both !== 0) {
      const lowest = both & -both;
      const below = lowest - 1;
      rows[count] = base + 31 - Math.clz32(lowest);
      scores[count] =
        oneWeight * (oneImpacts[oneRank + bitCount(oneWord & below)] as number) +
        otherWeight * (otherImpacts[otherRank + bitCount(otherWord & below)] as number);
      count += 1;
      both ^= lowest;
    }
  }
  return count;
}
