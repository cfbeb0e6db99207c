import { type BitmapPool, meetBits, uniteBits } from "./bitmap-pool.ts";
import type { GroupMatcher } from "./group-matcher.ts";
import { wordsPerStretch } from "./posting-codec.ts";
import type { PostingBuffers } from "./posting-buffers.ts";
import type { PostingList } from "./posting-list.ts";
import type { PlannedGroup } from "./query-plan.ts";
import { type SpreadPostings, spreadPostings } from "./spread-postings.ts";

/** No impact is as great. */
const noImpact = 256;

/** The terms of an alternative, with the greatest impact of each in every stretch of rows. */
interface BoundAlternative {
  readonly weight: number;
  readonly lists: readonly PostingList[];
  readonly maxima: readonly Uint8Array[];
  /** What the alternative gives no row of a stretch more than. */
  readonly greatest: Uint32Array;
}

/** What a group gives no row of a stretch more than. */
export interface GroupBounds {
  readonly group: PlannedGroup;
  readonly alternatives: readonly BoundAlternative[];
  readonly greatest: Uint32Array;
}

/** The bounds of a group of terms for the rows whose bits are set. */
export function boundsOfGroup(
  group: PlannedGroup,
  matcher: GroupMatcher,
  bits: Uint32Array,
  buffers: PostingBuffers,
): GroupBounds {
  const greatest = new Uint32Array(Math.ceil(bits.length / wordsPerStretch));
  const alternatives: BoundAlternative[] = [];
  for (const alternative of group.alternatives) {
    if (alternative.kind === "phrase") continue;
    matcher.checkTime();
    const lists = matcher.listsOf(alternative);
    if (lists.length === 0) continue;
    const maxima = lists.map((list) =>
      list.isDense ? list.maxima : maximaWithin(spreadPostings(list, buffers), bits),
    );
    const { weight } = alternative;
    const ofThese = boundsOfTerms(maxima, weight);
    alternatives.push({ weight, lists, maxima, greatest: ofThese });
    for (let stretch = 0; stretch < greatest.length; stretch += 1) {
      const bound = ofThese[stretch] as number;
      if (bound > (greatest[stretch] as number)) greatest[stretch] = bound;
    }
  }
  const { evenScore } = group;
  if (evenScore > 0) {
    for (const [stretch, bound] of greatest.entries()) if (bound > 0) greatest[stretch] = evenScore;
  }
  return { group, alternatives, greatest };
}

/** The greatest impact of a sparse list in every stretch, among the rows whose bits are set. */
function maximaWithin({ rows, impacts, starts }: SpreadPostings, bits: Uint32Array): Uint8Array {
  const maxima = new Uint8Array(starts.length - 1);
  let at = 0;
  for (let stretch = 0; stretch < maxima.length; stretch += 1) {
    const end = starts[stretch + 1] as number;
    let greatest = 0;
    for (; at < end; at += 1) {
      const row = rows[at] as number;
      const isSet = ((bits[row >> 5] as number) >>> (row & 31)) & 1;
      greatest = Math.max(greatest, (impacts[at] as number) * isSet);
    }
    maxima[stretch] = greatest;
  }
  return maxima;
}

/** What holds all terms has the sum of their impacts. */
function boundsOfTerms(maxima: readonly Uint8Array[], weight: number): Uint32Array {
  const [first = new Uint8Array(0), ...others] = maxima;
  const bounds = Uint32Array.from(first);
  for (const of of others) {
    for (let stretch = 0; stretch < bounds.length; stretch += 1) {
      const sum = bounds[stretch] as number;
      const impact = of[stretch] as number;
      bounds[stretch] = sum === 0 || impact === 0 ? 0 : sum + impact;
    }
  }
  for (let stretch = 0; stretch < bounds.length; stretch += 1) {
    bounds[stretch] = (bounds[stretch] as number) * weight;
  }
  return bounds;
}

