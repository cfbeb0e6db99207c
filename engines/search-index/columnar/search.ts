import { allTextFields } from "../checks.ts";
import { withoutNeedless } from "../for-want-of-better.ts";
import { phraseChecksMax } from "../limits.ts";
import type { FacetAnswer, HitsListener, SearchAnswer, SearchQuery } from "../search-index.ts";
import type { Deadline } from "./deadline.ts";
import {
  countersOf,
  type FacetCounter,
  facetAnswer,
  type ValueCounts,
  valueCounts,
} from "./facet-counter.ts";
import { GroupMatcher } from "./group-matcher.ts";
import { PhraseChecker } from "./phrase-check.ts";
import { lookUp, planQuery } from "./query-plan.ts";
import { hitsOf, pickPage, placeOf } from "./result-page.ts";
import { readPageCursor, writePageCursor } from "./relevance-cursor.ts";
import type { Help } from "./search-help.ts";
import { countsOfShare, type SearchShare, shareOf } from "./search-share.ts";
import { fixedTurns, isGiven, type SegmentTurns, takesTurn } from "./segment-turns.ts";
import type { Snapshot } from "./snapshot.ts";
import { type Search, type Searcher, searchSegment } from "./segment-search.ts";

/** Who helps with a search, and who hears of its hits before the rest. */
export interface BesideSearch {
  readonly help?: Help | undefined;
  readonly onHits?: HitsListener | undefined;
}

export function searchSnapshot(
  searcher: Searcher,
  snapshot: Snapshot,
  query: SearchQuery,
  deadline: Deadline,
  { help, onHits }: BesideSearch = {},
): SearchAnswer {
  return orDiscard(searcher, () => {
    const search = beginSearch(searcher, snapshot, query, deadline);
    if (help === undefined || expectedRows(search) < help.expectedRowsMin) {
      searchSegments(search, fixedTurns([[...snapshot.segments.keys()]]), 0);
      return answerOf(search, [], onHits);
    }
    try {
      searchSegments(search, help.begin(), 0, help);
      return answerOf(search, help.receive(), onHits);
    } finally {
      help.end();
    }
  });
}

/** What a thread finds in the segments that it takes, for the one that leads the search. */
export function shareOfSearch(
  searcher: Searcher,
  snapshot: Snapshot,
  query: SearchQuery,
  deadline: Deadline,
  turns: SegmentTurns,
  thread: number,
): SearchShare {
  return orDiscard(searcher, () => {
    const search = beginSearch(searcher, snapshot, query, deadline);
    searchSegments(search, turns, thread);
    return shareOf(search);
  });
}

/** A search that was given up leaves half of what it gathered behind, which is not used again. */
function orDiscard<Result>({ scratch }: Searcher, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    scratch.discard();
    throw error;
  }
}

/** Searches the segments that the thread takes; `answerOf` needs what was found in the others as well. */
function searchSegments(search: Search, turns: SegmentTurns, thread: number, help?: Help): void {
  const order = turns.orders[thread] ?? [];
  for (const [at, index] of order.entries()) {
    if (!takesTurn(turns, thread, index)) continue;
    search.deadline.check();
    const later = order.slice(at + 1).filter((next) => isGiven(turns, thread, next));
    search.phrases.reserve(phraseChecksOf(search, later));
    help?.callLate();
    search.total += searchSegment(search, index);
  }
}

/** To look a phrase up in a document takes as long as to look at so many rows. */
const rowsPerPhraseCheck = 50;

/** About how many rows a search has to look at, without those that only add to the score of others. */
function expectedRows({ plan, matchers, snapshot }: Search): number {
  const { must, atLeast } = plan;
  const perRow = must.some(({ hasPhrase }) => hasPhrase) ? rowsPerPhraseCheck : 1;
  return snapshot.segments.reduce((sum, { rows }, index) => {
    const costs = must.map((group) => Math.min(rows, matchers[index]?.costOf(group) ?? 0));
    const all = atLeast < must.length ? costs.reduce((a, b) => a + b, 0) : Math.min(rows, ...costs);
    return sum + all * perRow;
  }, 0);
}

