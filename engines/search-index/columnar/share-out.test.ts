import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { documentOf, everything, schema, words } from "../conformance/sample.ts";
import { SearchTimedOutError } from "../errors.ts";
import type { SearchQuery } from "../search-index.ts";
import { now } from "../worker-protocol.ts";
import { type FolderForTests, openFolderForTests } from "./folder-for-tests.ts";
import { ReaderPool } from "./reader-pool.ts";
import { endHelp, openShareLines, receiveShares, sendShare } from "./search-share.ts";
import { fixedTurns, freeTurns, isGiven, takesTurn } from "./segment-turns.ts";
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
    const pool = new ReaderPool(folder.folder, schema, threads, 1);
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

  it("is exact as long as no thread has too many documents to look through", async () => {
    const phrase = { ...asked, must: [[{ phrase: "other data", among: ["data"] }]] };
    const expected = await poolOf(1).search(phrase);
    expect(expected).toMatchObject({ total: 99, exact: true });
    expect(await poolOf(3).search(phrase)).toEqual(expected);
  });

  it("sees what was applied before it began", async () => {
    const together = poolOf(3);
    expect((await together.search(asked)).total).toBe(150);
    folder.apply([documentOf("new", { texts: { title: [words("data")] } })], ["a0", "c3"]);
    expect((await together.search(asked)).total).toBe(149);
  });
});

describe("the thread that leads a search", () => {
  it("learns at once that a share has failed, and does not wait beyond its deadline", () => {
    const far = Number.POSITIVE_INFINITY;
    const failing = openShareLines(fixedTurns([[], [0], [1]]), 2);
    for (const outbox of failing.outboxes) {
      const fail = (): never => {
        throw new Error("damaged");
      };
      expect(() => sendShare(outbox, fail)).toThrow("damaged");
    }
    expect(receiveShares(failing.inbox, far)).toBeUndefined();

    const neverBegun = openShareLines(fixedTurns([[0], [1]]), 1);
    for (const outbox of neverBegun.outboxes) endHelp(outbox);
    expect(receiveShares(neverBegun.inbox, far)).toBeUndefined();

    const late = openShareLines(fixedTurns([[0], [1]]), 1);
    expect(() => receiveShares(late.inbox, now() + 20)).toThrow(SearchTimedOutError);
    for (const outbox of late.outboxes) endHelp(outbox);
  });

  it("does not wait for a thread that found nothing left to do", () => {
    const { inbox, outboxes } = openShareLines(freeTurns([5, 9], 2), 1);
    expect(inbox.turns.orders).toEqual([
      [1, 0],
      [0, 1],
    ]);
    for (const segment of [1, 0]) expect(takesTurn(inbox.turns, 0, segment)).toBe(true);
    expect(receiveShares(inbox, now())).toEqual([]);
    for (const outbox of outboxes) {
      sendShare(outbox, () => {
        throw new Error("There was nothing to do.");
      });
      expect(takesTurn(outbox.turns, 1, 0)).toBe(false);
    }
  });

  it("waits for one that has taken a segment", () => {
    const { inbox, outboxes } = openShareLines(freeTurns([5, 9], 2), 1);
    const [outbox] = outboxes;
    if (outbox === undefined) throw new Error("There is no helper.");
    const share = { total: 3, exact: true, ranked: [], counts: [] };
    sendShare(outbox, () => {
      expect(takesTurn(outbox.turns, 1, 1)).toBe(true);
      return share;
    });
    expect([0, 1].map((segment) => takesTurn(inbox.turns, 0, segment))).toEqual([true, false]);
    expect(isGiven(inbox.turns, 1, 1)).toBe(true);
    expect(receiveShares(inbox, now() + 1_000)).toEqual([share]);
  });
});
