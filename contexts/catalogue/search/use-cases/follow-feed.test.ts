import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { identityMigrations } from "@tongshu/identity";
import { changeFeedMigrations, ensureEpoch, feedHead } from "@tongshu/platform/change-feed";
import { systemIds } from "@tongshu/platform/ids";
import {
  matchAllQuery,
  openColumnarIndexWriter,
  type SearchIndexWriter,
} from "@tongshu/search-index";
import { throwAwayDatabase, type ThrowAwayDatabase } from "@tongshu/testkit";
import { afterAll, beforeAll, expect, it } from "vitest";
import { harvestEntries } from "../../harvest/use-cases/harvest-entries.ts";
import { indexBatchEntriesMax } from "../../limits.ts";
import { catalogueMigrations } from "../../store/migrations.ts";
import { catalogueIndexSchema } from "../model/index-schema.ts";
import { catchUpIndex, rebuildIndex } from "./follow-feed.ts";

let database: ThrowAwayDatabase;
let folder: string;
let index: SearchIndexWriter;

beforeAll(async () => {
  const migrations = [changeFeedMigrations, identityMigrations, catalogueMigrations];
  database = await throwAwayDatabase(migrations);
  await ensureEpoch(database.db);
  folder = await mkdtemp(join(tmpdir(), "tongshu-follow-feed-"));
  index = await openColumnarIndexWriter({ folder, schema: catalogueIndexSchema });
});
afterAll(async () => {
  await index.close();
  await database.close();
  await rm(folder, { recursive: true });
});

async function harvestTwoBatches(title: string, source = "test"): Promise<void> {
  const entries = Array.from({ length: indexBatchEntriesMax + 1 }, (_, number) => ({
    sourceId: String(number),
    record: { title: { en: `${title} ${number}` }, provider: { name: { en: "City" } } },
    items: [],
  }));
  const clock = { now: () => new Date("2026-03-01") };
  const deps = { db: database.db, clock, ids: systemIds };
  await harvestEntries(deps, { source, sample: false, entries });
}

/** Catches up, and stops after the first batch. */
async function stopped(): Promise<void> {
  const stopping = new AbortController();
  const deps = { db: database.db, index, signal: stopping.signal };
  const catching = catchUpIndex(deps, () => stopping.abort(new Error("stopping")));
  await expect(catching).rejects.toThrow("stopping");
}

it("ends after the batch in hand when it is stopped, and goes on from there", async () => {
  await harvestTwoBatches("First");
  await stopped();
  expect(await index.checkpoint()).toBeNull();
  await catchUpIndex({ db: database.db, index });
  const built = await feedHead(database.db);
  expect(await index.checkpoint()).toEqual(built);

  await harvestTwoBatches("Second");
  await stopped();
  const { epoch, seq } = built;
  expect(await index.checkpoint()).toEqual({ epoch, seq: seq + indexBatchEntriesMax });
  await catchUpIndex({ db: database.db, index });
  expect(await index.checkpoint()).toEqual(await feedHead(database.db));
});

it("builds anew what is far behind, and applies what is not", async () => {
  let rebuilds = 0;
  const counting: SearchIndexWriter = {
    ...index,
    rebuild: async (batches) => {
      rebuilds += 1;
      await index.rebuild(batches);
    },
  };
  const behind = indexBatchEntriesMax + 1;
  const deps = { db: database.db, index: counting };
  await harvestTwoBatches("Third");
  await catchUpIndex({ ...deps, rebuildFrom: behind + 1 });
  expect(rebuilds).toBe(0);
  await harvestTwoBatches("Fourth");
  // As many as the index holds are not more than it holds.
  await catchUpIndex({ ...deps, rebuildFrom: behind });
  expect(rebuilds).toBe(0);
  await harvestTwoBatches("Fifth");
  await harvestTwoBatches("Sixth");
  await catchUpIndex({ ...deps, rebuildFrom: behind });
  expect(rebuilds).toBe(1);
  expect(await index.checkpoint()).toEqual(await feedHead(database.db));
});

it("takes in what is awaited while it is built anew, and nothing twice", async () => {
  let applied = 0;
  const counting: SearchIndexWriter = {
    ...index,
    apply: async (batch) => {
      applied += 1;
      await index.apply(batch);
    },
  };
  const behind = indexBatchEntriesMax + 1;
  let areOver = false;
  let asked = 0;
  const awaited = {
    changes: 3 * behind,
    areOver() {
      asked += 1;
      return areOver;
    },
  };
  const deps = { db: database.db, index: counting, rebuildFrom: behind, awaited };
  await catchUpIndex({ db: database.db, index });
  const before = await feedHead(database.db);
  const catching = catchUpIndex(deps);
  // The first time it asks, all that was there has been taken in.
  await expect.poll(() => asked).toBeGreaterThan(0);
  await harvestTwoBatches("Seventh");
  await harvestTwoBatches("Eighth");
  expect(await index.checkpoint(), "as it was, until all is there").toEqual(before);
  areOver = true;
  expect(await catching).toBe(3 * behind);
  expect(applied).toBe(0);
  expect(await index.checkpoint()).toEqual(await feedHead(database.db));
  expect((await index.stats()).documents).toBe(behind);
  const found = await index.search({
    ...matchAllQuery,
    must: [[{ terms: ["eighth"] }]],
    limit: 1,
  });
  expect(found.total).toBe(behind);
});

it("takes in once what is added while it is built anew", async () => {
  const behind = indexBatchEntriesMax + 1;
  const adding: SearchIndexWriter = {
    ...index,
    rebuild: async (batches) => {
      async function* withMore() {
        let hasMore = false;
        for await (const batch of batches) {
          if (!hasMore) await harvestTwoBatches("Ninth", "another");
          hasMore = true;
          yield batch;
        }
      }
      await index.rebuild(withMore());
    },
  };
  const awaited = { changes: behind, areOver: () => true };
  expect(await rebuildIndex({ db: database.db, index: adding, awaited })).toBe(2 * behind);
  expect((await index.stats()).documents).toBe(2 * behind);
  expect(await index.checkpoint()).toEqual(await feedHead(database.db));
});
