import type { Place, SortValue } from "../cursor.ts";
import { pinnedScore } from "../limits.ts";
import type { IndexSchema, SearchQuery } from "../search-index.ts";
import { BestRows, justBelow } from "./best-rows.ts";
import { scoreUnit } from "../impact.ts";
import { placeOf } from "./row-tests.ts";
import type { Rows } from "./scratch.ts";
import { pinnedBit } from "./segment-matches.ts";
import { priorSteps } from "./segment-writer.ts";
import type { Column, Segment } from "./segment.ts";

/** A hit on its way to the page. */
export interface RankedRow {
  readonly segment: number;
  readonly row: number;
  readonly score: number;
  readonly value: SortValue;
}

/** What a document's prior multiplies its score by, for each step. */
export function priorFactors(schema: IndexSchema): Float64Array {
  const weight = schema.prior?.weight ?? 0;
  return Float64Array.from(
    { length: priorSteps + 1 },
    (_, step) => 1 + (weight * step) / priorSteps,
  );
}

/** The score of a row as it is shown: always the same number for the same sum and row. */
export function scoreOf(sum: number, factor: number): number {
  const isPinned = (sum & pinnedBit) !== 0;
  return ((isPinned ? sum ^ pinnedBit : sum) / scoreUnit) * factor + (isPinned ? pinnedScore : 0);
}

/**
 * Within a segment rows are in the order of ids and values are ranks, so that a row's place in the
 * order of a query is one number, the greater the earlier, and the row.
 */
export function bestOfSegment(
  schema: IndexSchema,
  segment: Segment,
  query: SearchQuery,
  found: Rows,
  after: Place | undefined,
  factors: Float64Array,
  floor: number,
): BestRows {
  const room = Math.min(query.offset + query.limit + 1, found.count);
  const best = new BestRows(query.limit === 0 ? 0 : room, floor);
  if (query.limit === 0) return best;
  const { sort } = query;
  const isRelevance = sort.by === "relevance";
  const ranks = isRelevance ? undefined : ranksOf(schema, segment, query);
  const top = ranks === undefined || isRelevance || sort.descending ? 0 : ranks.greatest + 1;
  const limit = after === undefined ? undefined : limitOf(schema, segment, query, after, top);
  if (ranks === undefined) offerByScore(segment, found, limit, factors, best);
  else offerByRank(ranks.column, top, found, limit, best);
  return best;
}

/**
 * What a row of a segment must be above to come on the page, in the numbers by which the segment's
 * rows are ranked, when so many of others are known already.
 */
export function floorIn(
  schema: IndexSchema,
  segment: Segment,
  { sort, offset, limit }: SearchQuery,
  known: readonly RankedRow[],
): number {
  const none = Number.NEGATIVE_INFINITY;
  const room = offset + limit + 1;
  const isFalling = sort.by === "relevance" || (sort.by === "number" && sort.descending);
  if (!isFalling || limit === 0 || known.length < room) return none;
  const values = Float64Array.from(known, ({ value }) => (value === null ? none : Number(value)));
  const last = values.sort()[known.length - room] as number;
  // Of rows that are equal to the last one their ids decide.
  if (sort.by === "relevance") return justBelow(last);
  const numbers = segment.numbers[schema.numberFields.indexOf(sort.field)];
  return numbers === undefined || last === none ? none : placeOf(numbers, last);
}

/** Offers rows by their scores, as far as they come after the limit. */
export function offerByScore(
  { prior }: Pick<Segment, "prior">,
  { rows, scores, count }: Rows,
  limit: Limit | undefined,
  factors: Float64Array,
  best: BestRows,
): void {
  const greatestFactor = factors.at(-1) ?? 1;
  let enough = best.enough;
  // No sum up to this can reach what is enough, whatever the prior; most rows end here.
  const floorOf = (key: number): number =>
    Math.min(Math.floor((key / greatestFactor) * scoreUnit) - 1, pinnedBit - 1);
  let floor = Math.max(-1, floorOf(enough));
  for (let at = 0; at < count; at += 1) {
    const sum = scores[at] as number;
    if (sum <= floor) continue;
    const row = rows[at] as number;
    const factor = prior === undefined ? 1 : (factors[prior[row] as number] as number);
    const key = scoreOf(sum, factor);
    if (key <= enough) continue;
    if (limit !== undefined && isBefore(limit, key, row)) continue;
    best.offer(key, row);
    enough = best.enough;
    floor = floorOf(enough);
  }
}

