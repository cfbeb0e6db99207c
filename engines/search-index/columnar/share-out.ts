import type { SearchQuery } from "../search-index.ts";

/** Of a page that lies deeper, each share would bring all rows before it. */
const sharedRowsMax = 1_000;

/** Whether threads may divide the segments of a search. */
export function canShareOut({ offset, limit }: SearchQuery): boolean {
  return offset + limit <= sharedRowsMax;
}

/**
 * The places of segments, divided into shares of like size: so many at most, none with fewer rows. The
 * first is the largest: whoever leads the search can begin before the others hear of it.
 */
export function shareOut(
  rows: readonly number[],
  sharesMax: number,
  rowsMin: number,
): readonly (readonly number[])[] {
  for (let count = sharesMax; count > 1; count -= 1) {
    const shares = Array.from({ length: count }, () => ({ rows: 0, places: [] as number[] }));
    const largestFirst = [...rows.keys()].sort((a, b) => (rows[b] ?? 0) - (rows[a] ?? 0));
    for (const place of largestFirst) {
      const [smallest] = shares.toSorted((a, b) => a.rows - b.rows);
      if (smallest === undefined) break;
      smallest.rows += rows[place] ?? 0;
      smallest.places.push(place);
    }
    if (shares.every((share) => share.rows >= rowsMin)) {
      shares.sort((a, b) => b.rows - a.rows);
      return shares.map(({ places }) => places);
    }
  }
  return [[...rows.keys()]];
}
