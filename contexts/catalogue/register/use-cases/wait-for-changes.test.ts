import { setTimeout as sleep } from "node:timers/promises";
import { appendChanges, changeFeedMigrations, ensureEpoch } from "@tongshu/platform/change-feed";
import { type ThrowAwayDatabase, throwAwayDatabase } from "@tongshu/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { changesPollMs } from "../../limits.ts";
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

  it("wakes all who wait when a change comes", async () => {
    const watch = watchFeed(database);
    const signal = new AbortController().signal;
    const request = { after: 0, epoch, limit: 10, waitMs: 20_000, signal };
    const waiting = Array.from({ length: 20 }, () =>
      waitForChanges({ db: database.db, watch }, request),
    );
    await append("entry_1");
    const answers = await Promise.all(waiting);
    expect(answers.map(({ changes }) => changes.map(({ id }) => id))).toEqual(
      Array.from({ length: 20 }, () => ["entry_1"]),
    );
  });

  it("asks for the head once for all who wait, and again after a while", async () => {
    const watch = watchFeed(database);
    const first = watch();
    expect(watch()).toBe(first);
    await first;
    await sleep(changesPollMs + 20);
    expect(watch()).not.toBe(first);
  });

  it("gives the rows behind a place at once, in order and up to the limit", async () => {
    await append("entry_2");
    await append("entry_3");
    const answer = await ask({ after: 1, limit: 1 });
    expect(answer).toMatchObject({ changes: [{ seq: 2, id: "entry_2" }], next: 2 });
  });
});
