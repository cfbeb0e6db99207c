/** Every statement of the feed over 300,000 changes: none reads all of them. */
import {
  throwAwayDatabase,
  type ThrowAwayDatabase,
  type StoreAccess,
  wholeReads,
} from "@tongshu/testkit";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import * as feed from "./index.ts";

const changesCount = 300_000;
const largeRowsMin = 100_000;

const calls: Readonly<Record<string, (access: StoreAccess) => Promise<unknown>>> = {
  appendChanges: ({ tx }) => feed.appendChanges(tx, [{ kind: "k", id: "i", version: 1 }]),
  feedHead: ({ db }) => feed.feedHead(db),
  readChanges: async ({ db }) => {
    await feed.readChanges(db, { epoch: null, after: 0, limit: 1_000 });
    await feed.readChanges(db, { epoch: null, after: 150_000, limit: feed.readChangesMax });
    await feed.readChanges(db, { epoch: null, after: changesCount, limit: 1 });
  },
  // Opens a transaction of its own: its statements are those of one that is rolled back too.
  ensureEpoch: ({ db }) => feed.ensureEpoch(db),
  startNewEpochIn: ({ tx }) => feed.startNewEpochIn(tx),
  startNewEpoch: ({ tx }) => feed.startNewEpochIn(tx),
};

/** It takes away every change there is, once after a restore. */
const wholeOnPurpose = new Set(["startNewEpochIn", "startNewEpoch"]);

let database: ThrowAwayDatabase;

beforeAll(async () => {
  database = await throwAwayDatabase([feed.changeFeedMigrations]);
  await sql`insert into change_feed.change (epoch, seq, kind, id, version)
    select h.epoch, n, 'entry.added', 'entry_' || n, 1
    from change_feed.head h, generate_series(1, ${sql.lit(changesCount)}) as n`.execute(
    database.db.sql,
  );
  await sql`update change_feed.head set seq = ${changesCount}`.execute(database.db.sql);
  await sql`analyze`.execute(database.db.sql);
}, 60_000);
afterAll(async () => {
  await database.close();
});

it("calls every function of the feed", () => {
  const functions = Object.entries(feed).filter(([, value]) => typeof value === "function");
  expect(Object.keys(calls).sort()).toEqual(functions.map(([name]) => name).sort());
});

it.each(Object.keys(calls))("%s does not read all changes", async (name) => {
  const call = calls[name];
  if (call === undefined) throw new Error("There is no such call.");
  const { reads } = await wholeReads(database, largeRowsMin, call);
  expect(reads.length > 0).toBe(wholeOnPurpose.has(name));
});
