import type { GroupMatcher } from "./group-matcher.ts";
import { rowsPerStretch, wordsPerStretch } from "./posting-codec.ts";
import type { QueryMemory } from "./query-memory.ts";
import type { PostingList } from "./posting-list.ts";
import type { PlannedGroup } from "./query-plan.ts";
import { addRows, type Rows } from "./scratch.ts";
import { type SpreadPostings, spreadPostings } from "./spread-postings.ts";

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
  /** Whether it gives the same to all rows that satisfy it. */
  readonly isEven: boolean;
  readonly alternatives: readonly BoundAlternative[];
  readonly greatest: Uint32Array;
}

/** The bounds of a group of terms for the rows whose bits are set. */
export function boundsOfGroup(
  group: PlannedGroup,
  matcher: GroupMatcher,
  bits: Uint32Array,
  memory: QueryMemory,
): GroupBounds {
  const greatest = memory.zeros(Math.ceil(bits.length / wordsPerStretch));
  const alternatives: BoundAlternative[] = [];
  for (const alternative of group.alternatives) {
    if (alternative.kind === "phrase") continue;
    matcher.checkTime();
    const lists = matcher.listsOf(alternative);
    if (lists.length === 0) continue;
    const maxima = lists.map((list) =>
      list.isDense ? list.maxima : maximaWithin(spreadPostings(list, memory), bits, memory),
    );
    const { weight } = alternative;
    const ofThese = boundsOfTerms(maxima, weight, memory);
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
  return { isEven: evenScore > 0, alternatives, greatest };
}

/** The greatest impact of a sparse list in every stretch, among the rows whose bits are set. */
function maximaWithin(
  { rows, impacts, starts }: SpreadPostings,
  bits: Uint32Array,
  memory: QueryMemory,
): Uint8Array {
  const maxima = memory.bytes(starts.length - 1);
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
function boundsOfTerms(
  maxima: readonly Uint8Array[],
  weight: number,
  memory: QueryMemory,
): Uint32Array {
  const [first = new Uint8Array(0), ...others] = maxima;
  const bounds = memory.numbers(first.length);
  bounds.set(first);
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

/** The words of one stretch: what is left of it, what a group leaves, and what a term does. */
const left = new Uint32Array(wordsPerStretch);
const great = new Uint32Array(wordsPerStretch);
const held = new Uint32Array(wordsPerStretch);
const ofTerm = new Uint32Array(wordsPerStretch);

/**
 * Lists the rows whose bits are set and whose impacts are so great that their sum may be what is needed
 * in their stretch, and some more.
 */
export function listGreat(
  groups: readonly GroupBounds[],
  bounds: Uint32Array,
  needed: Int32Array,
  bits: Uint32Array,
  into: Rows,
): void {
  into.count = 0;
  for (let stretch = 0; stretch < bounds.length; stretch += 1) {
    const bound = bounds[stretch] as number;
    const sum = needed[stretch] as number;
    if (bound < sum || !takeWords(bits, stretch)) continue;
    let isLeft = true;
    // No function is made for each of thousands of stretches.
    for (let at = 0; isLeft && at < groups.length; at += 1) {
      isLeft = keepGreat(groups[at] as GroupBounds, stretch, sum - bound);
    }
    if (isLeft) addRows(left, 0, wordsPerStretch, stretch * rowsPerStretch, into);
  }
}

/** False when no bit of the stretch is set. */
function takeWords(bits: Uint32Array, stretch: number): boolean {
  const from = stretch * wordsPerStretch;
  let any = 0;
  for (let at = 0; at < wordsPerStretch; at += 1) {
    // Behind the last word there is none.
    const word = bits[from + at] ?? 0;
    left[at] = word;
    any |= word;
  }
  return any !== 0;
}

/**
 * Keeps the rows of a stretch to which the group gives enough: `missing` is by how much less than what is
 * needed the greatest impacts of all groups give, a negative number. False when none is left.
 */
function keepGreat(of: GroupBounds, stretch: number, missing: number): boolean {
  const need = (of.greatest[stretch] as number) + missing;
  if (need <= 0 || of.isEven) return true;
  great.fill(0);
  for (const alternative of of.alternatives) {
    const spare = (alternative.greatest[stretch] as number) - need;
    if (spare >= 0) raiseAlternative(alternative, stretch, (spare / alternative.weight) | 0);
  }
  let any = 0;
  for (let at = 0; at < wordsPerStretch; at += 1) {
    const word = (left[at] as number) & (great[at] as number);
    left[at] = word;
    any |= word;
  }
  return any !== 0;
}

/** Sets the bits of rows of which no term's impact is less than the greatest by more than `spare`. */
function raiseAlternative(
  { lists, maxima }: BoundAlternative,
  stretch: number,
  spare: number,
): void {
  held.fill(0xffff_ffff);
  for (let at = 0; at < lists.length; at += 1) {
    const least = Math.max(1, ((maxima[at] as Uint8Array)[stretch] as number) - spare);
    ofTerm.fill(0);
    raiseStretch(lists[at] as PostingList, stretch, least);
    for (let word = 0; word < wordsPerStretch; word += 1) {
      held[word] = (held[word] as number) & (ofTerm[word] as number);
    }
  }
  for (let at = 0; at < wordsPerStretch; at += 1) {
    great[at] = (great[at] as number) | (held[at] as number);
  }
}

/** Sets the bits of the rows of a stretch that hold a term with an impact of at least so much. */
function raiseStretch(
  { words, ranks, impacts, spread }: PostingList,
  stretch: number,
  least: number,
): void {
  if (spread !== undefined) {
    const end = spread.starts[stretch + 1] as number;
    for (let at = spread.starts[stretch] as number; at < end; at += 1) {
      if ((spread.impacts[at] as number) < least) continue;
      const row = spread.rows[at] as number;
      const word = (row >>> 5) & (wordsPerStretch - 1);
      ofTerm[word] = (ofTerm[word] as number) | (1 << (row & 31));
    }
    return;
  }
  const from = stretch * wordsPerStretch;
  const to = Math.min(words.length, from + wordsPerStretch);
  let rank = ranks[stretch] as number;
  for (let at = from; at < to; at += 1) {
    let word = words[at] as number;
    let kept = 0;
    while (word !== 0) {
      const lowest = word & -word;
      if ((impacts[rank] as number) >= least) kept |= lowest;
      rank += 1;
      word ^= lowest;
    }
    ofTerm[at - from] = kept;
  }
}
