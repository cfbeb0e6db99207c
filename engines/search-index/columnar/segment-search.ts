import type { Place } from "../cursor.ts";
import type { IndexSchema, SearchQuery } from "../search-index.ts";
import type { BestRows } from "./best-rows.ts";
import type { Deadline } from "./deadline.ts";
import type { FacetCounter } from "./facet-counter.ts";
import { bestMatches } from "./best-matches.ts";
import { bitsOutside, bitsWithin } from "./bits.ts";
import { greatestAllowed } from "./browse.ts";
import {
  countAllowed,
  countFacets,
  countListed,
  countTerm,
  type LiveSegment,
} from "./facet-counts.ts";
import type { FilterBitmaps } from "./filter-bitmaps.ts";
import { isMuchRemoved, listRemoved, matchOnlyTerm, onlyTermOf } from "./frequent-term.ts";
import type { GroupMatcher } from "./group-matcher.ts";
import { countRows } from "./live-rows.ts";
import { areBits, matchBits } from "./match-bits.ts";
import type { PhraseChecker } from "./phrase-check.ts";
import type { QueryPlan } from "./query-plan.ts";
import { bestOfSegment, floorIn, type RankedRow, scoreOf, sortValueOf } from "./ranking.ts";
import { countFailures, type RowTest, rowTest } from "./row-tests.ts";
import { listRows, type Rows, type Scratch } from "./scratch.ts";
import { type Conditions, matchSegment } from "./segment-matches.ts";
import type { Segment } from "./segment.ts";
import type { Snapshot } from "./snapshot.ts";
import { rowsOutside, termWithin } from "./union-facets.ts";

/** What one thread needs to answer queries. */
export interface Searcher {
  readonly schema: IndexSchema;
  readonly scratch: Scratch;
  readonly bitmaps: FilterBitmaps;
  readonly factors: Float64Array;
}

/** A search in the making. */
export interface Search {
  readonly deadline: Deadline;
  readonly searcher: Searcher;
  readonly snapshot: Snapshot;
  /** As it came, and without what is not needed. */
  readonly asked: SearchQuery;
  readonly query: SearchQuery;
  readonly plan: QueryPlan;
  readonly phrases: PhraseChecker;
  readonly matchers: readonly GroupMatcher[];
  readonly counters: readonly FacetCounter[];
  /** By place among the facets that were asked for. */
  readonly counterOf: readonly FacetCounter[];
  /** Filtered fields whose own facet is to be counted without their filters. */
  readonly freed: readonly string[];
  readonly after: Place | undefined;
  readonly factors: Float64Array;
  readonly ranked: RankedRow[];
  /** How many documents match in the segments that were searched. */
  total: number;
}

/** What fewer rows than one in so many may satisfy is listed and scored. */
const rowsPerMatchMax = 6;

/** Matches, counts and ranks in one segment; returns how many match. */
export function searchSegment(search: Search, index: number): number {
  const { deadline, searcher, snapshot, query, plan, matchers, counters, freed } = search;
  const { schema, scratch } = searcher;
  const segment = snapshot.segments[index];
  const matcher = matchers[index];
  if (segment === undefined || matcher === undefined) return 0;
  scratch.fit(segment.rows);
  const live = snapshot.live[index];
  const liveRows = snapshot.liveRows[index] ?? 0;
  const floor = floorIn(schema, segment, query, search.ranked);
  const only = onlyTermOf(query, plan);
  if (only !== undefined) {
    const { after, factors } = search;
    const removed = scratch.other;
    const asked = { query, matcher, live, liveRows, after, factors, removed, floor };
    const matches = matchOnlyTerm(schema, segment, only, asked);
    if (matches !== undefined) {
      countTerm({ counters, scratch, deadline }, segment, matches.facets, removed);
      rank(search, segment, index, matches.best);
      return matches.total;
    }
  }
  const tests = query.filters.map((filter) => rowTest(schema, segment, filter));
  const isBrowsing = asksForNothing(plan);
  if (isBrowsing) countFreed(search, segment, index, tests);
  const hard = tests.filter(({ field }) => isBrowsing || !freed.includes(field));
  const own = tests.filter((test) => !hard.includes(test));
  const of = { segment, live, liveRows };
  const cost = Math.min(...plan.must.map((group) => matcher.costOf(group)));
  if (cost * rowsPerMatchMax >= segment.rows && areBits(query, plan)) {
    return searchBits(search, of, index, { tests, hard, own, floor });
  }
  const conditions = conditionsOf(search, segment, index, hard, own);
  if (isBrowsing && plan.should.length === 0 && conditions.tests.length === 0) {
    const { allowed } = conditions;
    const total = allowed === undefined ? segment.rows : countRows(allowed);
    const asked = { allowed, total, after: search.after, floor };
    const best = greatestAllowed(schema, segment, query, asked);
    if (best !== undefined) {
      const others = counters.filter(({ freedOf }) => freedOf === undefined);
      countAllowed({ counters: others, scratch, deadline }, of, asked);
      rank(search, segment, index, best);
      return total;
    }
  }
  const found = matchSegment(plan, matcher, conditions, segment.rows, scratch);
  if (own.length > 0) passOwn(search, segment, own, found);
  const left = counters.filter(({ freedOf }) => !isBrowsing || freedOf === undefined);
  const isWithin = tests.length === 0 && left.length > 0;
  const listRest = (words: Uint32Array, rest: Rows): void => rowsOutside(words, found, rest);
  if (!isWithin || !countBeyondTerm(search, index, left, of, found.count, listRest)) {
    countFacets({ counters: left, scratch, deadline }, of, found);
  }
  deadline.check();
  const best = bestOfSegment(schema, segment, query, found, search.after, search.factors, floor);
  rank(search, segment, index, best, found);
  return found.count;
}

