import { allTextFields } from "../checks.ts";
import { comparePlaces, type Place } from "../cursor.ts";
import type { Hit, IndexSchema, SearchAnswer, SearchQuery } from "../search-index.ts";
import type { BestRows } from "./best-rows.ts";
import type { Deadline } from "./deadline.ts";
import { FacetCounter } from "./facet-counter.ts";
import { countAllBut, countFacets } from "./facet-counts.ts";
import type { FilterBitmaps } from "./filter-bitmaps.ts";
import { matchOnlyTerm, onlyTermOf } from "./frequent-term.ts";
import { GroupMatcher } from "./group-matcher.ts";
import { partHits } from "./part-hits.ts";
import { PhraseChecker } from "./phrase-check.ts";
import { planQuery, type QueryPlan } from "./query-plan.ts";
import { bestOfSegment, type RankedRow, scoreOf, sortValueOf } from "./ranking.ts";
import { readPageCursor, writePageCursor } from "./relevance-cursor.ts";
import { countFailures, type RowTest, rowTest } from "./row-tests.ts";
import type { Rows, Scratch } from "./scratch.ts";
import { type Conditions, matchSegment } from "./segment-matches.ts";
import type { Segment } from "./segment.ts";
import type { Snapshot } from "./snapshot.ts";

/** What one thread needs to answer queries. */
export interface Searcher {
  readonly schema: IndexSchema;
  readonly scratch: Scratch;
  readonly bitmaps: FilterBitmaps;
  readonly factors: Float64Array;
}

/** A search in the making. */
interface Search {
  readonly deadline: Deadline;
  readonly searcher: Searcher;
  readonly snapshot: Snapshot;
  readonly query: SearchQuery;
  readonly plan: QueryPlan;
  readonly phrases: PhraseChecker;
  readonly matchers: readonly GroupMatcher[];
  readonly counters: readonly FacetCounter[];
  /** Filtered fields whose own facet is to be counted without their filters. */
  readonly freed: readonly string[];
  readonly after: Place | undefined;
  readonly factors: Float64Array;
  readonly ranked: RankedRow[];
}

export function searchSnapshot(
  searcher: Searcher,
  snapshot: Snapshot,
  query: SearchQuery,
  deadline: Deadline,
): SearchAnswer {
  const { schema, scratch } = searcher;
  const { segments } = snapshot;
  scratch.postings.reset();
  const from = query.cursor === undefined ? undefined : readPageCursor(query, query.cursor);
  const plan = planQuery(schema, segments, query, from?.weights);
  const weights = allTextFields(schema).map(({ weight }) => weight);
  const phrases = new PhraseChecker(weights, deadline);
  const filtered = new Set(query.filters.map(({ field }) => field));
  const search: Search = {
    deadline,
    searcher,
    snapshot,
    query,
    plan,
    phrases,
    matchers: segments.map(
      (segment, index) => new GroupMatcher(segment, index, scratch, phrases, deadline),
    ),
    counters: query.facets.map((facet) => new FacetCounter(schema, snapshot.fieldValues, facet)),
    freed: query.facets
      .filter(({ field, excludeOwnFilter }) => excludeOwnFilter && filtered.has(field))
      .map(({ field }) => field)
      .filter((field, at, all) => all.indexOf(field) === at),
    after: from?.place,
    factors: searcher.factors,
    ranked: [],
  };
  let total = 0;
  for (const [index, segment] of segments.entries()) {
    deadline.check();
    total += searchSegment(search, segment, index);
  }
  const { page, more } = pickPage(search);
  const last = page.at(-1);
  const cursorWeights = plan.weights;
  return {
    total,
    exact: phrases.isExact && snapshot.isWhole,
    hits: hitsOf(search, page),
    facets: search.counters.map((counter) => counter.answer()),
    ...(more && last !== undefined
      ? { cursor: writePageCursor(query, placeOf(search, last), cursorWeights) }
      : {}),
    asOf: snapshot.checkpoint,
  };
}

