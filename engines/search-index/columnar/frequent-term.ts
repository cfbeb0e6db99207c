import type { Place } from "../cursor.ts";
import type { IndexSchema, SearchQuery } from "../search-index.ts";
import { bestPostings } from "./best-postings.ts";
import { BestRows } from "./best-rows.ts";
import type { GroupMatcher } from "./group-matcher.ts";
import type { LiveRows } from "./live-rows.ts";
import { type OneTerm, onlyTerm, type PlannedTerm, type QueryPlan } from "./query-plan.ts";
import { limitOf } from "./ranking.ts";
import { listOthers, type Rows } from "./scratch.ts";
import type { Segment } from "./segment.ts";

/** The only term of a query of which nothing else is asked; undefined for all other queries. */
export function onlyTermOf(query: SearchQuery, plan: QueryPlan): OneTerm | undefined {
  const { must, should, mustNot, pinned } = plan;
  const isPlain =
    query.sort.by === "relevance" && query.filters.length === 0 && pinned === undefined;
  if (!isPlain || should.length > 0 || mustNot.length > 0 || must.length !== 1) return undefined;
  const [only] = must;
  return only === undefined ? undefined : onlyTerm(only);
}

/** How many rows match, how many of them have which values, and which are the best. */
export interface TermMatches {
  readonly total: number;
  /** Facet field → rows by set of values, also removed ones; empty when no facets are asked for. */
  readonly facets: readonly Uint32Array[];
  readonly best: BestRows;
}

/** With more removed rows than one in so many, looking them up would cost too much. */
const rowsPerRemovedMin = 8;

export function isMuchRemoved(rows: number, liveRows: number): boolean {
  return (rows - liveRows) * rowsPerRemovedMin > rows;
}

/** Lists the removed rows that hold a term. */
export function listRemoved(
  term: PlannedTerm,
  matcher: GroupMatcher,
  segment: Segment,
  live: LiveRows,
  removed: Rows,
): void {
  removed.count = 0;
  if (live === undefined) return;
  listOthers(live.slice(), segment.rows, undefined, removed);
  matcher.keepTerm(term, removed);
}

/**
 * Answers for a segment without a list of matches. Where facets are asked for that works when the
 * segment holds those of the term. Rows that hold the term and were removed are put into `removed`.
 * Undefined where matches have to be listed after all.
 */
export function matchOnlyTerm(
  schema: IndexSchema,
  segment: Segment,
  { term, weight }: OneTerm,
  asked: {
    readonly query: SearchQuery;
    readonly matcher: GroupMatcher;
    readonly live: LiveRows;
    readonly liveRows: number;
    readonly after: Place | undefined;
    readonly factors: Float64Array;
    readonly removed: Rows;
    /** What only scores above it are wanted of. */
    readonly floor: number;
  },
): TermMatches | undefined {
  const { query, matcher, live, liveRows, after, factors, removed, floor } = asked;
  if (isMuchRemoved(segment.rows, liveRows)) return undefined;
  const facets = query.facets.length === 0 ? [] : matcher.facetsOf(term);
  const list = facets === undefined ? undefined : matcher.wholeList(term);
  if (facets === undefined || list === undefined) return undefined;
  listRemoved(term, matcher, segment, live, removed);
  const total = list.count - removed.count;
  const room = Math.min(query.offset + query.limit + 1, total);
  const limit = after === undefined ? undefined : limitOf(schema, segment, query, after, 0);
  const ranked = { weight, live, prior: segment.prior, factors, limit };
  const best = query.limit === 0 ? new BestRows(0) : bestPostings(list, ranked, room, floor);
  return { total, facets, best };
}
