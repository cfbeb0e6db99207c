import { expect } from "vitest";
import { everything } from "./sample.ts";
import type {
  Hit,
  SearchAnswer,
  SearchIndex,
  SearchQuery,
  SimilarRequest,
} from "../search-index.ts";

/** More hits than any generated corpus holds. */
const allHits = 1_000;

/** Everything two indexes must agree on: all but scores and the order by relevance. */
export async function expectSameAnswers(
  index: SearchIndex,
  oracle: SearchIndex,
  query: SearchQuery,
): Promise<void> {
  const told: (readonly string[])[] = [];
  const [answer, expected] = await Promise.all([
    index.search(query, (ids) => told.push(ids)),
    oracle.search(query),
  ]);
  // Who tells the hits before the answer tells the right ones.
  for (const ids of told) expect(ids).toEqual(answer.hits.map(({ id }) => id));
  expect(withoutHits(answer)).toEqual(withoutHits(expected));
  expect(answer.cursor === undefined).toBe(expected.cursor === undefined);
  expect(answer.hits.length).toBe(expected.hits.length);
  if (query.sort.by !== "relevance") {
    expect(answer.hits.map(comparable)).toEqual(expected.hits.map(comparable));
  }
  const whole = { ...query, offset: 0, limit: allHits };
  const [all, expectedAll] = await Promise.all([index.search(whole), oracle.search(whole)]);
  expect(all.hits.map(comparable).sort(byId)).toEqual(expectedAll.hits.map(comparable).sort(byId));
  if (query.sort.by === "relevance") expectRanked(all.hits);
}

/** The same documents are like one; their order is that of scores, as for searches. */
export async function expectSameSimilar(
  index: SearchIndex,
  oracle: SearchIndex,
  request: SimilarRequest,
): Promise<void> {
  const [hits, expected] = await Promise.all([index.similar(request), oracle.similar(request)]);
  expect(hits.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort());
  for (const [at, { id, score }] of hits.entries()) {
    const next = hits[at + 1];
    const isBefore = next === undefined || score > next.score;
    expect(isBefore || (score === next.score && id < next.id)).toBe(true);
  }
}

/** Looks up every word in every field: no posting may be missing, and none too many. */
export async function expectSamePostings(
  index: SearchIndex,
  oracle: SearchIndex,
  words: readonly string[],
): Promise<void> {
  for (const field of ["title", "body", "item"]) {
    for (const word of words) {
      const query = { ...everything, must: [[{ terms: [word], field }]], limit: allHits };
      const [answer, expected] = await Promise.all([index.search(query), oracle.search(query)]);
      const ids = answer.hits.map((hit) => hit.id).sort();
      expect(ids, `${word} in ${field}`).toEqual(expected.hits.map((hit) => hit.id).sort());
    }
  }
}

/** Merging drops what was removed, and words become rarer: the order by relevance may change. */
const mergesMax = 5;

/** Follows cursors from the first page to the last; every hit must come exactly once. */
export async function expectPagesToCoverAll(
  index: SearchIndex,
  query: SearchQuery,
  pageSize: number,
): Promise<void> {
  for (let merges = 0; ; merges += 1) {
    const all = await index.search({ ...query, offset: 0, limit: allHits });
    const ids = await idsOfPages(index, query, pageSize, all.total);
    const afterwards = await index.search({ ...query, offset: 0, limit: allHits });
    const isSame = all.hits.every(({ id }, at) => afterwards.hits[at]?.id === id);
    if (!isSame && merges < mergesMax) continue;
    expect(ids).toEqual(all.hits.map((hit) => hit.id));
    return;
  }
}

async function idsOfPages(
  index: SearchIndex,
  query: SearchQuery,
  pageSize: number,
  total: number,
): Promise<readonly string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const from = cursor === undefined ? {} : { cursor };
    const page = await index.search({ ...query, offset: 0, limit: pageSize, ...from });
    expect(page.total).toBe(total);
    expect(page.hits.length).toBeGreaterThan(total === 0 ? -1 : 0);
    ids.push(...page.hits.map((hit) => hit.id));
    cursor = page.cursor;
  } while (cursor !== undefined && ids.length <= total);
  return ids;
}

function withoutHits({ total, exact, facets, asOf }: SearchAnswer) {
  return { total, exact, facets, asOf };
}

function comparable({ id, parts, partTotal, missed }: Hit) {
  return { id, parts, partTotal, missed };
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}

function expectRanked(hits: readonly Hit[]): void {
  for (const [index, hit] of hits.entries()) {
    const next = hits[index + 1];
    if (next === undefined) return;
    expect(hit.score > next.score || (hit.score === next.score && hit.id < next.id)).toBe(true);
  }
}