/** The filters of a query, and above what scores are wanted. */
interface Asked {
  /** All filters: those of freed fields, and the others. */
  readonly tests: readonly RowTest[];
  readonly own: readonly RowTest[];
  readonly hard: readonly RowTest[];
  readonly floor: number;
}

/**
 * Answers for a segment a query whose matches are bits: those are listed that are to be counted, and
 * those scored that may be among the best.
 */
function searchBits(
  search: Search,
  of: LiveSegment,
  index: number,
  { tests, hard, own, floor }: Asked,
): number {
  const { deadline, searcher, query, plan, matchers, counters, factors } = search;
  const { scratch, bitmaps } = searcher;
  const { segment, live } = of;
  const matcher = matchers[index] as GroupMatcher;
  const passing = (those: readonly RowTest[], lenient: readonly RowTest[] = []) =>
    bitmaps.conditions(segment, live, those, segment.rows, lenient).allowed;
  const allowed = passing(tests);
  const seeking = own.length === 0 ? allowed : passing(hard, own);
  const { bits, groups } = matchBits(plan.must, { matcher, scratch }, seeking);
  for (const counter of counters) {
    if (counter.freedOf === undefined) continue;
    const others = passing(tests.filter(({ field }) => field !== counter.freedOf));
    const matches = bitsWithin(bits, others, scratch.bitmaps);
    const asked = { allowed: matches, total: countRows(matches) };
    countAllowed({ counters: [counter], scratch, deadline }, of, asked);
  }
  const matches = own.length === 0 ? bits : bitsWithin(bits, allowed, scratch.bitmaps);
  const total = countRows(matches);
  if (query.limit > 0) {
    const scored = [...groups, ...plan.should];
    const by = { groups: scored, matcher, prior: segment.prior, factors, scratch };
    const room = Math.min(total, query.offset + query.limit + 1);
    rank(search, segment, index, bestMatches({ bits: matches, total }, by, room, floor));
  }
  const others = counters.filter(({ freedOf }) => freedOf === undefined);
  const listRest = (words: Uint32Array, rest: Rows): void =>
    listRows(bitsOutside(matches, words, scratch.bitmaps), rest);
  const isWithin = tests.length === 0 && others.length > 0;
  if (!isWithin || !countBeyondTerm(search, index, others, of, total, listRest)) {
    countAllowed({ counters: others, scratch, deadline }, of, { allowed: matches, total });
  }
  return total;
}

/**
 * Counts the facets of what any of several words gives, where those of one word are known that most of
 * it holds; `listRest` lists the matches that are not in a bitmap. False, and nothing counted, when they
 * are not.
 */
function countBeyondTerm(
  { plan, matchers, searcher: { scratch }, deadline }: Search,
  index: number,
  counters: readonly FacetCounter[],
  { segment, live, liveRows }: LiveSegment,
  total: number,
  listRest: (words: Uint32Array, rest: Rows) => void,
): boolean {
  const matcher = matchers[index];
  if (matcher === undefined || isMuchRemoved(segment.rows, liveRows)) return false;
  const within = termWithin(plan, matcher, index, total);
  const list = within === undefined ? undefined : matcher.wholeList(within.term);
  if (within === undefined || list === undefined) return false;
  const { other: removed, third: rest } = scratch;
  listRemoved(within.term, matcher, segment, live, removed);
  const counting = { counters, scratch, deadline };
  countTerm(counting, segment, within.facets, removed);
  listRest(list.words, rest);
  countListed(counting, segment, rest);
  return true;
}

