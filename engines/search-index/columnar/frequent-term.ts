import type { Place } from "../cursor.ts";
import type { IndexSchema, SearchQuery } from "../search-index.ts";
import { offerBest } from "./best-postings.ts";
import { BestRows } from "./best-rows.ts";
import type { GroupMatcher } from "./group-matcher.ts";
import type { LiveRows } from "./live-rows.ts";
import { bitCount } from "./posting-codec.ts";
import type { PostingList } from "./posting-list.ts";
import type { PlannedTerm, QueryPlan } from "./query-plan.ts";
import { limitOf } from "./ranking.ts";
import { listRows, type Rows } from "./scratch.ts";
import type { Segment } from "./segment.ts";

/** A query of nothing but one term, by relevance. */
export interface OneTerm {
  readonly term: PlannedTerm;
  readonly weight: number;
}

/** The only term of a query of which nothing else is asked; undefined for all other queries. */
export function onlyTermOf(query: SearchQuery, plan: QueryPlan): OneTerm | undefined {
  const { must, should, mustNot, pinned } = plan;
  const isPlain =
    query.sort.by === "relevance" && query.filters.length === 0 && pinned === undefined;
  if (!isPlain || should.length > 0 || mustNot.length > 0 || must.length !== 1) return undefined;
  const [one, ...others] = must[0]?.alternatives ?? [];
  if (one === undefined || others.length > 0 || one.kind === "phrase") return undefined;
  const [term, ...more] = one.terms;
  if (term === undefined || more.length > 0 || one.field !== 0) return undefined;
  return { term, weight: one.weight };
}

/** How many rows match, which do not, and which are the best. */
export interface TermMatches {
  readonly total: number;
  readonly best: BestRows;
}

/**
 * Answers for a segment without a list of matches. Where facets are asked for that works when most
 * rows hold the term: those that do not are put into `rest` and counted instead. Undefined where
 * matches have to be listed after all.
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
    readonly rest: Rows;
  },
): TermMatches | undefined {
  const { query, matcher, live, liveRows, after, factors, rest } = asked;
  const list = matcher.wholeList(term);
  if (list === undefined) return undefined;
  if (!list.isDense && (live !== undefined || query.facets.length > 0)) return undefined;
  const total = live === undefined ? list.count : countLive(list, live);
  if (query.facets.length > 0 && total * 2 <= liveRows) return undefined;
  if (query.facets.length > 0) listOthers(list, segment.rows, live, rest);
  const room = Math.min(query.offset + query.limit + 1, total);
  const best = new BestRows(query.limit === 0 ? 0 : room);
  const limit = after === undefined ? undefined : limitOf(schema, segment, query, after, 0);
  const ranked = { weight, live, prior: segment.prior, factors, limit };
  if (query.limit > 0) offerBest(list, ranked, best);
  return { total, best };
}

function countLive({ words }: PostingList, live: Uint32Array): number {
  let count = 0;
  for (let at = 0; at < words.length; at += 1) {
    count += bitCount((words[at] as number) & (live[at] as number));
  }
  return count;
}

/** The live rows that a dense list does not hold. */
function listOthers({ words }: PostingList, rows: number, live: LiveRows, into: Rows): void {
  listRows(rows, into, (at) => ~(words[at] as number) & (live?.[at] ?? 0xffff_ffff));
}
