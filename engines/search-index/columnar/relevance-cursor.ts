import { type Place, readCursor, writeCursor } from "../cursor.ts";
import { SearchQueryError } from "../errors.ts";
import { cursorLengthMax } from "../limits.ts";
import type { SearchQuery } from "../search-index.ts";

/** Where an answer ended, and by which weights of terms its hits were ordered. */
export interface PagePlace {
  readonly place: Place;
  readonly weights: readonly number[] | undefined;
}

/**
 * Under relevance a cursor carries the weights of the query's terms beside the place: how rare a
 * term is changes as documents come and go, and hits of later pages must be ordered as the first
 * ones were. A query with so many terms that they do not fit goes on with the weights of the day.
 */
export function writePageCursor(
  query: SearchQuery,
  place: Place,
  weights: readonly number[],
): string {
  const plain = writeCursor(query, place);
  if (query.sort.by !== "relevance" || weights.length === 0) return plain;
  const weighted = `${plain}.${weights.map((weight) => weight.toString(36)).join(".")}`;
  return weighted.length <= cursorLengthMax ? weighted : plain;
}

/** Throws `SearchQueryError` for anything `writePageCursor` did not write. */
export function readPageCursor(query: SearchQuery, cursor: string): PagePlace {
  if (cursor.length > cursorLengthMax) refuse();
  const [plain = "", ...more] = cursor.split(".");
  if (Buffer.from(plain, "base64url").toString("base64url") !== plain) refuse();
  const place = readCursor(query, plain);
  if (more.length === 0) return { place, weights: undefined };
  const weights = more.map((text) => Number.parseInt(text, 36));
  const isWritten = weights.every((weight, at) => weight > 0 && weight.toString(36) === more[at]);
  if (query.sort.by !== "relevance" || !isWritten) refuse();
  return { place, weights };
}

function refuse(): never {
  throw new SearchQueryError(
    "The cursor does not belong to this query; start again from the first page.",
    "SEARCH_CURSOR_INVALID",
  );
}