/** Whether every document matches that passes the filters. */
function asksForNothing({ must, mustNot, pinned }: QueryPlan): boolean {
  return must.every(({ isAll }) => isAll) && mustNot.length === 0 && pinned === undefined;
}

/** Counts the facets that are to be free of their own filters, each over what the others leave. */
function countFreed(
  search: Search,
  segment: Segment,
  index: number,
  tests: readonly RowTest[],
): void {
  const { deadline, searcher, snapshot, counters } = search;
  const { scratch } = searcher;
  const of = {
    segment,
    live: snapshot.live[index],
    liveRows: snapshot.liveRows[index] ?? 0,
  };
  for (const counter of counters) {
    if (counter.freedOf === undefined) continue;
    const others = tests.filter(({ field }) => field !== counter.freedOf);
    const { allowed } = searcher.bitmaps.conditions(segment, of.live, others, segment.rows);
    const total = allowed === undefined ? of.liveRows : countRows(allowed);
    countAllowed({ counters: [counter], scratch, deadline }, of, { allowed, total });
  }
}

/**
 * Keeps the rows that pass the filters of freed fields. A row that fails those of one field alone is
 * counted for that field here; what passes all is counted later, for all fields together.
 */
function passOwn(
  { deadline, searcher, counters, freed }: Search,
  segment: Segment,
  own: readonly RowTest[],
  found: Rows,
): void {
  const { scratch } = searcher;
  const { failures, other } = scratch;
  failures.fill(0, 0, found.count);
  for (const test of own) {
    deadline.check();
    countFailures(test, found.rows, found.count, failures, 1 << freed.indexOf(test.field));
  }
  for (const counter of counters) {
    if (counter.freedOf === undefined) continue;
    listFailing(found, failures, 1 << freed.indexOf(counter.freedOf), other);
    countListed({ counters: [counter], scratch, deadline }, segment, other);
  }
  keepUnfailed(found, failures);
}

/** The rows that fail just the filters of this bit. */
function listFailing({ rows, count }: Rows, failures: Uint32Array, bit: number, into: Rows): void {
  // The last of 32 bits is the sign of what `<<` gives.
  const alone = bit >>> 0;
  let listed = 0;
  for (let at = 0; at < count; at += 1) {
    into.rows[listed] = rows[at] as number;
    listed += failures[at] === alone ? 1 : 0;
  }
  into.count = listed;
}

function conditionsOf(
  { searcher, snapshot, plan, matchers }: Search,
  segment: Segment,
  index: number,
  hard: readonly RowTest[],
  own: readonly RowTest[],
): Conditions {
  const live = snapshot.live[index];
  const matcher = matchers[index];
  const cost = Math.min(
    segment.rows,
    ...plan.must.map((group) => matcher?.costOf(group) ?? segment.rows),
  );
  // What fails the filters of two fields is counted for none.
  return searcher.bitmaps.conditions(segment, live, hard, cost, own);
}

function keepUnfailed(found: Rows, failures: Uint32Array): void {
  const { rows, scores } = found;
  let kept = 0;
  for (let at = 0; at < found.count; at += 1) {
    rows[kept] = rows[at] as number;
    scores[kept] = scores[at] as number;
    kept += failures[at] === 0 ? 1 : 0;
  }
  found.count = kept;
}

/** Adds the best rows of a segment to those of the others, with what they are sorted by. */
function rank(
  { searcher, query, factors, ranked }: Search,
  segment: Segment,
  index: number,
  best: BestRows,
  found?: Rows,
): void {
  // Best first: the keys by which they are sorted lie beside each other then, and are read in blocks.
  const order = Uint32Array.from({ length: best.count }, (_, at) => at);
  order.sort((a, b) => (best.keys[b] as number) - (best.keys[a] as number));
  for (const at of order) {
    const row = best.rows[at] as number;
    // Under relevance rows are kept by their scores.
    const score =
      query.sort.by === "relevance"
        ? (best.keys[at] as number)
        : scoreAmong(segment, found, row, factors);
    const value = sortValueOf(searcher.schema, segment, query, row, score);
    ranked.push({ segment: index, row, score, value });
  }
}

function scoreAmong(
  { prior }: Segment,
  found: Rows | undefined,
  row: number,
  factors: Float64Array,
): number {
  const sum = found === undefined ? 0 : (found.scores[placeAmong(found, row)] as number);
  return scoreOf(sum, prior === undefined ? 1 : (factors[prior[row] ?? 0] as number));
}

/** Where a row lies among the found ones, which ascend. */
function placeAmong({ rows, count }: Rows, row: number): number {
  let low = 0;
  let high = count;
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle] as number) <= row) low = middle;
    else high = middle;
  }
  return low;
}
