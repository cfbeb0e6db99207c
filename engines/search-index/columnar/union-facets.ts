import type { GroupMatcher } from "./group-matcher.ts";
import { type OneTerm, onlyTermOfAlternative, type QueryPlan } from "./query-plan.ts";
import type { Rows } from "./scratch.ts";

/** Of fewer than this share of the matches the facets of a term do not say enough. */
const shareMin = 0.4;

/** A term that many of the matches hold, and its facets: all its rows match. */
export interface WithinMatches {
  readonly term: OneTerm["term"];
  readonly facets: readonly Uint32Array[];
}

/**
 * Of a query for any of several words the one that most of the matches hold, where the segment holds
 * its facets: then only the other matches are to be counted. Undefined when there is none.
 */
export function termWithin(
  { must, mustNot }: QueryPlan,
  matcher: GroupMatcher,
  index: number,
  matches: number,
): WithinMatches | undefined {
  const [group, ...others] = must;
  if (group === undefined || others.length > 0 || mustNot.length > 0) return undefined;
  let most: OneTerm | undefined;
  for (const one of group.alternatives) {
    const only = onlyTermOfAlternative(one);
    if (only === undefined) continue;
    const count = only.term.counts[index] ?? 0;
    if (count > (most?.term.counts[index] ?? 0)) most = only;
  }
  if (most === undefined || (most.term.counts[index] ?? 0) < matches * shareMin) return undefined;
  const isDense = matcher.wholeList(most.term)?.isDense === true;
  const facets = isDense ? matcher.facetsOf(most.term) : undefined;
  return facets === undefined ? undefined : { term: most.term, facets };
}

/** The rows whose bit is not set. */
export function rowsOutside(words: Uint32Array, found: Rows, rest: Rows): void {
  let count = 0;
  for (let at = 0; at < found.count; at += 1) {
    const row = found.rows[at] as number;
    rest.rows[count] = row;
    count += 1 - (((words[row >> 5] as number) >>> (row & 31)) & 1);
  }
  rest.count = count;
}
