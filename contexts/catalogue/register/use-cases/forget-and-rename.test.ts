import { identityMigrations, listOrganisations } from "@tongshu/identity";
import { changeFeedMigrations, feedHead, readChanges } from "@tongshu/platform/change-feed";
import { systemIds } from "@tongshu/platform/ids";
import { type ThrowAwayDatabase, throwAwayDatabase } from "@tongshu/testkit";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { harvestEntries } from "../../harvest/index.ts";
import { addSample } from "../../sample/index.ts";
import { catalogueMigrations } from "../../store/migrations.ts";
import { insertSourceLike, moveEntries } from "../../store/sources.ts";
import { addToSource, tryLockSource } from "../../store/runs.ts";
import {
  checkRegister,
  exportCanonical,
  forgetSource,
  listSources,
  readEntry,
  type RegisterWriter,
  renameSource,
} from "../index.ts";

let database: ThrowAwayDatabase;
let deps: RegisterWriter;

beforeEach(async () => {
  database = await throwAwayDatabase([
    changeFeedMigrations,
    identityMigrations,
    catalogueMigrations,
  ]);
  deps = { db: database.db, clock: { now: () => new Date("2026-07-01") }, ids: systemIds };
});
afterEach(async () => {
  await database.close();
});

/** More than one batch of 1,000. */
const many = 1_200;

async function harvest(source: string, count: number): Promise<void> {
  const entries = Array.from({ length: count }, (_unused, number) => ({
    sourceId: `id-${number}`,
    record: {
      title: { en: `${source} ${number}` },
      provider: { name: { en: `Office ${source}` } },
    },
    items: [{ code: "a" }],
  }));
  const run = await harvestEntries(deps, { source, sample: false, entries });
  expect(run).toMatchObject({ state: "COMPLETED" });
}

async function lines(): Promise<readonly Record<string, unknown>[]> {
  const exported = await Array.fromAsync(exportCanonical(deps));
  return exported.map((line): Record<string, unknown> => JSON.parse(line));
}

async function kindsAfter(seq: number): Promise<Readonly<Record<string, number>>> {
  const { changes } = await readChanges(deps.db, { epoch: null, after: seq, limit: 10_000 });
  const kinds: Record<string, number> = {};
  for (const { kind } of changes) kinds[kind] = (kinds[kind] ?? 0) + 1;
  return kinds;
}

async function expectSound(): Promise<void> {
  const { sources, openRuns } = await checkRegister(deps);
  for (const { stated, real } of sources) expect(stated).toEqual(real);
  expect(openRuns).toEqual([]);
}

describe("refusals", () => {
  test("an unknown source, the sample, one that is being harvested, a name that is taken", async () => {
    await harvest("one", 2);
    await harvest("two", 2);
    await addSample(deps, { entries: 3 });
    const before = await lines();
    const rename = (from: string, to: string) => renameSource(deps, { from, to });
    expect(await forgetSource(deps, "none")).toMatchObject({ code: "SOURCE_NOT_FOUND" });
    expect(await forgetSource(deps, "sample")).toMatchObject({ code: "SOURCE_IS_SAMPLE" });
    expect(await rename("none", "new")).toMatchObject({ code: "SOURCE_NOT_FOUND" });
    expect(await rename("sample", "new")).toMatchObject({ code: "SOURCE_IS_SAMPLE" });
    expect(await rename("one", "sample")).toMatchObject({ code: "SOURCE_NAME_INVALID" });
    expect(await rename("one", "../x")).toMatchObject({ code: "SOURCE_NAME_INVALID" });
    expect(await rename("one", "x".repeat(101))).toMatchObject({ code: "SOURCE_NAME_INVALID" });
    expect(await rename("one", "two")).toMatchObject({ code: "SOURCE_EXISTS" });
    expect(await rename("one", "one")).toMatchObject({ code: "SOURCE_EXISTS" });
    await deps.db.transaction(async (tx) => {
      expect(await tryLockSource(tx, "one")).toBe(true);
      const running = { code: "HARVEST_ALREADY_RUNNING", details: { source: "one" } };
      expect(await forgetSource(deps, "one")).toMatchObject(running);
      expect(await rename("one", "new")).toMatchObject(running);
      expect(await rename("two", "one")).toMatchObject(running);
    });
    expect(await lines()).toEqual(before);
  });
});

describe("forgetting a source", () => {
  test("removes all of it, tells the feed, and leaves the others and the organisations", async () => {
    await harvest("gone", many);
    await harvest("kept", 3);
    const { seq } = await feedHead(deps.db);
    const told: number[] = [];
    const outcome = await forgetSource(deps, "gone", (removed) => told.push(removed));
    expect(outcome).toEqual({ removed: many });
    expect(told).toEqual([1_000, many]);
    expect(await kindsAfter(seq)).toEqual({ "entry.removed": many });
    expect((await lines()).map((line) => line["source"])).toEqual(["kept", "kept", "kept"]);
    expect((await listSources(deps)).map(({ name }) => name)).toEqual(["kept"]);
    const organisations = await listOrganisations(deps, { limit: 10 });
    expect(JSON.stringify(organisations)).toContain("Office gone");
    await expectSound();
    await harvest("gone", 2);
    expect(await lines()).toHaveLength(5);
  });

  test("an entry of it is told as withdrawn, one that never was as unknown", async () => {
    await harvest("gone", 1);
    const { changes } = await readChanges(deps.db, { epoch: null, after: 0, limit: 10 });
    const id = changes.find(({ kind }) => kind === "entry.added")?.id ?? "";
    await forgetSource(deps, "gone");
    expect(await readEntry(deps, { id })).toMatchObject({
      code: "ENTRY_WITHDRAWN",
      status: 410,
      details: { id, removedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) },
    });
    const unknown = await readEntry(deps, { id: "entry_none" });
    expect(unknown).toMatchObject({ code: "ENTRY_NOT_FOUND", status: 404 });
  });
});

describe("renaming a source", () => {
  test("keeps entries, history and runs, and has all of it indexed again", async () => {
    await harvest("old", many);
    const before = await lines();
    const run = (await listSources(deps))[0]?.lastRun;
    const { seq } = await feedHead(deps.db);
    expect(await renameSource(deps, { from: "old", to: "new" })).toEqual({ moved: many });
    expect(await lines()).toEqual(before.map((line) => ({ ...line, source: "new" })));
    expect(await kindsAfter(seq)).toEqual({ "entry.changed": many });
    expect(await listSources(deps)).toMatchObject([
      { name: "new", entries: many, items: many, lastRun: run },
    ]);
    await expectSound();
    const { seq: renamed } = await feedHead(deps.db);
    await harvest("new", 0);
    expect((await kindsAfter(renamed))["entry.missing"]).toBe(many);
  });

  test("that was interrupted is carried on by doing it again", async () => {
    await harvest("old", 10);
    const whole = await lines();
    await deps.db.transaction(async (tx) => {
      await insertSourceLike(tx, "old", "new");
      const moved = await moveEntries(tx, "old", "new", "", 4);
      await addToSource(tx, "old", { entries: -4, items: -4 });
      await addToSource(tx, "new", { entries: moved.length, items: moved.length });
    });
    await expectSound();
    expect(await renameSource(deps, { from: "old", to: "new" })).toEqual({ moved: 6 });
    expect(await lines()).toEqual(whole.map((line) => ({ ...line, source: "new" })));
    await expectSound();
  });
});
