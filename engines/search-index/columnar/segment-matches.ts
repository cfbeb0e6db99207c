import type { GroupMatcher } from "./group-matcher.ts";
import type { PlannedGroup, QueryPlan } from "./query-plan.ts";
import { keepPassing, type RowTest } from "./row-tests.ts";
import { listRows, type Rows, type Scratch } from "./scratch.ts";

/** Added to the score of a pinned row; sums of impacts stay below. */
export const pinnedBit = 0x4000_0000;

/** What every match of a segment must pass, beside the groups. */
export interface Conditions {
  /** Rows that are live and pass some filters; undefined when all are and do. */
  readonly allowed: Uint32Array | undefined;
  /** Filters that are not in `allowed`. */
  readonly tests: readonly RowTest[];
}

/** Finds the rows of a segment that match a query but for its own filters; they are in `found`. */
export function matchSegment(
  plan: QueryPlan,
  matcher: GroupMatcher,
  conditions: Conditions,
  segmentRows: number,
  scratch: Scratch,
): Rows {
  const { found } = scratch;
  if (plan.atLeast >= plan.must.length) {
    matchAll(plan, matcher, conditions, segmentRows, found);
  } else matchSome(plan, matcher, conditions, segmentRows, scratch);
  if (plan.pinned !== undefined) addPinned(plan, matcher, conditions, segmentRows, scratch);
  for (const group of plan.should) addScores(group, matcher, found);
  return found;
}

function keepConditions({ tests }: Conditions, matcher: GroupMatcher, into: Rows): void {
  for (const test of tests) {
    matcher.checkTime();
    keepPassing(test, into);
  }
}

function dropExcluded(plan: QueryPlan, matcher: GroupMatcher, into: Rows, phrases: boolean): void {
  for (const group of plan.mustNot) {
    if (group.hasPhrase === phrases) matcher.drop(group, into);
  }
}

function seedEverything(into: Rows, segmentRows: number, allowed: Uint32Array | undefined): void {
  const { rows, scores } = into;
  scores.fill(0, 0, segmentRows);
  if (allowed === undefined) {
    for (let row = 0; row < segmentRows; row += 1) rows[row] = row;
    into.count = segmentRows;
    return;
  }
  listRows(allowed, into);
}

/**
 * All groups must be satisfied: the rarest is decoded, or what may satisfy it where it asks for a
 * phrase, and the others are looked up in it.
 */
function matchAll(
  plan: QueryPlan,
  matcher: GroupMatcher,
  conditions: Conditions,
  segmentRows: number,
  found: Rows,
): void {
  const groups = plan.must.filter((group) => !group.isAll);
  const ordered = groups.toSorted((a, b) => matcher.costOf(a) - matcher.costOf(b));
  const terms = ordered.filter((group) => !group.hasPhrase);
  const first = ordered.find((group) => !group.hasPhrase || group.candidates !== undefined);
  const second = terms.find((group) => group !== first);
  const { allowed } = conditions;
  const isPair =
    first !== undefined &&
    second !== undefined &&
    !first.hasPhrase &&
    matcher.seedPair(first, second, allowed, found);
  if (first === undefined) seedEverything(found, segmentRows, allowed);
  else if (!isPair) matcher.seed(first.candidates ?? first, allowed, found);
  // What may hold a phrase is scored when it is known to.
  if (first?.candidates !== undefined) found.scores.fill(0, 0, found.count);
  keepConditions(conditions, matcher, found);
  const rest = terms.filter((group) => group !== first && !(isPair && group === second));
  for (const group of rest) matcher.keep(group, found);
  dropExcluded(plan, matcher, found, false);
  for (const group of ordered) if (group.hasPhrase) matcher.keep(group, found);
  dropExcluded(plan, matcher, found, true);
}

/**
 * So many groups are enough. Whoever satisfies m of n groups satisfies one of any n − m + 1: the
 * cheapest of these are united, and the others looked up in the union.
 */
function matchSome(
  plan: QueryPlan,
  matcher: GroupMatcher,
  conditions: Conditions,
  segmentRows: number,
  scratch: Scratch,
): void {
  const { found, counts } = scratch;
  const groups = plan.must.filter((group) => !group.isAll);
  const needed = plan.atLeast - (plan.must.length - groups.length);
  const costs = new Map(
    groups.map((group) => [
      group,
      group.hasPhrase ? Number.POSITIVE_INFINITY : matcher.costOf(group),
    ]),
  );
  const cost = (group: PlannedGroup): number => costs.get(group) ?? 0;
  const ordered = groups.toSorted((a, b) => cost(a) - cost(b));
  const seeds = ordered.slice(0, Math.max(0, groups.length - needed + 1));
  const canSeed = needed > 0 && seeds.every((group) => !group.hasPhrase);
  if (canSeed) seedGroups(seeds, matcher, conditions.allowed, segmentRows, scratch);
  else {
    seedEverything(found, segmentRows, conditions.allowed);
    counts.fill(0, 0, found.count);
  }
  keepCounted(found, counts, conditions, matcher);
  const rest = canSeed ? ordered.slice(seeds.length) : ordered;
  // Phrases come last, for those rows alone that they can still help.
  const later = rest.toSorted((a, b) => Number(a.hasPhrase) - Number(b.hasPhrase));
  for (const [index, group] of later.entries()) {
    const left = later.length - index - 1;
    const best = matcher.score(group, found.rows, found.count);
    keepPromising(found, counts, best, needed - left);
  }
  dropExcluded(plan, matcher, found, false);
  dropExcluded(plan, matcher, found, true);
}

