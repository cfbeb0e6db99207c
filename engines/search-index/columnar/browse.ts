import type { Place } from "../cursor.ts";
import type { IndexSchema, SearchQuery } from "../search-index.ts";
import { BestRows } from "./best-rows.ts";
import { isLive, type LiveRows } from "./live-rows.ts";
import { isBefore, limitOf } from "./ranking.ts";
import type { Segment } from "./segment.ts";
import { rowsPerStretch } from "./posting-codec.ts";
import { greatestByStretch } from "./stretch-bounds.ts";

/**
 * The best of the allowed rows in the order of a number, the greatest first: every stretch of rows
 * says how great its greatest is, and most stretches cannot have a row among the best. Undefined for
 * another order.
 */
export function greatestAllowed(
  schema: IndexSchema,
  segment: Segment,
  query: SearchQuery,
  asked: {
    readonly allowed: LiveRows;
    readonly total: number;
    readonly after: Place | undefined;
    readonly floor: number;
  },
): BestRows | undefined {
  const { sort, offset, limit } = query;
  if (sort.by !== "number" || !sort.descending) return undefined;
  const { allowed, total, after, floor } = asked;
  const best = new BestRows(limit === 0 ? 0 : Math.min(offset + limit + 1, total), floor);
  const ranks = segment.numbers[schema.numberFields.indexOf(sort.field)]?.ranks;
  if (ranks === undefined) throw new Error(`No number column ${sort.field}.`);
  if (limit === 0 || total === 0) return best;
  const bounds = greatestByStretch(ranks);
  const from = after === undefined ? undefined : limitOf(schema, segment, query, after, 0);
  let { enough } = best;
  for (let stretch = 0; stretch < bounds.length; stretch += 1) {
    if ((bounds[stretch] as number) <= enough) continue;
    const end = Math.min(segment.rows, (stretch + 1) * rowsPerStretch);
    for (let row = stretch * rowsPerStretch; row < end; row += 1) {
      const key = ranks[row] as number;
      if (key <= enough || !isLive(allowed, row)) continue;
      if (from !== undefined && isBefore(from, key, row)) continue;
      best.offer(key, row);
      enough = best.enough;
    }
  }
  return best;
}
