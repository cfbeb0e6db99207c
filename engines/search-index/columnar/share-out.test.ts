import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { documentOf, everything, schema, words } from "../conformance/sample.ts";
import { phraseChecksMax } from "../limits.ts";
import type { SearchQuery } from "../search-index.ts";
import { type FolderForTests, openFolderForTests } from "./folder-for-tests.ts";
import { ReaderPool } from "./reader-pool.ts";
import { canShareOut, shareOut } from "./share-out.ts";

describe("the segments of a search", () => {
  it("stay together when there is one thread, or too little for two", () => {
    expect(shareOut([10, 10], 1, 1)).toEqual([[0, 1]]);
    expect(shareOut([10, 9], 2, 10)).toEqual([[0, 1]]);
    expect(shareOut([], 4, 1)).toEqual([[]]);
  });

  it("are divided into shares of like size", () => {
    expect(shareOut([8, 1, 5, 3], 2, 1)).toEqual([
      [0, 1],
      [2, 3],
    ]);
    expect(shareOut([8, 8, 8], 4, 8)).toEqual([[0], [1], [2]]);
  });

  it("are not divided for a deep page", () => {
    expect(canShareOut({ ...everything, offset: 990, limit: 10 })).toBe(true);
    expect(canShareOut({ ...everything, offset: 990, limit: 11 })).toBe(false);
  });
});

describe("a search whose segments threads divide", () => {
  let folder: FolderForTests;
  const pools: ReaderPool[] = [];
  const poolOf = (threads: number): ReaderPool => {
    const pool = new ReaderPool(folder.folder, schema, threads, {
      shareRowsMin: 1,
      expectedRowsMin: 0,
    });
    pools.push(pool);
    return pool;
  };
  const asked: SearchQuery = {
    ...everything,
    must: [[{ terms: ["data"] }]],
    limit: 7,
    facets: [{ field: "theme", size: 5, excludeOwnFilter: true }],
  };

  beforeAll(async () => {
    folder = await openFolderForTests(schema);
    for (const letter of ["a", "b", "c"]) {
      const documents = Array.from({ length: 50 }, (_, at) =>
        documentOf(`${letter}${at}`, {
          texts: { title: [words(at % 3 === 0 ? "data" : "other data")] },
          facets: { theme: [`${letter}/${at % 5}`] },
        }),
      );
      folder.apply(documents);
    }
  });
  afterAll(async () => {
    for (const pool of pools) await pool.close();
    await folder.close();
  });

  it("gives the answer of one thread, also with many at once", async () => {
    const expected = await poolOf(1).search(asked);
    expect(expected.total).toBe(150);
    const together = poolOf(3);
    const answers = await Promise.all(Array.from({ length: 20 }, () => together.search(asked)));
    for (const answer of answers) expect(answer).toEqual(expected);
    const next = { ...asked, cursor: expected.cursor ?? "" };
    expect(await together.search(next)).toEqual(await poolOf(1).search(next));
  });

  it("tells its hits once, before the answer is there", async () => {
    for (const pool of [poolOf(1), poolOf(3)]) {
      const told: (readonly string[])[] = [];
      const { hits } = await pool.search(asked, (ids) => told.push(ids));
      expect(told).toEqual([hits.map(({ id }) => id)]);
    }
  });

  it("is exact as long as no thread has too many documents to look through", async () => {
    const phrase = { ...asked, must: [[{ phrase: "other data", among: ["data"] }]] };
    const expected = await poolOf(1).search(phrase);
    expect(expected).toMatchObject({ total: 99, exact: true });
    expect(await poolOf(3).search(phrase)).toEqual(expected);
  });

  it("is helped by threads that have nothing else to do", async () => {
    const large = await openFolderForTests(schema);
    const half = phraseChecksMax / 2 + 100;
    for (const letter of ["a", "b"]) {
      large.apply(
        Array.from({ length: half }, (_, at) =>
          documentOf(`${letter}${at}`, { texts: { title: [words("other data")] } }),
        ),
      );
    }
    // To look through a document costs more than to count it.
    const sharing = { shareRowsMin: 1, expectedRowsMin: phraseChecksMax * 4 };
    const pool = new ReaderPool(large.folder, schema, 2, sharing);
    pool.warmUp();
    const phrase = { ...asked, must: [[{ phrase: "other data", among: ["data"] }]] };
    // One thread looks through fewer documents than there are.
    await expect.poll(() => pool.search(phrase)).toMatchObject({ total: half * 2, exact: true });
    await pool.close();
    const alone = new ReaderPool(large.folder, schema, 1);
    expect(await alone.search(phrase)).toMatchObject({ total: phraseChecksMax, exact: false });
    await alone.close();
    await large.close();
  });

  it("sees what was applied before it began", async () => {
    const together = poolOf(3);
    expect((await together.search(asked)).total).toBe(150);
    folder.apply([documentOf("new", { texts: { title: [words("data")] } })], ["a0", "c3"]);
    expect((await together.search(asked)).total).toBe(149);
  });
});
