import { blockRows, decodeBlock, postingsOf } from "./decode-postings.ts";
import { bitCount, postingsPerBlock, stretchShift } from "./posting-codec.ts";
import type { PostingList } from "./posting-list.ts";
import type { SpreadPostings } from "./spread-postings.ts";

/** Of all rows of a list, drops those with a negative score or that do not hold it in the field. */
export function keepField(
  list: PostingList,
  field: number,
  rows: Uint32Array,
  scores: Int32Array,
): number {
  const masks = list.masks();
  let kept = 0;
  for (let index = 0; index < list.count; index += 1) {
    if ((scores[index] as number) < 0 || (masks.at(index) & field) === 0) continue;
    rows[kept] = rows[index] as number;
    scores[kept] = scores[index] as number;
    kept += 1;
  }
  return kept;
}

/** A list with more postings than so many for each row looked up is not decoded as a whole. */
export const postingsPerRowMax = 8;
/** With fewer postings than one in so many rows, clearing what they are laid out in costs more. */
const rowsPerPostingMax = 64;

/**
 * Whether to lay out the impacts of a list by row before rows are looked up in it: then no branch
 * depends on which of them it holds, which a processor cannot foresee.
 */
function paysToLayOut({ count: postings, rows, spread }: PostingList, lookedUp: number): boolean {
  return (
    spread === undefined &&
    postings <= lookedUp * postingsPerRowMax &&
    postings * rowsPerPostingMax >= rows
  );
}

function layOut(list: PostingList, byRow: Uint8Array): void {
  const { heads, data } = list;
  const blocks = heads.length >> 1;
  for (let block = 0; block < blocks; block += 1) {
    const impacts = decodeBlock(list, block);
    const count = postingsOf(list, block);
    for (let at = 0; at < count; at += 1) {
      byRow[blockRows[at] as number] = data[impacts + at] as number;
    }
  }
}

/**
 * Keeps the rows that the list holds, adding its weighted impacts; returns how many are left.
 * `byRow` has a zero for each row of the segment, before and afterwards.
 */
