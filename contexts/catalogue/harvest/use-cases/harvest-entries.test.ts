import { identityMigrations } from "@tongshu/identity";
import { changeFeedMigrations, ensureEpoch, readChanges } from "@tongshu/platform/change-feed";
import { systemIds } from "@tongshu/platform/ids";
import { isRefusal } from "@tongshu/platform/errors";
import { throwAwayDatabase, type ThrowAwayDatabase } from "@tongshu/testkit";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { HarvestedEntry } from "../../contract.ts";
import { catalogueMigrations } from "../../store/migrations.ts";
import {
  countCatalogue,
  exportCanonical,
  listSources,
  type RegisterWriter,
  readEntry,
  recentChanges,
  removeSampleSource,
} from "../../register/index.ts";
import { harvestEntries } from "./harvest-entries.ts";

let database: ThrowAwayDatabase;
let deps: RegisterWriter;
let now: Date;

beforeEach(async () => {
  database = await throwAwayDatabase([
    changeFeedMigrations,
    identityMigrations,
    catalogueMigrations,
  ]);
  await ensureEpoch(database.db);
  now = new Date("2026-03-01T00:00:00.000Z");
  deps = { db: database.db, clock: { now: () => now }, ids: systemIds };
});
afterEach(async () => {
  await database.close();
});

function entry(sourceId: string, title: string, codes: readonly string[] = []): HarvestedEntry {
  return {
    sourceId,
    record: { title: { en: title }, provider: { name: { en: "Ministry of Water" } } },
    items: codes.map((code) => ({ code })),
  };
}

async function take(entries: readonly HarvestedEntry[], source = "water", sample = false) {
  const run = await harvestEntries(deps, { source, sample, entries });
  if (isRefusal(run)) throw new Error(run.code);
  return run;
}

async function feed() {
  const page = await readChanges(database.db, { epoch: null, after: 0, limit: 1000 });
  return page.changes.map(({ kind, version }) => `${kind} ${version}`);
}

async function onlyEntryId(): Promise<string> {
  const { changes } = await recentChanges({ db: database.db }, { limit: 100, lang: "en" });
  const ids = new Set(changes.map((change) => change.entryId));
  expect(ids.size).toBe(1);
  return changes[0]?.entryId ?? "";
}

