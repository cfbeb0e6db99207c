import { identityMigrations } from "@tongshu/identity";
import { changeFeedMigrations, ensureEpoch, readChanges } from "@tongshu/platform/change-feed";
import { isRefusal } from "@tongshu/platform/errors";
import { systemIds } from "@tongshu/platform/ids";
import { type ThrowAwayDatabase, throwAwayDatabase } from "@tongshu/testkit";
import { sql } from "kysely";
import { afterEach, beforeEach, expect, it } from "vitest";
import { harvestBatchBytesMax, harvestBatchEntriesMax } from "../../limits.ts";
import { catalogueMigrations } from "../../store/migrations.ts";
import { tryLockSource } from "../../store/runs.ts";
import { listSources, type LoadedEntry, loadEntries, type RegisterWriter } from "../index.ts";

let database: ThrowAwayDatabase;
let deps: RegisterWriter;

beforeEach(async () => {
  const sets = [changeFeedMigrations, identityMigrations, catalogueMigrations];
  database = await throwAwayDatabase(sets);
  await ensureEpoch(database.db);
  const clock = { now: () => new Date("2026-03-01T00:00:00.000Z") };
  deps = { db: database.db, clock, ids: systemIds };
});
afterEach(async () => {
  await database.close();
});

const provider = { name: { en: "Ministry of Water" } };

function entry(sourceId: string, text = ""): LoadedEntry {
  const record = { title: { en: `Gauge ${sourceId}` }, provider };
  const items = [{ itemKey: "/level", record: { code: "level" }, json: '{"code":"level"}' }];
  return { sourceId, digest: sourceId, record, recordJson: JSON.stringify(record) + text, items };
}

const numbered = (count: number) => Array.from({ length: count }, (_, at) => entry(`g${at}`));

async function load(
  entries: Iterable<LoadedEntry>,
  options: Partial<Parameters<typeof loadEntries>[1]> = {},
  batchEntries?: number,
) {
  const writer = batchEntries === undefined ? deps : { ...deps, batchEntries };
  const request = { source: "gauges", format: "generated", sample: false, entries, ...options };
  const run = await loadEntries(writer, request);
  if (isRefusal(run)) throw new Error(run.code);
  return run;
}

const source = async () => (await listSources({ db: database.db }))[0];

async function rows(): Promise<Record<string, number>> {
  const answer = await sql<Record<string, number>>`
    select (select count(*) from catalogue.entry) as entries,
      (select count(*) from catalogue.item) as items,
      (select count(*) from catalogue.entry_version) as versions,
      (select count(*) from change_feed.change where kind = 'entry.added') as changes
  `.execute(database.db.sql);
  return answer.rows[0] ?? {};
}

it("refuses to mark what a second listing leaves out that the first one had", async () => {
  await load(numbered(3));
  const once = numbered(2)[Symbol.iterator]();
  const listedOnce = { [Symbol.iterator]: () => once };
  await expect(load(listedOnce)).rejects.toThrow("not listed twice alike");
  expect(await source()).toMatchObject({ entries: 3, missing: 0 });
});

it("keeps no snapshot open while it goes on, so that dead rows can be taken away", async () => {
  await database.db.transaction(async (lock) => {
    expect(await tryLockSource(lock, "gauges")).toBe(true);
    const waiting = await sql<{ backend_xmin: string | null }>`
      select backend_xmin from pg_stat_activity
      where datname = current_database() and state = 'idle in transaction'
    `.execute(database.db.sql);
    expect(waiting.rows).toEqual([{ backend_xmin: null }]);
  });
});

it("leaves whole batches and nothing else when it breaks off, and goes on behind them", async () => {
  function* breaking() {
    yield* numbered(5);
    throw new Error("broken off");
  }
  await expect(load(breaking(), {}, 2)).rejects.toThrow("broken off");
  const there = await rows();
  // The third batch was being made when the second one was written.
  expect(there).toEqual({ entries: 4, items: 4, versions: 4, changes: 4 });
  expect(await source()).toMatchObject({ entries: 4, items: 4 });
  const told: number[] = [];
  const run = await load(numbered(7), { onCommitted: (count) => told.push(count) }, 2);
  expect(run).toMatchObject({ state: "COMPLETED", added: 7, changed: 0, unchanged: 0 });
  expect(told).toEqual([2, 4, 6, 7]);
  expect(await rows()).toEqual({ entries: 7, items: 7, versions: 7, changes: 7 });
});

it("ends a batch at the limit of entries, and at that of bytes", async () => {
  const told: number[] = [];
  const onCommitted = (count: number) => told.push(count);
  await load(numbered(harvestBatchEntriesMax + 1), { onCommitted });
  expect(told).toEqual([harvestBatchEntriesMax, harvestBatchEntriesMax + 1]);
  told.length = 0;
  const half = " ".repeat(harvestBatchBytesMax / 2);
  const large = ["l1", "l2", "l3"].map((id) => entry(id, half));
  await load(large, { source: "large", onCommitted });
  expect(told).toEqual([2, 3]);
});

it("marks what is no longer listed, in batches, and only adds to what is", async () => {
  await load(numbered(7));
  expect(await load(numbered(2), {}, 2)).toMatchObject({ unchanged: 2, missing: 5 });
  expect(await source()).toMatchObject({ entries: 7, missing: 5 });
  expect(await load(numbered(8), {}, 3)).toMatchObject({ added: 1, changed: 5, unchanged: 2 });
  expect(await source()).toMatchObject({ entries: 8, missing: 0 });
});

it("stops between two batches when it is cancelled, and then judges no absence", async () => {
  await load(numbered(3));
  const stop = new AbortController();
  const more = ["n1", "n2", "n3", "n4"].map((id) => entry(id));
  const onCommitted = () => stop.abort();
  const run = await load(more, { signal: stop.signal, onCommitted }, 2);
  expect(run).toMatchObject({ state: "CANCELLED", added: 2, missing: 0 });
  expect(await source()).toMatchObject({ entries: 5, missing: 0 });
});

it("keeps the last of several entries with one id in a batch", async () => {
  const run = await load([entry("a"), { ...entry("a"), digest: "later" }, entry("b")]);
  expect(run).toMatchObject({ added: 2, duplicates: 1 });
  const stored = await sql<{ digest: string }>`
    select digest from catalogue.entry order by source_id`.execute(database.db.sql);
  expect(stored.rows).toEqual([{ digest: "later" }, { digest: "b" }]);
});

it("appends to the feed in the order of the entries, organisations first", async () => {
  await load(numbered(2));
  const page = await readChanges(database.db, { epoch: null, after: 0, limit: 10 });
  expect(page.changes.map(({ kind }) => kind)).toEqual([
    "organisation.added",
    "entry.added",
    "entry.added",
  ]);
});