/**
 * Clears the bits of rows to which a group cannot give as much as is needed in their stretch; `needed`
 * is nothing or less where every row will do.
 */
export function keepGreat(
  { alternatives }: GroupBounds,
  needed: Int32Array,
  bits: Uint32Array,
  bitmaps: BitmapPool,
): void {
  if (!needed.some((need) => need > 0)) return;
  const great = bitmaps.take();
  const least = new Uint16Array(needed.length);
  for (const of of alternatives) {
    const isOne = of.lists.length === 1;
    const held = of.lists.map((list, at) => {
      const own = of.maxima[at] as Uint8Array;
      const into = isOne ? great : bitmaps.take();
      if (setLeast(least, of, own, needed)) raiseImpacts(list, own, least, into);
      return into;
    });
    if (!isOne) uniteAll(great, held);
  }
  for (let at = 0; at < bits.length; at += 1) {
    if ((needed[(at / wordsPerStretch) | 0] as number) <= 0) continue;
    bits[at] = (bits[at] as number) & (great[at] as number);
  }
}

/** Sets the bits that are set in all of some bitmaps. */
function uniteAll(bits: Uint32Array, [first, ...others]: readonly Uint32Array[]): void {
  if (first === undefined) return;
  for (const words of others) meetBits(first, words);
  uniteBits(bits, first);
}

/**
 * What impact a term of an alternative needs in each stretch when its other terms have their greatest;
 * false when it cannot have it in any.
 */
function setLeast(
  least: Uint16Array,
  { greatest, weight }: BoundAlternative,
  own: Uint8Array,
  needed: Int32Array,
): boolean {
  let can = false;
  for (let stretch = 0; stretch < least.length; stretch += 1) {
    const need = needed[stretch] as number;
    const missing = (greatest[stretch] as number) - need;
    if (need <= 0 || missing < 0) {
      least[stretch] = noImpact;
      continue;
    }
    can = true;
    // So much less than its greatest impact is enough.
    const spare = (missing / weight) | 0;
    least[stretch] = Math.max(1, (own[stretch] as number) - spare);
  }
  return can;
}

/** Sets the bits of rows whose impact is at least that of their stretch. */
function raiseImpacts(
  list: PostingList,
  maxima: Uint8Array,
  least: Uint16Array,
  bits: Uint32Array,
): void {
  if (list.spread === undefined) raiseDense(list, maxima, least, bits);
  else raiseSparse(list.spread, maxima, least, bits);
}

function raiseDense(
  { words, ranks, impacts }: PostingList,
  maxima: Uint8Array,
  least: Uint16Array,
  bits: Uint32Array,
): void {
  for (let stretch = 0; stretch < maxima.length; stretch += 1) {
    const enough = least[stretch] as number;
    if ((maxima[stretch] as number) < enough) continue;
    let rank = ranks[stretch] as number;
    const from = stretch * wordsPerStretch;
    const to = Math.min(words.length, from + wordsPerStretch);
    for (let at = from; at < to; at += 1) {
      let word = words[at] as number;
      let great = 0;
      while (word !== 0) {
        const lowest = word & -word;
        if ((impacts[rank] as number) >= enough) great |= lowest;
        rank += 1;
        word ^= lowest;
      }
      bits[at] = (bits[at] as number) | great;
    }
  }
}

function raiseSparse(
  { rows, impacts, starts }: SpreadPostings,
  maxima: Uint8Array,
  least: Uint16Array,
  bits: Uint32Array,
): void {
  for (let stretch = 0; stretch < maxima.length; stretch += 1) {
    const enough = least[stretch] as number;
    if ((maxima[stretch] as number) < enough) continue;
    const end = starts[stretch + 1] as number;
    for (let at = starts[stretch] as number; at < end; at += 1) {
      if ((impacts[at] as number) < enough) continue;
      const row = rows[at] as number;
      bits[row >> 5] = (bits[row >> 5] as number) | (1 << (row & 31));
    }
  }
}