/** Rows that satisfy at least one of the groups, with their sums and how many they satisfy. */
function seedGroups(
  groups: readonly PlannedGroup[],
  matcher: GroupMatcher,
  allowed: Uint32Array | undefined,
  segmentRows: number,
  { found, other, groupSums, groupCounts, groupBits, counts }: Scratch,
): void {
  for (const group of groups) {
    matcher.seed(group, allowed, other);
    for (let at = 0; at < other.count; at += 1) {
      const row = other.rows[at] as number;
      groupSums[row] = (groupSums[row] as number) + (other.scores[at] as number);
      groupCounts[row] = (groupCounts[row] as number) + 1;
      groupBits[row >> 5] = (groupBits[row >> 5] as number) | (1 << (row & 31));
    }
  }
  const words = (segmentRows + 31) >> 5;
  let count = 0;
  for (let at = 0; at < words; at += 1) {
    let word = groupBits[at] as number;
    if (word === 0) continue;
    groupBits[at] = 0;
    const base = at << 5;
    while (word !== 0) {
      const lowest = word & -word;
      const row = base + 31 - Math.clz32(lowest);
      found.rows[count] = row;
      found.scores[count] = groupSums[row] as number;
      counts[count] = groupCounts[row] as number;
      groupSums[row] = 0;
      groupCounts[row] = 0;
      count += 1;
      word ^= lowest;
    }
  }
  found.count = count;
}

/** Adds what a group gives, and keeps the rows that satisfy as many as they must by now. */
function keepPromising(found: Rows, counts: Uint16Array, best: Int32Array, needed: number): void {
  const { rows, scores } = found;
  let kept = 0;
  for (let at = 0; at < found.count; at += 1) {
    const gained = best[at] as number;
    const satisfied = (counts[at] as number) + (gained >= 0 ? 1 : 0);
    if (satisfied < needed) continue;
    rows[kept] = rows[at] as number;
    scores[kept] = (scores[at] as number) + Math.max(0, gained);
    counts[kept] = satisfied;
    kept += 1;
  }
  found.count = kept;
}

/** Filters rows together with their counts. */
function keepCounted(
  found: Rows,
  counts: Uint16Array,
  { tests }: Conditions,
  matcher: GroupMatcher,
): void {
  for (const { numbers, stride, at: place, passes, low, high } of tests) {
    matcher.checkTime();
    const { rows, scores, count } = found;
    let kept = 0;
    for (let at = 0; at < count; at += 1) {
      const row = rows[at] as number;
      const value = numbers[row * stride + place] as number;
      rows[kept] = row;
      scores[kept] = scores[at] as number;
      counts[kept] = counts[at] as number;
      if (passes === undefined) kept += value >= low && value < high ? 1 : 0;
      else kept += passes[value] as number;
    }
    found.count = kept;
  }
}

/** Pinned rows match whatever `must` says; those that were not found yet are put among the others. */
function addPinned(
  plan: QueryPlan,
  matcher: GroupMatcher,
  conditions: Conditions,
  segmentRows: number,
  { found, other, third }: Scratch,
): void {
  const { pinned } = plan;
  if (pinned === undefined) return;
  if (pinned.isAll) seedEverything(other, segmentRows, conditions.allowed);
  else matcher.seed(pinned, conditions.allowed, other);
  keepConditions(conditions, matcher, other);
  dropExcluded(plan, matcher, other, false);
  dropExcluded(plan, matcher, other, true);
  if (other.count === 0) return;
  other.scores.fill(0, 0, other.count);
  for (const group of plan.must) addScores(group, matcher, other);
  let left = 0;
  let right = 0;
  third.count = 0;
  while (left < found.count || right < other.count) {
    const row = left < found.count ? (found.rows[left] as number) : 0xffff_ffff;
    const pinnedRow = right < other.count ? (other.rows[right] as number) : 0xffff_ffff;
    const isPinned = pinnedRow <= row;
    const score =
      row <= pinnedRow ? (found.scores[left] as number) : (other.scores[right] as number);
    third.rows[third.count] = Math.min(row, pinnedRow);
    third.scores[third.count] = isPinned ? score | pinnedBit : score;
    third.count += 1;
    if (row <= pinnedRow) left += 1;
    if (isPinned) right += 1;
  }
  found.rows.set(third.rows.subarray(0, third.count));
  found.scores.set(third.scores.subarray(0, third.count));
  found.count = third.count;
}

/** Adds a group's score where the group is satisfied. */
export function addScores(group: PlannedGroup, matcher: GroupMatcher, into: Rows): void {
  if (group.isAll || into.count === 0) return;
  const best = matcher.score(group, into.rows, into.count);
  const { scores } = into;
  for (let at = 0; at < into.count; at += 1) {
    const gained = best[at] as number;
    if (gained > 0) scores[at] = (scores[at] as number) + gained;
  }
}
