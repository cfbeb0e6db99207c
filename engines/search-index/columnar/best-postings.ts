import type { BestRows } from "./best-rows.ts";
import { isLive, type LiveRows } from "./live-rows.ts";
import { wordsPerStretch } from "./posting-codec.ts";
import { blockImpacts, blockRows, decodeBlock, type PostingList } from "./posting-list.ts";
import { isBefore, type Limit, scoreOf } from "./ranking.ts";

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
 * its greatest impact is, and most blocks cannot have a row among the best.
 */
export function offerBest(list: PostingList, by: RankedBy, best: BestRows): void {
  if (list.isDense) offerDense(list, by, best);
  else offerSparse(list, by, best);
}

/** What no posting of a block exceeds. */
function boundOf({ weight, factors }: RankedBy, impact: number): number {
  return scoreOf(weight * impact, factors.at(-1) ?? 1);
}

function offerSparse(list: PostingList, by: RankedBy, best: BestRows): void {
  const blocks = list.heads.length >> 1;
  for (let block = 0; block < blocks; block += 1) {
    if (boundOf(by, list.maxima[block] as number) <= best.enough) continue;
    const count = decodeBlock(list, block);
    for (let at = 0; at < count; at += 1) {
      offerRow(blockRows[at] as number, blockImpacts[at] as number, by, best);
    }
  }
}

function offerDense(list: PostingList, by: RankedBy, best: BestRows): void {
  const { words, ranks, impacts, maxima } = list;
  for (let stretch = 0; stretch < maxima.length; stretch += 1) {
    if (boundOf(by, maxima[stretch] as number) <= best.enough) continue;
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
