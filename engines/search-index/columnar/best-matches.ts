import { scoreUnit } from "../impact.ts";
import { BestRows, justBelow } from "./best-rows.ts";
import type { GroupMatcher } from "./group-matcher.ts";
import { boundsOfGroup, listGreat } from "./impact-bounds.ts";
import { rowsPerStretch, wordsPerStretch } from "./posting-codec.ts";
import type { PlannedGroup } from "./query-plan.ts";
import { offerByScore, scoreOf } from "./ranking.ts";
import { addRows, listRows, type Scratch } from "./scratch.ts";
import { addScores } from "./segment-matches.ts";
import { greatestByStretch } from "./stretch-bounds.ts";

/** Up to so many rows are scored without finding out first which of them need not be. */
const scoredAtOnceMax = 2_048;
/** Stretches of rows that are looked at first, for what the best must exceed. */
const stretchesFirst = 32;

/** How rows are scored. */
export interface ScoredBy {
  /** What adds to the score of a row that satisfies it. */
  readonly groups: readonly PlannedGroup[];
  readonly matcher: GroupMatcher;
  readonly prior: Uint8Array | undefined;
  readonly factors: Float64Array;
  readonly scratch: Scratch;
}

/**
 * The best of the rows whose bits are set, so many, as if each were scored. What the lists say of the
 * greatest impacts in every stretch of rows tells which stretches can have a row among the best, and
 * how great its impacts must be: the most promising stretches are scored first, which shows what must
 * be exceeded (after Ding & Suel, Faster top-k document retrieval using block-max indexes, SIGIR 2011).
 */
export function bestMatches(
  { bits, total }: { readonly bits: Uint32Array; readonly total: number },
  by: ScoredBy,
  room: number,
  floor: number,
): BestRows {
  const { matcher, scratch } = by;
  if (total <= scoredAtOnceMax) {
    const best = new BestRows(room, floor);
    listRows(bits, scratch.found);
    offerScored(by, best);
    return best;
  }
  const groups = by.groups.map((group) => boundsOfGroup(group, matcher, bits, scratch.memory));
  const bounds = scratch.memory.zeros(Math.ceil(bits.length / wordsPerStretch));
  for (const { greatest } of groups) {
    for (let at = 0; at < bounds.length; at += 1) {
      bounds[at] = (bounds[at] as number) + (greatest[at] as number);
    }
  }
  const factors = greatestFactors(bounds.length, by);
  const isKnown = floor > Number.NEGATIVE_INFINITY;
  const enough = isKnown ? floor : enoughOfPromising(bits, bounds, factors, by, room);
  listGreat(groups, bounds, neededSums(factors, enough, scratch), bits, scratch.found);
  const best = new BestRows(room, isKnown ? floor : justBelow(enough));
  offerScored(by, best);
  return best;
}

/** The greatest factor of a prior in every stretch. */
function greatestFactors(stretches: number, { prior, factors, scratch }: ScoredBy): Float64Array {
  const greatest = scratch.memory.reals(stretches).fill(1);
  if (prior === undefined) return greatest;
  const steps = greatestByStretch(prior);
  for (let stretch = 0; stretch < stretches; stretch += 1) {
    greatest[stretch] = factors[steps[stretch] as number] as number;
  }
  return greatest;
}

/** What the best of some promising stretches exceed. */
function enoughOfPromising(
  bits: Uint32Array,
  bounds: Uint32Array,
  factors: Float64Array,
  by: ScoredBy,
  room: number,
): number {
  const promising = new BestRows(Math.min(stretchesFirst, bounds.length));
  for (let stretch = 0; stretch < bounds.length; stretch += 1) {
    const greatest = scoreOf(bounds[stretch] as number, factors[stretch] as number);
    if (greatest > promising.enough && hasBit(bits, stretch)) promising.offer(greatest, stretch);
  }
  const { found } = by.scratch;
  found.count = 0;
  for (const stretch of promising.rows.subarray(0, promising.count).sort()) {
    const from = stretch * wordsPerStretch;
    const to = Math.min(bits.length, from + wordsPerStretch);
    addRows(bits, from, to, stretch * rowsPerStretch, found);
  }
  const first = new BestRows(room);
  offerScored(by, first);
  return first.enough;
}

function hasBit(bits: Uint32Array, stretch: number): boolean {
  const from = stretch * wordsPerStretch;
  const to = Math.min(bits.length, from + wordsPerStretch);
  for (let at = from; at < to; at += 1) if (bits[at] !== 0) return true;
  return false;
}

/** What a sum must be in each stretch for the row to be among the best. */
function neededSums(factors: Float64Array, enough: number, { memory }: Scratch): Int32Array {
  const needed = memory.integers(factors.length);
  for (let stretch = 0; stretch < needed.length; stretch += 1) {
    // One less, since what is calculated backwards may be rounded otherwise.
    needed[stretch] = Math.floor((enough * scoreUnit) / (factors[stretch] as number)) - 1;
  }
  return needed;
}

/** Scores the rows that are listed. */
function offerScored(by: ScoredBy, best: BestRows): void {
  const { found } = by.scratch;
  found.scores.fill(0, 0, found.count);
  for (const group of by.groups) addScores(group, by.matcher, found);
  offerByScore(by, found, undefined, by.factors, best);
}
