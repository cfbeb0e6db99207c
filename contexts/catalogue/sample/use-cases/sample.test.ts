import { identityMigrations } from "@tongshu/identity";
import { changeFeedMigrations, ensureEpoch, feedHead } from "@tongshu/platform/change-feed";
import { isRefusal } from "@tongshu/platform/errors";
import { systemIds } from "@tongshu/platform/ids";
import { type ThrowAwayDatabase, throwAwayDatabase } from "@tongshu/testkit";
import { afterEach, beforeEach, expect, it } from "vitest";
import { sampleEntriesMax } from "../../limits.ts";
import { countCatalogue, exportCanonical, type RegisterWriter } from "../../register/index.ts";
import { catalogueMigrations } from "../../store/migrations.ts";
import { addSample, sampleIsDue } from "./add-sample.ts";
import { removeSample } from "./remove-sample.ts";

let database: ThrowAwayDatabase;
let deps: RegisterWriter;
const entries = 60;

beforeEach(async () => {
  const sets = [changeFeedMigrations, identityMigrations, catalogueMigrations];
  database = await throwAwayDatabase(sets);
  await ensureEpoch(database.db);
  const clock = { now: () => new Date("2026-07-01T00:00:00.000Z") };
  deps = { db: database.db, clock, ids: systemIds };
});
afterEach(async () => {
  await database.close();
});

async function add(request: Parameters<typeof addSample>[1] = { entries }) {
  const run = await addSample(deps, request);
  if (isRefusal(run)) throw new Error(run.code);
  return run;
}

it("refuses none, a part, and one more than the limit", async () => {
  for (const wrong of [0, -1, 1.5, Number.NaN, sampleEntriesMax + 1]) {
    expect(await addSample(deps, { entries: wrong })).toMatchObject({
      refused: true,
      code: "SAMPLE_SIZE_INVALID",
    });
  }
  expect((await feedHead(database.db)).seq).toBe(0);
});

it("counts the sample apart from the real catalogue, and tells its progress", async () => {
  const told: (readonly [number, number])[] = [];
  const run = await add({ entries, onProgress: (done, of) => told.push([done, of]) });
  expect(run).toMatchObject({ state: "COMPLETED", added: entries, refused: 0, duplicates: 0 });
  expect(told.at(-1)).toEqual([entries, entries]);
  const counts = await countCatalogue({ db: database.db });
  expect(counts).toMatchObject({ entries: 0, items: 0, organisations: 0, sources: 0 });
  expect(counts.sample.entries).toBe(entries);
  expect(counts.sample.items).toBeGreaterThan(5 * entries);
  expect(counts.sample.organisations).toBeGreaterThan(20);
});

it("changes nothing when it is loaded again, and only adds when it grows", async () => {
  await add();
  const head = await feedHead(database.db);
  expect(await add()).toMatchObject({ added: 0, changed: 0, unchanged: entries, missing: 0 });
  expect(await feedHead(database.db)).toEqual(head);
  expect(await add({ entries: entries + 5 })).toMatchObject({ added: 5, unchanged: entries });
});

it("is due in a fresh database only, and does not come back once it was removed", async () => {
  expect(await sampleIsDue(deps)).toBe(true);
  await add();
  expect(await sampleIsDue(deps)).toBe(false);
  expect(await removeSample(deps)).toBe(entries);
  expect(await sampleIsDue(deps)).toBe(false);
  expect(await Array.fromAsync(exportCanonical({ db: database.db }))).toEqual([]);
  expect((await countCatalogue({ db: database.db })).sample).toEqual({
    entries: 0,
    items: 0,
    organisations: 0,
  });
  expect(await removeSample(deps)).toBe(0);
});
