import { appendChanges, changeFeedMigrations, ensureEpoch } from "@tongshu/platform/change-feed";
import { type ThrowAwayDatabase, throwAwayDatabase } from "@tongshu/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ChangesRequest, waitForChanges, watchFeed } from "./wait-for-changes.ts";

let database: ThrowAwayDatabase;
let epoch: string;

beforeAll(async () => {
  database = await throwAwayDatabase([changeFeedMigrations]);
  epoch = (await ensureEpoch(database.db)).epoch;
});
afterAll(async () => {
  await database.close();
});

const append = (id: string) =>
  database.db.transaction((tx) => appendChanges(tx, [{ kind: "entry.added", id, version: 1 }]));

const ask = (more: Partial<ChangesRequest>) =>
  waitForChanges(
    { db: database.db, watch: watchFeed(database) },
    { after: 0, limit: 10, waitMs: 0, signal: new AbortController().signal, ...more },
  );

describe("waiting for changes", () => {
  it("tells a reader of another epoch to start anew, without waiting", async () => {
    const answer = await ask({ epoch: "another", waitMs: 10_000 });
    expect(answer).toMatchObject({ restart: true, changes: [], epoch });
  });

  it("answers empty when the time is over, with the place to go on from", async () => {
    const started = performance.now();
    expect(await ask({ epoch, waitMs: 300 })).toEqual({
      epoch,
      changes: [],
      next: 0,
      restart: false,
    });
    expect(performance.now() - started).toBeGreaterThanOrEqual(290);
  });

  it("ends at once when it is called off", async () => {
    const wish = new AbortController();
    const waiting = ask({ epoch, waitMs: 20_000, signal: wish.signal });
    wish.abort();
    expect(await waiting).toMatchObject({ changes: [], next: 0 });
  });

  it("wakes all who wait when a change comes, and asks for the head once for all of them", async () => {
    let asked = 0;
    const head = watchFeed(database);
    const watch = () => {
      asked += 1;
      return head();
    };
    const signal = new AbortController().signal;
    const waiting = Array.from({ length: 20 }, () =>
      waitForChanges(
        { db: database.db, watch },
        { after: 0, epoch, limit: 10, waitMs: 20_000, signal },
      ),
    );
    expect(await head()).toBe(await head());
    await append("entry_1");
    const answers = await Promise.all(waiting);
    expect(answers.map(({ changes }) => changes.map(({ id }) => id))).toEqual(
      Array.from({ length: 20 }, () => ["entry_1"]),
    );
    expect(asked).toBeGreaterThanOrEqual(20);
  });

  it("gives the rows behind a place at once, in order and up to the limit", async () => {
    await append("entry_2");
    await append("entry_3");
    const answer = await ask({ after: 1, limit: 1 });
    expect(answer).toMatchObject({ changes: [{ seq: 2, id: "entry_2" }], next: 2 });
  });
});