describe("registering the records of a source", () => {
  it("refuses a second harvest of a source while one is running", async () => {
    let second: unknown;
    const first = await harvestEntries(deps, {
      source: "water",
      sample: false,
      entries: (function* () {
        yield entry("1", "Rivers");
      })(),
      onCommitted: () => {
        second ??= harvestEntries(deps, { source: "water", sample: false, entries: [] });
      },
    });
    expect(isRefusal(first)).toBe(false);
    expect(await second).toMatchObject({ refused: true, code: "HARVEST_ALREADY_RUNNING" });
  });

  it("refuses to show an entry that does not exist, or did not yet", async () => {
    expect(await readEntry({ db: database.db }, { id: "entry_x" })).toMatchObject({
      code: "ENTRY_NOT_FOUND",
    });
    await take([entry("1", "Rivers")]);
    const id = await onlyEntryId();
    const early = await readEntry({ db: database.db }, { id, at: new Date("2026-02-01") });
    expect(early).toMatchObject({ code: "ENTRY_NOT_YET_REGISTERED", status: 404 });
  });

  it("adds entries with items, a first version and rows in the feed", async () => {
    const run = await take([entry("1", "Rivers", ["level", "flow"]), entry("2", "Lakes")]);
    expect(run).toMatchObject({ state: "COMPLETED", added: 2, changed: 0, unchanged: 0 });
    expect(await feed()).toEqual(["organisation.added 1", "entry.added 1", "entry.added 1"]);
    expect(await countCatalogue({ db: database.db })).toMatchObject({
      entries: 2,
      items: 2,
      organisations: 1,
      sources: 1,
      sample: { entries: 0, items: 0, organisations: 0 },
      feedSeq: 3,
    });
  });

  it("writes nothing when the same records come again", async () => {
    await take([entry("1", "Rivers", ["level"]), entry("2", "Lakes")]);
    const before = await feed();
    const run = await take([entry("2", "Lakes"), entry("1", "Rivers", ["level"])]);
    expect(run).toMatchObject({ added: 0, changed: 0, unchanged: 2, missing: 0 });
    expect(await feed()).toEqual(before);
  });

  it("keeps the last of several records with one id, also when they come again", async () => {
    const records = [entry("1", "Old"), entry("2", "Lakes"), entry("1", "New")];
    expect(await take(records)).toMatchObject({ added: 2, duplicates: 1 });
    expect(await take(records)).toMatchObject({ changed: 0, unchanged: 2, duplicates: 1 });
    const lines = await Array.fromAsync(exportCanonical({ db: database.db }));
    expect(lines.map((line) => JSON.parse(line).record.title.en)).toEqual(["New", "Lakes"]);
  });

  it("keeps the history of what changed, and shows an entry as it was", async () => {
    await take([entry("1", "Rivers", ["level", "flow"])]);
    const id = await onlyEntryId();
    now = new Date("2026-04-01T00:00:00.000Z");
    expect(await take([entry("1", "Rivers and streams", ["flow", "width"])])).toMatchObject({
      changed: 1,
    });
    const today = await readEntry({ db: database.db }, { id });
    if (isRefusal(today)) throw new Error(today.code);
    expect(today.entry.version).toBe(2);
    expect(today.history.map(({ version }) => version)).toEqual([2, 1]);
    expect(today.history[0]?.changes.map(({ field }) => field)).toEqual([
      "title",
      "items//level",
      "items//width",
      "itemOrder",
    ]);
    const march = await readEntry({ db: database.db }, { id, at: new Date("2026-03-15") });
    if (isRefusal(march)) throw new Error(march.code);
    expect(march.entry.version).toBe(1);
    expect(march.entry.record.title).toEqual({ en: "Rivers" });
    expect(march.entry.items.map(({ code }) => code)).toEqual(["level", "flow"]);
  });

  it("marks what the source no longer lists, and takes the mark away when it is back", async () => {
    await take([entry("1", "Rivers")]);
    const id = await onlyEntryId();
    now = new Date("2026-04-01T00:00:00.000Z");
    expect(await take([])).toMatchObject({ missing: 1, changed: 0 });
    const gone = await readEntry({ db: database.db }, { id });
    expect(gone).toMatchObject({
      entry: { missingSince: "2026-04-01T00:00:00.000Z", version: 2 },
    });
    expect((await listSources({ db: database.db }))[0]).toMatchObject({ entries: 1, missing: 1 });
    expect(await take([])).toMatchObject({ missing: 0 });
    expect(await take([entry("1", "Rivers")])).toMatchObject({ changed: 1, missing: 0 });
    const back = await readEntry({ db: database.db }, { id });
    expect(back).toMatchObject({ entry: { missingSince: null, version: 3 } });
    expect((await listSources({ db: database.db }))[0]).toMatchObject({ entries: 1, missing: 0 });
    const { changes } = await recentChanges({ db: database.db }, { limit: 10, lang: "en" });
    expect(changes.map(({ kind }) => kind)).toEqual(["returned", "missing", "added"]);
  });

  it("removes the sample without trace, and nothing else", async () => {
    await take([entry("1", "Rivers")]);
    const real = await Array.fromAsync(exportCanonical({ db: database.db }));
    await take([entry("s1", "Sample rivers", ["a"]), entry("s2", "Sample lakes")], "sample", true);
    expect(await countCatalogue({ db: database.db })).toMatchObject({
      entries: 1,
      organisations: 1,
      sources: 1,
      sample: { entries: 2, items: 1, organisations: 1 },
    });
    expect(await removeSampleSource(deps, "sample")).toBe(2);
    expect(await countCatalogue({ db: database.db })).toMatchObject({
      entries: 1,
      organisations: 1,
      sample: { entries: 0, items: 0, organisations: 0 },
    });
    expect(await Array.fromAsync(exportCanonical({ db: database.db }))).toEqual(real);
    const sources = await listSources({ db: database.db });
    expect(sources.map(({ name }) => name)).toEqual(["water"]);
    expect((await feed()).slice(-3)).toEqual([
      "entry.removed 2",
      "entry.removed 2",
      "organisation.removed 2",
    ]);
  });
});
