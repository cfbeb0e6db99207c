import type { SearchQuery } from "../search-index.ts";
import type { GroupMatcher } from "./group-matcher.ts";
import { meetBits, raiseRows, uniteBits } from "./bits.ts";
import type { QueryMemory } from "./query-memory.ts";
import type { PostingList } from "./posting-list.ts";
import {
  onlyTermOfAlternative,
  type PlannedAlternative,
  type PlannedGroup,
  type QueryPlan,
  type TermsAlternative,
} from "./query-plan.ts";
import { listRows, type Scratch } from "./scratch.ts";
import { spreadPostings } from "./spread-postings.ts";

/** A page that ends further down is not of the best few, which this is for. */
export const placeMax = 1_000;
/** More alternatives than so many are listed one by one: each of them may need bitmaps of its own. */
export const alternativesMax = 128;

/**
 * Whether the matches of a query are bits at first, of which the best are scored alone: groups of terms
 * and nothing else, filters aside, by relevance, and a page that is near the first.
 */
export function areBits(query: SearchQuery, plan: QueryPlan): boolean {
  const { must, atLeast, should, mustNot, pinned } = plan;
  const isNear = query.cursor === undefined && query.offset + query.limit <= placeMax;
  if (!isNear || query.sort.by !== "relevance" || pinned !== undefined) return false;
  const alternatives = must.reduce((sum, group) => sum + group.alternatives.length, 0);
  if (alternatives > alternativesMax) return false;
  if (mustNot.length > 0 || must.length === 0 || atLeast < must.length) return false;
  if (must.some(({ isAll, hasPhrase }) => isAll || hasPhrase)) return false;
  // Of one list the rows that pass filters are listed as fast.
  if (must.length === 1 && must[0]?.alternatives.length === 1) return false;
  return should.every(({ isAll, hasPhrase }) => !isAll && !hasPhrase);
}

/** What a segment and a thread bring along. */
interface Place {
  readonly matcher: GroupMatcher;
  readonly scratch: Scratch;
}

/** Which rows match, and the groups without the alternatives that none of these can satisfy. */
export interface MatchBits {
  readonly bits: Uint32Array;
  readonly groups: readonly PlannedGroup[];
}

/** A group as bits: the rows that satisfy it, and those that may, where it asks for a field. */
interface GroupBits {
  readonly group: PlannedGroup;
  readonly sure: Uint32Array;
  readonly open: readonly OpenBits[];
}

/** The rows that hold all terms of an alternative, in whatever field. */
interface OpenBits {
  readonly alternative: TermsAlternative;
  readonly bits: Uint32Array;
}

/**
 * The rows that satisfy all groups, of those in `seeking`. Bitmaps are met first: in which field a row
 * holds a term is looked up for those rows alone that satisfy all else.
 */
export function matchBits(
  groups: readonly PlannedGroup[],
  place: Place,
  seeking: Uint32Array | undefined,
): MatchBits {
  const { bitmaps } = place.scratch;
  const bits = bitmaps.take();
  if (seeking === undefined) bits.fill(0xffff_ffff);
  else bits.set(seeking);
  const met = groups.map((group) => bitsOfGroup(group, place));
  for (const { sure, open } of met) {
    const possible = open.length === 0 ? sure : bitmaps.take();
    if (open.length > 0) possible.set(sure);
    for (const one of open) uniteBits(possible, one.bits);
    meetBits(bits, possible);
  }
  for (const { sure, open } of met) {
    for (const one of open) decide(one, bits, sure, place);
    if (open.length > 0) meetBits(bits, sure);
  }
  return { bits, groups: met.map(({ group }) => group) };
}

function bitsOfGroup(group: PlannedGroup, { matcher, scratch }: Place): GroupBits {
  const { bitmaps, memory, found } = scratch;
  const sure = bitmaps.take();
  const open: OpenBits[] = [];
  const held: PlannedAlternative[] = [];
  for (const alternative of group.alternatives) {
    if (alternative.kind === "phrase" || !matcher.mayHold(alternative)) continue;
    matcher.checkTime();
    const only = onlyTermOfAlternative(alternative);
    const list = only === undefined ? undefined : matcher.wholeList(only.term);
    if (list !== undefined) {
      raiseList(list, sure, memory);
      held.push(alternative);
      continue;
    }
    const bits = bitmaps.take();
    const lists = matcher.denseLists(alternative);
    if (lists === undefined) {
      matcher.seedTerms(alternative, found);
      raiseRows(found, bits);
      if (found.count === 0) continue;
    } else {
      bits.fill(0xffff_ffff);
      for (const { words } of lists) meetBits(bits, words);
    }
    held.push(alternative);
    if (alternative.field === 0) uniteBits(sure, bits);
    else open.push({ alternative, bits });
  }
  return { group: { ...group, alternatives: held }, sure, open };
}

/** Sets the bits of rows that a list holds. */
function raiseList(list: PostingList, bits: Uint32Array, memory: QueryMemory): void {
  if (list.isDense) {
    uniteBits(bits, list.words);
    return;
  }
  const { rows } = spreadPostings(list, memory);
  raiseRows({ rows, count: rows.length }, bits);
}

/** Looks up which of the rows that satisfy all else hold the terms in the field. */
function decide(
  { alternative, bits: held }: OpenBits,
  bits: Uint32Array,
  sure: Uint32Array,
  { matcher, scratch: { bitmaps, found } }: Place,
): void {
  const asked = bitmaps.take();
  for (let at = 0; at < asked.length; at += 1) {
    asked[at] = (held[at] as number) & (bits[at] as number) & ~(sure[at] as number);
  }
  listRows(asked, found);
  found.scores.fill(0, 0, found.count);
  matcher.keepInField(alternative, found);
  raiseRows(found, sure);
}
