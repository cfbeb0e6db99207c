import { createHash } from "node:crypto";
import { SearchQueryError } from "./errors.ts";
import { cursorLengthMax } from "./limits.ts";
import type { SearchQuery } from "./search-index.ts";

/** What a hit is sorted by: a score, a number, a key, or nothing where the value is missing. */
export type SortValue = number | string | null;

/** The place of a hit in the order of its query. */
export interface Place {
  readonly value: SortValue;
  readonly id: string;
}

/** Opaque to clients: the place of the last hit, and a digest of the query that it belongs to. */
export function writeCursor(query: SearchQuery, place: Place): string {
  const content = JSON.stringify([1, digest(query), place.value, place.id]);
  return Buffer.from(content, "utf8").toString("base64url");
}

/** Throws `SearchQueryError` (`SEARCH_CURSOR_INVALID`) for anything `writeCursor` did not write. */
export function readCursor(query: SearchQuery, cursor: string): Place {
  const content = cursor.length <= cursorLengthMax ? parse(cursor) : undefined;
  if (!Array.isArray(content) || content.length !== 4) refuse();
  const [version, queryDigest, value, id]: unknown[] = content;
  if (version !== 1 || queryDigest !== digest(query) || typeof id !== "string") refuse();
  const wanted = query.sort.by === "key" ? "string" : "number";
  if (value === null && query.sort.by !== "relevance") return { value, id };
  if (typeof value !== wanted || (typeof value !== "string" && typeof value !== "number")) refuse();
  return { value, id };
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
}

function refuse(): never {
  throw new SearchQueryError(
    "The cursor does not belong to this query; start again from the first page.",
    "SEARCH_CURSOR_INVALID",
  );
}

function digest(query: SearchQuery): string {
  const { must, mustAtLeast, should, evenly, pinned, mustNot, filters, sort } = query;
  const wanted = [must, mustAtLeast, should, evenly, pinned];
  const asked = JSON.stringify([...wanted, mustNot, filters, sort]);
  return createHash("sha256").update(asked).digest("base64url").slice(0, 16);
}

/** By UTF-16 code units, as `sortKeys` and ids are compared everywhere in an index. */
export function compareStrings(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The order of a query: by value, missing values last in both directions, ties by rising id. */
export function comparePlaces(descending: boolean): (a: Place, b: Place) => number {
  return (a, b) => {
    if (a.value !== b.value) {
      if (a.value === null) return 1;
      if (b.value === null) return -1;
      return a.value < b.value === descending ? 1 : -1;
    }
    return compareStrings(a.id, b.id);
  };
}
