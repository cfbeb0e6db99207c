import { comparePlaces, type Place, readCursor, type SortValue } from "../cursor.ts";
import type { SearchQuery } from "../search-index.ts";
import type { Columns } from "./columns.ts";

export interface RankedRow extends Place {
  readonly row: number;
  readonly score: number;
}

/** The page of a query: its rows in order, and whether more follow. */
export interface Page {
  readonly rows: readonly RankedRow[];
  readonly more: boolean;
}

/** From so many wanted rows on, sorting everything is faster than keeping the best. */
const keepBestMax = 500;

/** Picks the page without sorting what is not on it. */
export function pickPage(
  query: SearchQuery,
  columns: Columns,
  rows: Uint32Array,
  scores: Float64Array,
): Page {
  if (query.limit === 0) return { rows: [], more: false };
  const valueOf = sortValues(query, columns);
  const compare = comparePlaces(query.sort.by === "relevance" || query.sort.descending);
  const after = query.cursor === undefined ? undefined : readCursor(query, query.cursor);
  const wanted = query.offset + query.limit + 1;
  const best: RankedRow[] = [];
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] ?? 0;
    const score = scores[index] ?? 0;
    const place = { row, score, value: valueOf(row, score), id: columns.ids[row] ?? "" };
    if (after !== undefined && compare(place, after) <= 0) continue;
    const last = best.at(-1);
    if (wanted > keepBestMax) best.push(place);
    else if (best.length < wanted || (last !== undefined && compare(place, last) < 0)) {
      best.splice(positionOf(best, place, compare), 0, place);
      if (best.length > wanted) best.pop();
    }
  }
  if (wanted > keepBestMax) best.sort(compare);
  const end = query.offset + query.limit;
  return { rows: best.slice(query.offset, end), more: best.length > end };
}

function positionOf(
  sorted: readonly RankedRow[],
  place: RankedRow,
  compare: (a: Place, b: Place) => number,
): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = sorted[middle];
    if (other !== undefined && compare(other, place) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function sortValues(
  { sort }: SearchQuery,
  columns: Columns,
): (row: number, score: number) => SortValue {
  if (sort.by === "relevance") return (_, score) => score;
  if (sort.by === "key") {
    const keys = columns.keys.get(sort.field) ?? [];
    return (row) => keys[row] ?? null;
  }
  const numbers = columns.numbers.get(sort.field) ?? new Float64Array(0);
  return (row) => {
    const value = numbers[row] ?? Number.NaN;
    return Number.isNaN(value) ? null : value;
  };
}
