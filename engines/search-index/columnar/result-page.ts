import { comparePlaces, type Place } from "../cursor.ts";
import type { Hit } from "../search-index.ts";
import { partHitsOf } from "./part-hits.ts";
import type { RankedRow } from "./ranking.ts";
import type { Search } from "./segment-search.ts";

/** Where a hit stands in the order of its query. */
export function placeOf({ snapshot }: Search, { segment, row, value }: RankedRow): Place {
  return { value, id: snapshot.segments[segment]?.idOf(row) ?? "" };
}

/** The rows of the page asked for, best first, and whether more follow. */
export function pickPage(search: Search): { page: readonly RankedRow[]; more: boolean } {
  const { query, snapshot, ranked } = search;
  const compare = comparePlaces(query.sort.by === "relevance" || query.sort.descending);
  const ids = new Map<RankedRow, string>();
  const idOf = (one: RankedRow): string => {
    const known = ids.get(one) ?? snapshot.segments[one.segment]?.idOf(one.row) ?? "";
    ids.set(one, known);
    return known;
  };
  const byValue = (a: RankedRow, b: RankedRow): number =>
    compare({ value: a.value, id: "" }, { value: b.value, id: "" });
  ranked.sort(byValue);
  const end = query.offset + query.limit;
  const last = ranked[end];
  // Ids are read for the page alone, and for what has the value of its last row.
  const isBehind = (one: RankedRow, at: number): boolean =>
    last !== undefined && at > end && byValue(one, last) !== 0;
  const to = ranked.findIndex(isBehind);
  const first = to === -1 ? ranked : ranked.slice(0, to);
  // They decide between segments alone: within one, rows are in their order.
  first.sort(
    (a, b) =>
      byValue(a, b) || (a.segment === b.segment ? a.row - b.row : idOf(a) < idOf(b) ? -1 : 1),
  );
  return { page: first.slice(query.offset, end), more: query.limit > 0 && ranked.length > end };
}

/** What the answer says of each row of a page; `ids` are those of the rows. */
export function hitsOf(search: Search, page: readonly RankedRow[], ids: readonly string[]): Hit[] {
  const { searcher, snapshot, query } = search;
  const missed = missedOf(search, page);
  const partsOf = partHitsOf(searcher.schema, query);
  return page.map((ranked, at) => {
    const { score, segment: index, row } = ranked;
    const segment = snapshot.segments[index];
    if (segment === undefined) throw new Error("A hit is of no segment.");
    const notSatisfied = missed[at] ?? [];
    const parts = partsOf(segment, row, notSatisfied);
    return { id: ids[at] ?? "", score, ...parts, missed: notSatisfied };
  });
}

/** Per hit the groups of `must` that it does not satisfy. */
function missedOf({ plan, matchers }: Search, page: readonly RankedRow[]): number[][] {
  const missed: number[][] = page.map(() => []);
  if (plan.atLeast >= plan.must.length && plan.pinned === undefined) return missed;
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
