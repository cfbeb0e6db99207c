import { BestRows, justBelow } from "./best-rows.ts";
import { blockRows, decodeBlock, postingsOf } from "./decode-postings.ts";
import { isLive, type LiveRows } from "./live-rows.ts";
import { wordsPerStretch } from "./posting-codec.ts";
import { noRow, type PostingList } from "./posting-list.ts";
import { isBefore, type Limit, scoreOf } from "./ranking.ts";
import { greatestBetween, greatestByStretch } from "./stretch-bounds.ts";

/** What decides on the place of a row beside its impact. */
export interface RankedBy {
  readonly weight: number;
  readonly live: LiveRows;
  readonly prior: Uint8Array | undefined;
  readonly factors: Float64Array;
  /** Only what comes after it is asked for. */
  readonly limit: Limit | undefined;
}

/** Blocks that are looked at first, for what the best of a list must exceed. */
const blocksFirst = 32;

/**
 * The best rows of one list by their scores, so many, as if each were looked at. Every block says how
 * great its greatest impact is and every stretch of rows its greatest prior, and most blocks cannot
 * have a row among the best: the most promising ones are looked at first, which shows that of others.
 */
export function bestPostings(
  list: PostingList,
  by: RankedBy,
  room: number,
  floor: number,
): BestRows {
  const bounds = boundsOf(list, by);
  const promising = new BestRows(Math.min(blocksFirst, bounds.length));
  for (let block = 0; block < bounds.length; block += 1) {
    const bound = bounds[block] as number;
    if (bound > promising.enough) promising.offer(bound, block);
  }
  const first = new BestRows(room, floor);
  for (let at = 0; at < promising.count; at += 1) {
    offerBlock(list, promising.rows[at] as number, by, first);
  }
  const best = new BestRows(room, justBelow(first.enough));
  for (let block = 0; block < bounds.length; block += 1) {
    if ((bounds[block] as number) > best.enough) offerBlock(list, block, by, best);
  }
  return best;
}

/** The greatest score that a row of each block may have. */
function boundsOf(list: PostingList, by: RankedBy): Float64Array {
  const { isDense, heads, maxima } = list;
  const bounds = new ScoreBounds(by);
  const ofBlocks = new Float64Array(maxima.length);
  let last = -1;
  for (let block = 0; block < maxima.length; block += 1) {
    const impact = maxima[block] as number;
    const first = last + 1;
    last = isDense ? 0 : (heads[block * 2] as number);
    if (isDense) ofBlocks[block] = bounds.ofStretch(block, impact);
    else if (last === noRow) ofBlocks[block] = Number.POSITIVE_INFINITY;
    else ofBlocks[block] = bounds.ofRows(first, last, impact);
  }
  return ofBlocks;
}

function offerBlock(list: PostingList, block: number, by: RankedBy, best: BestRows): void {
  if (list.isDense) offerStretch(list, block, by, best);
  else offerPostings(list, block, by, best);
}

/** What no posting of some rows exceeds. */
class ScoreBounds {
  readonly #weight: number;
  readonly #factors: Float64Array;
  readonly #priors: ArrayLike<number> | undefined;

  constructor({ weight, prior, factors }: RankedBy) {
    this.#weight = weight;
    this.#factors = factors;
    this.#priors = prior === undefined ? undefined : greatestByStretch(prior);
  }

  ofStretch(stretch: number, impact: number): number {
    return this.#of(impact, this.#priors === undefined ? 0 : (this.#priors[stretch] as number));
  }

  ofRows(firstRow: number, lastRow: number, impact: number): number {
    const greatest = this.#factors.length - 1;
    if (this.#priors === undefined) return this.#of(impact, 0);
    return this.#of(impact, greatestBetween(this.#priors, firstRow, lastRow, greatest));
  }

  #of(impact: number, prior: number): number {
    const factor = this.#priors === undefined ? 1 : (this.#factors[prior] as number);
    return scoreOf(this.#weight * impact, factor);
  }
}

function offerPostings(list: PostingList, block: number, by: RankedBy, best: BestRows): void {
  const impacts = decodeBlock(list, block);
  const count = postingsOf(list, block);
  const { data } = list;
  const { weight, live, prior, factors, limit } = by;
  let { enough } = best;
  for (let at = 0; at < count; at += 1) {
    const row = blockRows[at] as number;
    const factor = prior === undefined ? 1 : (factors[prior[row] as number] as number);
    const key = scoreOf(weight * (data[impacts + at] as number), factor);
    if (key <= enough || !isLive(live, row)) continue;
    if (limit !== undefined && isBefore(limit, key, row)) continue;
    best.offer(key, row);
    enough = best.enough;
  }
}

function offerStretch(list: PostingList, stretch: number, by: RankedBy, best: BestRows): void {
  const { words, ranks, impacts } = list;
  const { weight, live, prior, factors, limit } = by;
  let { enough } = best;
  let rank = ranks[stretch] as number;
  const from = stretch * wordsPerStretch;
  const to = Math.min(words.length, from + wordsPerStretch);
  for (let at = from; at < to; at += 1) {
    let word = words[at] as number;
    while (word !== 0) {
      const lowest = word & -word;
      const row = (at << 5) + 31 - Math.clz32(lowest);
      const impact = impacts[rank] as number;
      word ^= lowest;
      rank += 1;
      const factor = prior === undefined ? 1 : (factors[prior[row] as number] as number);
      const key = scoreOf(weight * impact, factor);
      if (key <= enough || !isLive(live, row)) continue;
      if (limit !== undefined && isBefore(limit, key, row)) continue;
      best.offer(key, row);
      enough = best.enough;
    }
  }
}