export function isBefore(limit: Limit, key: number, row: number): boolean {
  return key > limit.key || (key === limit.key && row < limit.row);
}

function offerByRank(
  column: Column,
  top: number,
  { rows, count }: Rows,
  limit: Limit | undefined,
  best: BestRows,
): void {
  let enough = best.enough;
  for (let at = 0; at < count; at += 1) {
    const row = rows[at] as number;
    const rank = column[row] as number;
    const key = rank === 0 || top === 0 ? rank : top - rank;
    if (key <= enough) continue;
    if (limit !== undefined && isBefore(limit, key, row)) continue;
    best.offer(key, row);
    enough = best.enough;
  }
}

function ranksOf(
  schema: IndexSchema,
  segment: Segment,
  { sort }: SearchQuery,
): { readonly column: Column; readonly greatest: number } {
  if (sort.by === "number") {
    const numbers = segment.numbers[schema.numberFields.indexOf(sort.field)];
    if (numbers !== undefined) return { column: numbers.ranks, greatest: numbers.values.length };
  }
  if (sort.by === "key") {
    const keys = segment.keys[schema.sortFields.indexOf(sort.field)];
    if (keys !== undefined) return { column: keys.ranks, greatest: keys.table.count };
  }
  throw new Error("The query is sorted by a field that the segment does not have.");
}

/** What comes after a place: lesser keys, and of this key the rows from `row` on. */
export interface Limit {
  readonly key: number;
  readonly row: number;
}

export function limitOf(
  schema: IndexSchema,
  segment: Segment,
  { sort }: SearchQuery,
  after: Place,
  top: number,
): Limit {
  const id = Buffer.from(after.id, "utf8");
  const row = segment.ids.lowerBound(id);
  const isThere = row < segment.rows && segment.idOf(row) === after.id;
  const firstRow = isThere ? row + 1 : row;
  if (sort.by === "relevance") return { key: Number(after.value), row: firstRow };
  if (after.value === null) return { key: 0, row: firstRow };
  const { less, isEqual } = placeAmong(schema, segment, sort, after.value);
  // Ranks begin at 1. A value that the segment does not have lies between two ranks.
  if (sort.descending) return isEqual ? { key: less + 1, row: firstRow } : { key: less, row: 0 };
  return isEqual ? { key: top - less - 1, row: firstRow } : { key: top - less - 1, row: 0 };
}

/** How many values of the segment are less than one, and whether it has that one. */
function placeAmong(
  schema: IndexSchema,
  segment: Segment,
  sort: Exclude<SearchQuery["sort"], { by: "relevance" }>,
  value: string | number,
): { readonly less: number; readonly isEqual: boolean } {
  if (sort.by === "number") {
    const numbers = segment.numbers[schema.numberFields.indexOf(sort.field)];
    if (numbers === undefined) return { less: 0, isEqual: false };
    const less = placeOf(numbers, Number(value));
    return { less, isEqual: numbers.values[less] === value };
  }
  const table = segment.keys[schema.sortFields.indexOf(sort.field)]?.table;
  if (table === undefined) return { less: 0, isEqual: false };
  const less = table.lowerBound(Buffer.from(String(value), "utf8"));
  return { less, isEqual: less < table.count && table.stringOf(less) === value };
}

/** The value by which a row is sorted, as it is compared between segments and lies in a cursor. */
export function sortValueOf(
  schema: IndexSchema,
  segment: Segment,
  { sort }: SearchQuery,
  row: number,
  score: number,
): SortValue {
  if (sort.by === "relevance") return score;
  if (sort.by === "number") {
    const numbers = segment.numbers[schema.numberFields.indexOf(sort.field)];
    const rank = numbers?.ranks[row] ?? 0;
    return rank === 0 ? null : (numbers?.values[rank - 1] ?? null);
  }
  const keys = segment.keys[schema.sortFields.indexOf(sort.field)];
  const rank = keys?.ranks[row] ?? 0;
  return rank === 0 ? null : (keys?.table.stringOf(rank - 1) ?? null);
}
