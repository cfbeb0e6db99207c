import { afterAll, beforeAll, expect, it } from "vitest";
import { documentOf, everything, schema, words } from "../conformance/sample.ts";
import { SearchTimedOutError } from "../errors.ts";
import type { SearchQuery } from "../search-index.ts";
import type { Deadline } from "./deadline.ts";
import { FilterBitmaps } from "./filter-bitmaps.ts";
import { type FolderForTests, openFolderForTests } from "./folder-for-tests.ts";
import { parseManifest, readManifestText } from "./manifest.ts";
import { priorFactors } from "./ranking.ts";
import { Scratch } from "./scratch.ts";
import { searchSnapshot } from "./search.ts";
import type { Searcher } from "./segment-search.ts";
import { loadSnapshot, openSnapshot, type Snapshot } from "./snapshot.ts";

const documents = 1_500;
const checksMax = 200;
const inTime: Deadline = { check: () => undefined };

let folder: FolderForTests;
let snapshot: Snapshot;
let searcher: Searcher;

beforeAll(async () => {
  folder = await openFolderForTests(schema);
  const documentAt = (at: number) => {
    const held = [2, 3, 5, 7, 9, 11, 20].filter((every) => at % every === 0);
    const text = words(held.map((every) => `w${every}`).join(" "));
    return documentOf(`d${String(at).padStart(5, "0")}`, {
      texts: { title: at % 4 === 0 ? [text] : [], body: [text] },
      facets: { theme: [`t${at % 5}`], region: [`cn/${at % 6}`] },
    });
  };
  folder.apply(Array.from({ length: documents }, (_, at) => documentAt(at)));
  const manifest = parseManifest(readManifestText(folder.folder), schema);
  if (manifest === undefined) throw new Error("There is no index.");
  snapshot = openSnapshot(schema, loadSnapshot(folder.folder, manifest, undefined, []), undefined);
  const factors = priorFactors(schema);
  const scratch = new Scratch();
  searcher = { schema, scratch, bitmaps: new FilterBitmaps(scratch.bitmaps), factors };
});

afterAll(async () => {
  for (const segment of snapshot.segments) segment.close();
  await folder.close();
});

const facets = ["theme", "region"].map((field) => ({ field, size: 9, excludeOwnFilter: true }));
const anyOf = (...all: number[]) => all.map((every) => ({ terms: [`w${every}`] }));
const queries: Partial<SearchQuery>[] = [
  { must: [anyOf(7, 9, 11)] },
  { must: [anyOf(7, 9), anyOf(3, 11), anyOf(2, 20)], mustAtLeast: 2 },
  { must: [[{ terms: ["w3", "w7"], field: "title" }, ...anyOf(9)], anyOf(2)] },
  { must: [anyOf(9), anyOf(7)], mustNot: [anyOf(5)] },
  { must: [anyOf(7)], pinned: anyOf(11), should: [anyOf(20)] },
  { filters: [{ field: "theme", in: ["t1"] }] },
].map((query) => ({ ...query, facets }));

it("a search that is given up anywhere leaves nothing for the next one", () => {
  const ask = (query: Partial<SearchQuery>, deadline = inTime) =>
    searchSnapshot(searcher, snapshot, { ...everything, ...query }, deadline);
  const expected = queries.map((query) => ask(query));
  for (const query of queries) {
    let isGivenUp = true;
    for (let allowed = 0; isGivenUp; allowed += 1) {
      expect(allowed).toBeLessThan(checksMax);
      let left = allowed;
      const check = (): void => {
        left -= 1;
        if (left < 0) throw new SearchTimedOutError();
      };
      try {
        ask(query, { check });
        isGivenUp = false;
      } catch (error) {
        expect(error).toBeInstanceOf(SearchTimedOutError);
      }
      expect(queries.map((other) => ask(other))).toEqual(expected);
    }
  }
});
