/**
 * Many writers hold their transactions open for random times, some roll back, while readers poll
 * with random page sizes. Whatever the interleaving: every reader sees every committed change once
 * and in order. The same property, put to a feed whose numbers come from a plain sequence, must
 * find a reader that skipped a change; otherwise it would prove nothing.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { throwAwayDatabase, type ThrowAwayDatabase } from "@tongshu/testkit";
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Database, openDatabase, type Transaction } from "../database/index.ts";
import { appendChanges, changeFeedMigrations, readChanges, startNewEpoch } from "./index.ts";

const seed = Number(process.env["TEST_SEED"] ?? Date.now() % 2 ** 31);
const runs = Number(process.env["TEST_RUNS"] ?? 25);

/** One transaction of a writer; times in milliseconds. */
interface Act {
  readonly changes: number;
  readonly holdBeforeMs: number;
  readonly holdAfterMs: number;
  readonly rollsBack: boolean;
}

interface Plan {
  readonly writers: readonly (readonly Act[])[];
  /** Page sizes and pauses of each reader, used in turn. */
  readonly readers: readonly (readonly { limit: number; pauseMs: number }[])[];
}

/** The feed under test. */
interface Feed {
  clear(): Promise<void>;
  append(tx: Transaction, ids: readonly string[]): Promise<void>;
  read(after: number, limit: number): Promise<{ ids: readonly string[]; next: number }>;
}

const act: fc.Arbitrary<Act> = fc.record({
  changes: fc.integer({ min: 0, max: 4 }),
  holdBeforeMs: fc.integer({ min: 0, max: 6 }),
  holdAfterMs: fc.integer({ min: 0, max: 8 }),
  rollsBack: fc.nat(3).map((n) => n === 0),
});
const plan: fc.Arbitrary<Plan> = fc.record({
  writers: fc.array(fc.array(act, { minLength: 1, maxLength: 6 }), { minLength: 2, maxLength: 8 }),
  readers: fc.array(
    fc.array(
      fc.record({ limit: fc.integer({ min: 1, max: 7 }), pauseMs: fc.integer({ min: 0, max: 3 }) }),
      { minLength: 1, maxLength: 4 },
    ),
    { minLength: 1, maxLength: 4 },
  ),
});

let own: ThrowAwayDatabase;
let db: Database;
beforeAll(async () => {
  own = await throwAwayDatabase([changeFeedMigrations]);
  // One connection for each writer and reader: nobody waits for another's.
  db = await openDatabase({ connection: own.connection, poolMax: 14 });
  await sql`create table naive (seq bigserial primary key, id text)`.execute(db.sql);
});
afterAll(async () => {
  await db.close();
  await own.close();
});

function realFeed(): Feed {
  let epoch = "";
  return {
    clear: async () => {
      ({ epoch } = await startNewEpoch(db));
    },
    append: (tx, ids) =>
      appendChanges(
        tx,
        ids.map((id) => ({ kind: "thing", id, version: 1 })),
      ),
    read: async (after, limit) => {
      const page = await readChanges(db, { epoch, after, limit });
      expect(page.restart).toBe(false);
      page.changes.forEach((change, place) => expect(change.seq).toBe(after + place + 1));
      return { ids: page.changes.map((change) => change.id), next: page.next };
    },
  };
}

function naiveFeed(): Feed {
  return {
    clear: async () => void (await sql`truncate naive restart identity`.execute(db.sql)),
    append: async (tx, ids) =>
      void (await sql`insert into naive (id) select unnest(${ids}::text[])`.execute(tx.sql)),
    read: async (after, limit) => {
      const answer = await sql<{ seq: number; id: string }>`
        select seq, id from naive where seq > ${after} order by seq limit ${limit}`.execute(db.sql);
      return { ids: answer.rows.map((row) => row.id), next: answer.rows.at(-1)?.seq ?? after };
    },
  };
}

/** Runs one writer; answers the ids whose commit was acknowledged. */
async function write(feed: Feed, writer: number, acts: readonly Act[]): Promise<readonly string[]> {
  const committed: string[] = [];
  for (const [turn, step] of acts.entries()) {
    const ids = Array.from({ length: step.changes }, (_unused, n) => `${writer}/${turn}/${n}`);
    const rollback = new Error("rolled back on purpose");
    await db
      .transaction(async (tx) => {
        await sql`select 1`.execute(tx.sql);
        await sleep(step.holdBeforeMs);
        await feed.append(tx, ids);
        await sleep(step.holdAfterMs);
        if (step.rollsBack) throw rollback;
        committed.push(...ids);
      })
      .catch((error: unknown) => {
        if (error !== rollback) throw error;
      });
  }
  return committed;
}

/** Reads until the writers are done and nothing more comes. */
async function follow(
  feed: Feed,
  pages: Plan["readers"][number],
  writing: { readonly over: boolean },
): Promise<readonly string[]> {
  const seen: string[] = [];
  let after = 0;
  for (let turn = 0; ; turn += 1) {
    const { limit, pauseMs } = pages[turn % pages.length] ?? { limit: 1, pauseMs: 0 };
    const last = writing.over;
    const page = await feed.read(after, limit);
    seen.push(...page.ids);
    after = page.next;
    if (last && page.ids.length === 0) return seen;
    await sleep(pauseMs);
  }
}

/** Every reader has seen exactly what was committed, once, in one and the same order. */
async function nobodySkips(feed: Feed, { writers, readers }: Plan): Promise<void> {
  await feed.clear();
  const writing = { over: false };
  const reading = readers.map((pages) => follow(feed, pages, writing));
  const committed = (await Promise.all(writers.map((acts, n) => write(feed, n, acts)))).flat();
  writing.over = true;
  const seen = await Promise.all(reading);
  const order = (await feed.read(0, 1_000)).ids;
  expect([...order].sort()).toEqual([...committed].sort());
  for (const list of seen) {
    const skipped = order.filter((id) => !list.includes(id));
    if (skipped.length > 0) throw new Error(`A reader skipped ${skipped.join(" ")}.`);
    expect(list).toEqual(order);
  }
}

function check(feed: Feed) {
  const property = fc.asyncProperty(plan, (one) => nobodySkips(feed, one));
  console.info(`change feed property: TEST_SEED=${seed}`);
  return fc.check(property, { seed, numRuns: runs, endOnFailure: true });
}

test("no reader skips a change, whatever transactions are held open", {
  timeout: 120_000,
}, async () => {
  const outcome = await check(realFeed());
  expect(fc.defaultReportMessage(outcome)).toBeUndefined();
});

test("the property finds the skip of a feed numbered by a plain sequence", {
  timeout: 120_000,
}, async () => {
  const outcome = await check(naiveFeed());
  expect(outcome.failed).toBe(true);
  expect(String(outcome.errorInstance)).toContain("A reader skipped");
});
