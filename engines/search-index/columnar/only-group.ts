import type { SearchQuery } from "../search-index.ts";
import { bestPostings, type RankedBy } from "./best-postings.ts";
import { BestRows, justBelow } from "./best-rows.ts";
import { raiseBits } from "./decode-postings.ts";
import type { GroupMatcher } from "./group-matcher.ts";
import { isLive } from "./live-rows.ts";
import type { PlannedGroup, QueryPlan } from "./query-plan.ts";
import { scoreOf } from "./ranking.ts";
import type { Rows } from "./scratch.ts";

/** The best of each alternative are kept until all are known: with more than so many, all is scored. */
const roomMax = 1_000;

/**
 * The only group of a query by relevance, of several alternatives, when nothing else is asked but filters;
 * undefined for all other queries, and for a page that is not near the first.
 */
export function onlyGroupOf(query: SearchQuery, plan: QueryPlan): PlannedGroup | undefined {
  const { must, should, mustNot, pinned } = plan;
  const isNear = query.cursor === undefined && query.offset + query.limit < roomMax;
  if (!isNear || query.sort.by !== "relevance" || pinned !== undefined) return undefined;
  if (should.length > 0 || mustNot.length > 0 || must.length !== 1) return undefined;
  const [group] = must;
  if (group === undefined || group.isAll || group.hasPhrase) return undefined;
  // One list and filters: its rows that pass are listed as fast.
  return group.alternatives.length > 1 ? group : undefined;
}

/** What is asked of the rows that satisfy a group. */
export interface AskedOfGroup {
  /** Bits of the rows that may satisfy it at all; undefined when these are all. */
  readonly seeking: Uint32Array | undefined;
  /** How the best are ranked: `live` are the rows that pass all filters. */
  readonly by: Omit<RankedBy, "weight" | "limit">;
  /** So many of the best are wanted, and only those above the floor. */
  readonly room: number;
  readonly floor: number;
  /** Memory that is used meanwhile. */
  readonly into: Rows;
}

/**
 * Sets the bits of all rows that satisfy a group of terms, removed ones included, and gives the best of
 * those that pass. A row has the score of the best of the alternatives that it satisfies: who is among
 * the best of all is among the best of one, so that no list is gone through as a whole.
 */
export function matchGroup(
  matcher: GroupMatcher,
  group: PlannedGroup,
  bits: Uint32Array,
  { seeking, by, room, floor, into }: AskedOfGroup,
): BestRows {
  const best = new BestOfAll(room, floor);
  matcher.visit(group, seeking, into, {
    list(list, weight) {
      raiseBits(list, bits);
      if (room > 0)
        best.add(bestPostings(list, { ...by, weight, limit: undefined }, room, best.floor));
    },
    rows(found) {
      for (let at = 0; at < found.count; at += 1) {
        const row = found.rows[at] as number;
        bits[row >> 5] = (bits[row >> 5] as number) | (1 << (row & 31));
      }
      if (room > 0) best.add(bestFound(found, by, room, best.floor));
    },
  });
  return best.rows();
}

function bestFound(
  { rows, scores, count }: Rows,
  { live, prior, factors }: AskedOfGroup["by"],
  room: number,
  floor: number,
): BestRows {
  const best = new BestRows(room, floor);
  for (let at = 0; at < count; at += 1) {
    const row = rows[at] as number;
    const factor = prior === undefined ? 1 : (factors[prior[row] as number] as number);
    const key = scoreOf(scores[at] as number, factor);
    if (key > best.enough && isLive(live, row)) best.offer(key, row);
  }
  return best;
}

/** The best rows of several alternatives, each once, with the greatest of its keys. */
class BestOfAll {
  floor: number;
  readonly #room: number;
  #keys = new Map<number, number>();

  constructor(room: number, floor: number) {
    this.#room = room;
    this.floor = floor;
  }

  add({ rows, keys, count }: BestRows): void {
    for (let at = 0; at < count; at += 1) {
      const row = rows[at] as number;
      const key = keys[at] as number;
      if (key > (this.#keys.get(row) ?? Number.NEGATIVE_INFINITY)) this.#keys.set(row, key);
    }
    if (this.#keys.size < this.#room) return;
    const sorted = [...this.#keys].sort(([a, aKey], [b, bKey]) => bKey - aKey || a - b);
    this.#keys = new Map(sorted.slice(0, this.#room));
    const [, last = this.floor] = sorted[this.#room - 1] ?? [];
    // Of equal keys the lower rows are wanted, and these may be in a list to come.
    this.floor = Math.max(this.floor, justBelow(last));
  }

  rows(): BestRows {
    const best = new BestRows(Math.min(this.#room, this.#keys.size), this.floor);
    const ascending = [...this.#keys].sort(([a], [b]) => a - b);
    for (const [row, key] of ascending) if (key > best.enough) best.offer(key, row);
    return best;
  }
}