export function intersect(
  list: PostingList,
  weight: number,
  rows: Uint32Array,
  scores: Int32Array,
  count: number,
  byRow: Uint8Array,
): number {
  if (list.isDense) return intersectDense(list, weight, rows, scores, count);
  if (!paysToLayOut(list, count)) return intersectSparse(list, weight, rows, scores, count);
  layOut(list, byRow);
  let kept = 0;
  for (let index = 0; index < count; index += 1) {
    const row = rows[index] as number;
    const impact = byRow[row] as number;
    rows[kept] = row;
    scores[kept] = (scores[index] as number) + weight * impact;
    kept += impact === 0 ? 0 : 1;
  }
  byRow.fill(0, 0, list.rows);
  return kept;
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
  let before = 0;
  let rank = 0;
  for (let index = 0; index < count; index += 1) {
    const row = rows[index] as number;
    const at = row >> 5;
    const word = words[at] as number;
    const bit = 1 << (row & 31);
    if ((word & bit) === 0) continue;
    // Rows ascend: within a stretch it is counted on from the row before.
    if (at >> 3 !== before >> 3) {
      before = at & ~7;
      rank = ranks[at >> 3] as number;
    }
    for (; before < at; before += 1) rank += bitCount(words[before] as number);
    const impact = impacts[rank + bitCount(word & (bit - 1))] as number;
    rows[kept] = row;
    scores[kept] = (scores[index] as number) + weight * impact;
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
  const { heads, data } = list;
  const blocks = heads.length >> 1;
  let kept = 0;
  let index = 0;
  for (let block = 0; index < count; block += 1) {
    block = blockFor(heads, block, rows[index] as number);
    if (block >= blocks) break;
    const last = heads[block * 2] as number;
    const impacts = decodeBlock(list, block);
    let at = 0;
    for (; index < count; index += 1) {
      const row = rows[index] as number;
      if (row > last) break;
      while ((blockRows[at] as number) < row) at += 1;
      if (blockRows[at] !== row) continue;
      rows[kept] = row;
      scores[kept] = (scores[index] as number) + weight * (data[impacts + at] as number);
      kept += 1;
    }
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
  if (list.isDense) scoreByDense(list, weight, field, rows, sums, count, false);
  else scoreBySparse(list, weight, field, rows, sums, count, false);
}

/**
 * For each row that the list holds: raises the score to the weighted impact where that is greater.
 * `byRow` as above.
 */
export function raise(
  list: PostingList,
  weight: number,
  field: number,
  rows: Uint32Array,
  scores: Int32Array,
  count: number,
  byRow: Uint8Array,
): void {
  if (list.isDense) scoreByDense(list, weight, field, rows, scores, count, true);
  else if (field !== 0 || !paysToLayOut(list, count)) {
    scoreBySparse(list, weight, field, rows, scores, count, true);
  } else {
    layOut(list, byRow);
    for (let index = 0; index < count; index += 1) {
      const impact = byRow[rows[index] as number] as number;
      const score = impact === 0 ? -1 : weight * impact;
      scores[index] = Math.max(scores[index] as number, score);
    }
    byRow.fill(0, 0, list.rows);
  }
}

/** What both do row by row: `isRaising` as `raise` does, and else as `probe`. */
function scoreByDense(
  list: PostingList,
  weight: number,
  field: number,
  rows: Uint32Array,
  scores: Int32Array,
  count: number,
  isRaising: boolean,
): void {
  const { words, ranks, impacts } = list;
  const masks = field === 0 ? undefined : list.masks();
  let before = 0;
  let rank = 0;
  for (let index = 0; index < count; index += 1) {
    const score = scores[index] as number;
    if (score < 0 && !isRaising) continue;
    const row = rows[index] as number;
    const at = row >> 5;
    const word = words[at] as number;
    const bit = 1 << (row & 31);
    let gained = -1;
    if ((word & bit) !== 0) {
      if (at >> 3 !== before >> 3) {
        before = at & ~7;
        rank = ranks[at >> 3] as number;
      }
      for (; before < at; before += 1) rank += bitCount(words[before] as number);
      const posting = rank + bitCount(word & (bit - 1));
      const holds = masks === undefined || (masks.at(posting) & field) !== 0;
      if (holds) gained = weight * (impacts[posting] as number);
    }
    if (!isRaising) scores[index] = gained < 0 ? -1 : score + gained;
    else if (gained > score) scores[index] = gained;
  }
}

/** The same of a list that was spread: in it a row is found by its stretch. */
function scoreBySpread(
  list: PostingList,
  spread: SpreadPostings,
  weight: number,
  field: number,
  rows: Uint32Array,
  scores: Int32Array,
  count: number,
  isRaising: boolean,
): void {
  const { rows: held, impacts, starts } = spread;
  const masks = field === 0 ? undefined : list.masks();
  for (let index = 0; index < count; index += 1) {
    const score = scores[index] as number;
    if (score < 0 && !isRaising) continue;
    const row = rows[index] as number;
    const stretch = row >>> stretchShift;
    const end = starts[stretch + 1] as number;
    let at = starts[stretch] as number;
    while (at < end && (held[at] as number) < row) at += 1;
    const holds =
      at < end && held[at] === row && (masks === undefined || (masks.at(at) & field) !== 0);
    const gained = holds ? weight * (impacts[at] as number) : -1;
    if (!isRaising) scores[index] = gained < 0 ? -1 : score + gained;
    else if (gained > score) scores[index] = gained;
  }
}

function scoreBySparse(
  list: PostingList,
  weight: number,
  field: number,
  rows: Uint32Array,
  scores: Int32Array,
  count: number,
  isRaising: boolean,
): void {
  const { heads, data, spread } = list;
  if (spread !== undefined) {
    scoreBySpread(list, spread, weight, field, rows, scores, count, isRaising);
    return;
  }
  const masks = field === 0 ? undefined : list.masks();
  const blocks = heads.length >> 1;
  let index = 0;
  for (let block = 0; index < count; block += 1) {
    block = blockFor(heads, block, rows[index] as number);
    if (block >= blocks) break;
    const last = heads[block * 2] as number;
    const impacts = decodeBlock(list, block);
    let at = 0;
    for (; index < count; index += 1) {
      const row = rows[index] as number;
      if (row > last) break;
      const score = scores[index] as number;
      if (score < 0 && !isRaising) continue;
      while ((blockRows[at] as number) < row) at += 1;
      const holds =
        blockRows[at] === row &&
        (masks === undefined || (masks.at(block * postingsPerBlock + at) & field) !== 0);
      const gained = holds ? weight * (data[impacts + at] as number) : -1;
      if (!isRaising) scores[index] = gained < 0 ? -1 : score + gained;
      else if (gained > score) scores[index] = gained;
    }
  }
  if (!isRaising) scores.fill(-1, index, count);
}
