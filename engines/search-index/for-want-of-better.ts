import type { Alternative, Group, SearchQuery } from "./search-index.ts";

/** How many documents hold a term, in any field. */
export type Holding = (term: string) => number;

/** Whether an alternative is to be left out, because enough documents hold what it stands in for. */
function isNeedless(one: Alternative, holding: Holding): boolean {
  if (!("terms" in one) || one.unless === undefined) return false;
  const { terms, documents } = one.unless;
  return terms.length > 0 && terms.every((term) => holding(term) >= documents);
}

/** A query without the alternatives that are not asked for, see `unless`. */
export function withoutNeedless(query: SearchQuery, holding: Holding): SearchQuery {
  const { must, mustNot, should, evenly, pinned } = query;
  const groups = [...must, ...mustNot, ...(should ?? []), ...(evenly ?? []), pinned ?? []];
  const mayBeNeedless = (one: Alternative): boolean => "terms" in one && one.unless !== undefined;
  if (!groups.some((group) => group.some(mayBeNeedless))) return query;
  const needed = (group: Group): Group => group.filter((one) => !isNeedless(one, holding));
  return {
    ...query,
    must: must.map(needed),
    mustNot: mustNot.map(needed),
    ...(should === undefined ? {} : { should: should.map(needed) }),
    ...(evenly === undefined ? {} : { evenly: evenly.map(needed) }),
    ...(pinned === undefined ? {} : { pinned: needed(pinned) }),
  };
}