/** Matches, counts and ranks in one segment; returns how many match. */
function searchSegment(search: Search, segment: Segment, index: number): number {
  const { deadline, searcher, snapshot, query, plan, matchers, counters, freed } = search;
  const { schema, scratch } = searcher;
  const matcher = matchers[index];
  if (matcher === undefined) return 0;
  scratch.fit(segment.rows);
  const live = snapshot.live[index];
  const liveRows = snapshot.liveRows[index] ?? 0;
  const only = onlyTermOf(query, plan);
  if (only !== undefined) {
    const { after, factors } = search;
    const rest = scratch.other;
    const asked = { query, matcher, live, liveRows, after, factors, rest };
    const matches = matchOnlyTerm(schema, segment, only, asked);
    if (matches !== undefined) {
      countAllBut(counters, { segment, live, liveRows }, rest, deadline);
      rank(search, segment, index, matches.best);
      return matches.total;
    }
  }
  const tests = query.filters.map((filter) => rowTest(schema, segment, filter));
  const hard = tests.filter(({ field }) => !freed.includes(field));
  const own = tests.filter(({ field }) => freed.includes(field));
  const conditions = conditionsOf(search, segment, index, hard);
  const found = matchSegment(plan, matcher, conditions, segment.rows, scratch);
  const { failures } = scratch;
  const ofOwn = own.length === 0 ? [] : counters.filter((counter) => isFreed(counter, freed));
  if (own.length > 0) {
    failures.fill(0, 0, found.count);
    for (const test of own) {
      deadline.check();
      const bit = 1 << freed.indexOf(test.field);
      countFailures(test, found.rows, found.count, failures, bit);
    }
    for (const counter of ofOwn) {
      deadline.check();
      counter.countUnfailed(segment, found, failures, 1 << freed.indexOf(counter.request.field));
    }
    keepUnfailed(found, failures);
  }
  const others = counters.filter((counter) => !ofOwn.includes(counter));
  countFacets(others, { segment, live, liveRows }, found, scratch, deadline);
  deadline.check();
  const best = bestOfSegment(schema, segment, query, found, search.after, search.factors);
  rank(search, segment, index, best, found);
  return found.count;
}

function isFreed({ request }: FacetCounter, freed: readonly string[]): boolean {
  return request.excludeOwnFilter && freed.includes(request.field);
}

function conditionsOf(
  { searcher, snapshot, plan, matchers }: Search,
  segment: Segment,
  index: number,
  hard: readonly RowTest[],
): Conditions {
  const live = snapshot.live[index];
  const matcher = matchers[index];
  const cost = Math.min(
    segment.rows,
    ...plan.must.map((group) => matcher?.costOf(group) ?? segment.rows),
  );
  return searcher.bitmaps.conditions(segment, live, hard, cost);
}

function keepUnfailed(found: Rows, failures: Uint8Array): void {
  const { rows, scores } = found;
  let kept = 0;
  for (let at = 0; at < found.count; at += 1) {
    if (failures[at] !== 0) continue;
    rows[kept] = rows[at] as number;
    scores[kept] = scores[at] as number;
    kept += 1;
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
  for (let at = 0; at < best.count; at += 1) {
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

function placeOf({ snapshot }: Search, { segment, row, value }: RankedRow): Place {
  return { value, id: snapshot.segments[segment]?.idOf(row) ?? "" };
}

function pickPage(search: Search): { page: readonly RankedRow[]; more: boolean } {
  const { query, snapshot, ranked } = search;
  const compare = comparePlaces(query.sort.by === "relevance" || query.sort.descending);
  const ids = new Map<RankedRow, string>();
  const idOf = (one: RankedRow): string => {
    const known = ids.get(one) ?? snapshot.segments[one.segment]?.idOf(one.row) ?? "";
    ids.set(one, known);
    return known;
  };
  // Ids decide between segments alone: within one, rows are in their order.
  ranked.sort((a, b) => {
    const byValue = compare({ value: a.value, id: "" }, { value: b.value, id: "" });
    if (byValue !== 0) return byValue;
    return a.segment === b.segment ? a.row - b.row : idOf(a) < idOf(b) ? -1 : 1;
  });
  const end = query.offset + query.limit;
  return { page: ranked.slice(query.offset, end), more: query.limit > 0 && ranked.length > end };
}

function hitsOf(search: Search, page: readonly RankedRow[]): Hit[] {
  const { searcher, snapshot, query } = search;
  const missed = missedOf(search, page);
  return page.map((ranked, at) => {
    const { score, segment: index, row } = ranked;
    const segment = snapshot.segments[index];
    if (segment === undefined) throw new Error("A hit is of no segment.");
    const notSatisfied = missed[at] ?? [];
    const parts = partHits(searcher.schema, segment, row, query, notSatisfied);
    return { id: segment.idOf(row), score, ...parts, missed: notSatisfied };
  });
}

/** Per hit the groups of `must` that it does not satisfy. */
function missedOf({ plan, matchers, query }: Search, page: readonly RankedRow[]): number[][] {
  const missed: number[][] = page.map(() => []);
  if (plan.atLeast >= plan.must.length && query.pinned === undefined) return missed;
  for (const [index, matcher] of matchers.entries()) {
    const places = [...page.keys()]
      .filter((at) => page[at]?.segment === index)
      .sort((a, b) => (page[a]?.row ?? 0) - (page[b]?.row ?? 0));
    if (places.length === 0) continue;
    const rows = Uint32Array.from(places, (at) => page[at]?.row ?? 0);
    for (const [group, planned] of plan.must.entries()) {
      const best = matcher.score(planned, rows, rows.length);
      for (const [order, at] of places.entries()) {
        if ((best[order] as number) < 0) missed[at]?.push(group);
      }
    }
  }
  return missed;
}
