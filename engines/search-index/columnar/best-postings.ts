import type { BestRows } from "./best-rows.ts";
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

/**
 * Offers the rows of one list by their scores, as if each were looked at. Every block says how great
 * its greatest impact is and every stretch of rows its greatest prior, and most blocks cannot have a
 * row among the best.
 */
export function offerBest(list: PostingList, by: RankedBy, best: BestRows): void {
  const bounds = new ScoreBounds(by);
  if (list.isDense) offerDense(list, by, bounds, best);
  else offerSparse(list, by, bounds, best);
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

function offerSparse(list: PostingList, by: RankedBy, bounds: ScoreBounds, best: BestRows): void {
  const { heads, maxima, data } = list;
  const blocks = heads.length >> 1;
  let last = -1;
  for (let block = 0; block < blocks; block += 1) {
    const first = last + 1;
    last = heads[block * 2] as number;
    const impact = maxima[block] as number;
    if (last !== noRow && bounds.ofRows(first, last, impact) <= best.enough) continue;
    const impacts = decodeBlock(list, block);
    const count = postingsOf(list, block);
    for (let at = 0; at < count; at += 1) {
      offerRow(blockRows[at] as number, data[impacts + at] as number, by, best);
    }
  }
}

function offerDense(list: PostingList, by: RankedBy, bounds: ScoreBounds, best: BestRows): void {
  const { words, ranks, impacts, maxima } = list;
  for (let stretch = 0; stretch < maxima.length; stretch += 1) {
    if (bounds.ofStretch(stretch, maxima[stretch] as number) <= best.enough) continue;
    let rank = ranks[stretch] as number;
    const from = stretch * wordsPerStretch;
    const to = Math.min(words.length, from + wordsPerStretch);
    for (let at = from; at < to; at += 1) {
      let word = words[at] as number;
      while (word !== 0) {
        const lowest = word & -word;
        offerRow((at << 5) + 31 - Math.clz32(lowest), impacts[rank] as number, by, best);
        rank += 1;
        word ^= lowest;
      }
    }
  }
}

function offerRow(row: number, impact: number, by: RankedBy, best: BestRows): void {
  const { weight, live, prior, factors, limit } = by;
  const factor = prior === undefined ? 1 : (factors[prior[row] as number] as number);
  const key = scoreOf(weight * impact, factor);
  if (key <= best.enough || !isLive(live, row)) return;
  if (limit !== undefined && isBefore(limit, key, row)) return;
  best.offer(key, row);
}
