import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exportCanonical, harvestSource } from "@tongshu/catalogue";
import { ourSchemas, restoreBackup, writeBackup } from "@tongshu/platform/backup";
import { systemClock } from "@tongshu/platform/clock";
import type { Database } from "@tongshu/platform/database";
import { isRefusal } from "@tongshu/platform/errors";
import { systemIds } from "@tongshu/platform/ids";
import { nodeMigrations } from "@tongshu/server";
import { throwAwayDatabase } from "@tongshu/testkit";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tongshu-move-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

const word = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 30 })
  .map((text) => `w${text.replaceAll("\0", "")}`);
const dataset = fc.record(
  {
    identifier: fc.integer({ min: 0, max: 12 }).map(String),
    title: word,
    description: word,
    publisher: fc.record({ name: fc.constantFrom("Office", "市统计局", "Bureau \\ \t 2") }),
    keyword: fc.array(word, { maxLength: 3 }),
    distribution: fc.array(
      fc.record({ title: word, field: fc.array(fc.record({ title: word }), { maxLength: 3 }) }),
      { maxLength: 2 },
    ),
  },
  { requiredKeys: ["identifier", "title", "publisher"] },
);
const edition = fc.array(dataset, { maxLength: 15 });

async function harvest(db: Database, datasets: readonly unknown[]): Promise<void> {
  const location = join(folder, "edition.json");
  const conformsTo = "https://project-open-data.cio.gov/v1.1/schema";
  await writeFile(location, JSON.stringify({ conformsTo, dataset: datasets }));
  const harvester = { db, clock: systemClock, ids: systemIds, fetchAllow: [] };
  const report = await harvestSource(harvester, {
    source: "city",
    location,
    format: "dcat-us-1.1",
  });
  if (isRefusal(report)) throw new Error(report.code);
}

async function exported(db: Database): Promise<readonly string[]> {
  return await Array.fromAsync(exportCanonical({ db }));
}

test("whatever was harvested is restored, and is harvested on alike", async () => {
  await fc.assert(
    fc.asyncProperty(edition, edition, edition, async (first, second, third) => {
      const source = await throwAwayDatabase(nodeMigrations);
      const target = await throwAwayDatabase(nodeMigrations);
      await harvest(source.db, first);
      await harvest(source.db, second);
      const file = join(folder, "moving");
      const sets = nodeMigrations;
      const now = new Date();
      const written = await writeBackup({ db: source.db, sets, file, program: "test", now });
      expect(written).not.toHaveProperty("refused");
      expect(await restoreBackup({ db: target.db, sets, file })).not.toHaveProperty("refused");
      expect(await exported(target.db)).toEqual(await exported(source.db));
      await harvest(source.db, third);
      await harvest(target.db, third);
      expect(await exported(target.db)).toEqual(await exported(source.db));
      await rm(file);
      await Promise.all([source.close(), target.close()]);
    }),
    { numRuns: 8 },
  );
}, 300_000);

test("every table of a node lies in a schema that a backup reads", async () => {
  const database = await throwAwayDatabase(nodeMigrations);
  const rows = await database.db.sql
    .withTables<{ "information_schema.tables": { table_schema: string } }>()
    .selectFrom("information_schema.tables")
    .select("table_schema as schema")
    .distinct()
    .execute();
  const used = rows.map(({ schema }) => schema).filter((schema) => !/^(pg_|inform)/.test(schema));
  const ours = ourSchemas(nodeMigrations);
  expect(used.toSorted()).toEqual([...ours].toSorted());
  await database.close();
});
