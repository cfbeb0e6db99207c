import { throwAwayDatabase } from "@tongshu/testkit";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { harvestEntries } from "../../harvest/use-cases/harvest-entries.ts";
import { watchedSourcesMax } from "../../limits.ts";
import {
  type CatalogueForTests,
  catalogueForTests,
  entry,
} from "../../search/use-cases/catalogue-for-tests.ts";
import { registerHealth } from "./register-health.ts";

let catalogue: CatalogueForTests;
beforeAll(async () => {
  catalogue = await catalogueForTests({ throwAwayDatabase, harvestEntries });
  const entries = [entry("a", { title: { en: "A" } }), entry("b", { title: { en: "B" } })];
  await catalogue.harvest({ entries, at: "2026-03-01T00:00:00Z" });
});
afterAll(() => catalogue.close());

const at = (instant: string) => ({
  db: catalogue.db,
  clock: { now: () => new Date(instant) },
});

it("tells how long the oldest change has waited to be followed, and nothing when all is", async () => {
  const deps = at("2026-03-01T00:10:00Z");
  expect((await registerHealth(deps, null)).lagSeconds).toBe(600);
  expect((await registerHealth(deps, 0)).lagSeconds).toBe(600);
  const head = await sql<{ seq: number }>`select seq from change_feed.head`.execute(
    catalogue.db.sql,
  );
  expect((await registerHealth(deps, head.rows[0]?.seq ?? 0)).lagSeconds).toBe(0);
});

it("counts a source's age from its last whole harvest, else from its registration", async () => {
  const deps = at("2026-03-01T01:00:00Z");
  const before = await registerHealth(deps, null);
  expect(before.runs).toEqual([{ state: "COMPLETED", count: 1 }]);
  expect(before.sources.map(({ ageSeconds }) => ageSeconds)).toEqual([3_600]);
  await sql`update catalogue.harvest_run set state = 'FAILED', finished_at = '2026-03-01T00:59Z'`.execute(
    catalogue.db.sql,
  );
  await sql`update catalogue.source set created_at = '2026-02-28T01:00Z'`.execute(catalogue.db.sql);
  const after = await registerHealth(deps, null);
  expect(after.runs).toEqual([{ state: "FAILED", count: 1 }]);
  expect(after.sources.map(({ ageSeconds }) => ageSeconds)).toEqual([24 * 3_600]);
});

it("watches as many sources as it may, those that wait for longest, and not one more", async () => {
  const insert = (from: number, to: number) =>
    sql`insert into catalogue.source (name, format, created_at)
      select 'more-' || n, 'x', '2026-01-01'::timestamptz from generate_series(${from}::int, ${to}::int) n
    `.execute(catalogue.db.sql);
  const deps = at("2026-03-02");
  await insert(1, watchedSourcesMax - 1);
  const atLimit = (await registerHealth(deps, null)).sources;
  expect(atLimit).toHaveLength(watchedSourcesMax);
  await insert(watchedSourcesMax, watchedSourcesMax);
  const beyond = (await registerHealth(deps, null)).sources;
  expect(beyond).toHaveLength(watchedSourcesMax);
  expect(beyond.every(({ source }) => source.startsWith("more-"))).toBe(true);
});