/** How many documents of some segments are to be looked through for phrases: their share at most. */
function phraseChecksOf({ plan, matchers, snapshot }: Search, segments: readonly number[]): number {
  if (!plan.must.some(({ hasPhrase }) => hasPhrase)) return 0;
  const needed = plan.atLeast < plan.must.length ? [] : plan.must;
  const rowsOf = (index: number): number => snapshot.segments[index]?.rows ?? 0;
  const allRows = snapshot.segments.reduce((sum, { rows }) => sum + rows, 0);
  return segments.reduce((sum, index) => {
    const costs = needed.map((group) => matchers[index]?.costOf(group) ?? 0);
    const share = Math.floor((phraseChecksMax * rowsOf(index)) / allRows);
    return sum + Math.min(share, rowsOf(index), ...costs);
  }, 0);
}

function beginSearch(
  searcher: Searcher,
  snapshot: Snapshot,
  asked: SearchQuery,
  deadline: Deadline,
): Search {
  const { schema, scratch } = searcher;
  const { segments } = snapshot;
  scratch.memory.reset();
  const from = asked.cursor === undefined ? undefined : readPageCursor(asked, asked.cursor);
  const query = withoutNeedless(asked, (term) => lookUp(term, segments).holding);
  const weights = allTextFields(schema).map(({ weight }) => weight);
  const phrases = new PhraseChecker(weights, deadline);
  const filtered = new Set(query.filters.map(({ field }) => field));
  const counterOf = countersOf(schema, query.facets, filtered);
  const counters = [...new Set(counterOf)];
  return {
    deadline,
    searcher,
    snapshot,
    asked,
    query,
    plan: planQuery(schema, segments, query, from?.weights),
    phrases,
    matchers: segments.map(
      (segment, index) => new GroupMatcher(segment, index, scratch, phrases, deadline),
    ),
    counterOf,
    counters,
    freed: counters.flatMap(({ freedOf }) => freedOf ?? []),
    after: from?.place,
    factors: searcher.factors,
    ranked: [],
    total: 0,
  };
}

/** The answer of a search, with what other threads found in the segments that it did not look at. */
function answerOf(
  search: Search,
  others: readonly SearchShare[],
  onHits: HitsListener | undefined,
): SearchAnswer {
  const { snapshot, asked, phrases, plan } = search;
  let { total } = search;
  for (const share of others) {
    total += share.total;
    search.ranked.push(...share.ranked);
  }
  const { page, more } = pickPage(search);
  const ids = page.map((one) => placeOf(search, one).id);
  onHits?.(ids);
  const hits = hitsOf(search, page, ids);
  const last = page.at(-1);
  return {
    total,
    exact: snapshot.isWhole && phrases.isExact && others.every(({ exact }) => exact),
    hits,
    facets: facetsOf(search, others),
    ...(more && last !== undefined
      ? { cursor: writePageCursor(asked, placeOf(search, last), plan.weights) }
      : {}),
    asOf: snapshot.checkpoint,
  };
}

function facetsOf(
  { searcher, snapshot, asked, counters, counterOf }: Search,
  others: readonly SearchShare[],
): readonly FacetAnswer[] {
  const counts = new Map<FacetCounter, ValueCounts>();
  for (const [at, counter] of counters.entries()) {
    const counted = others.flatMap((share) => countsOfShare(share, at, snapshot));
    const all = [...counter.counted, ...counted];
    counts.set(
      counter,
      valueCounts(searcher.schema, counter.index, snapshot, all, searcher.scratch.memory),
    );
  }
  return asked.facets.map((request, at) =>
    facetAnswer(request, counts.get(counterOf[at] as FacetCounter) as ValueCounts),
  );
}
