/**
 * Every statement of the catalogue's store on a register of 300,000 entries: none reads a large
 * table from one end to the other, but those that are there to count all of it.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { changeFeedMigrations } from "@tongshu/platform/change-feed";
import { identityMigrations } from "@tongshu/identity";
import {
  type StoreAccess,
  type ThrowAwayDatabase,
  throwAwayDatabase,
  wholeReads,
} from "@tongshu/testkit";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { namesAfter } from "./bilingual-texts.ts";
import * as cancellation from "./cancellation.ts";
import * as entries from "./entries.ts";
import * as health from "./health.ts";
import * as merge from "./merge.ts";
import { catalogueMigrations } from "./migrations.ts";
import * as mined from "./mined-pairs.ts";
import { statedRegionNames } from "./regions.ts";
import * as runs from "./runs.ts";
import * as sources from "./sources.ts";
import * as staging from "./staging.ts";
import * as statistics from "./statistics.ts";
import { countOfProviders, trendRows } from "./trend.ts";

const entriesCount = 300_000;
/** A table of so many rows is large. */
const largeRowsMin = 100_000;

const now = new Date("2026-03-01T00:00:00.000Z");
const id = (number: number) => `entry_${String(number).padStart(8, "0")}`;
const middle = id(150_000);
const few = [id(1), id(150_000), id(299_999)];
const sourceIds = ["s1", "s150000", "none"];
const many = Array.from({ length: 1_000 }, (_, at) => id(at * 300));
const run = { id: "run_1", source: "large" };
const stamp = { runId: "run_1", at: now };
const write: merge.EntryWrite = {
  id: id(1),
  source: "large",
  sourceId: "s1",
  version: 2,
  digest: "d",
  record: { title: { en: "T" }, provider: { name: { en: "P" } } },
  items: [{ itemKey: "/a", record: { code: "a" } }],
  providerId: "org_1",
  missingSince: null,
  changes: [],
};
const pair = { zh: "水", en: "water", support: 3, score: 30, certain: true };

type Call = (access: StoreAccess) => Promise<unknown>;

/** Each function of the store as the register calls it. */
const calls: Readonly<Record<string, Call>> = {
  namesAfter: ({ db }) => namesAfter(db, middle, 1_000),
  runsNamed: ({ db }) => cancellation.runsNamed(db, "large"),
  openRuns: ({ db }) => cancellation.openRuns(db),
  runOfId: ({ tx }) => cancellation.runOfId(tx, "run_1"),
  askToCancel: ({ tx }) => cancellation.askToCancel(tx, "run_1", now),
  cancelIsAsked: ({ db }) => cancellation.cancelIsAsked(db, "run_1"),
  forgetCancelWish: ({ tx }) => cancellation.forgetCancelWish(tx, "run_1"),
  entriesByIds: ({ tx }) => entries.entriesByIds(tx, many),
  lastEntryId: ({ tx }) => entries.lastEntryId(tx),
  entriesBetween: ({ tx }) => entries.entriesBetween(tx, middle, "z", 500),
  entriesOfSourceAfter: ({ tx }) => entries.entriesOfSourceAfter(tx, "large", "s5", 500),
  entriesOfProvidersAfter: ({ tx }) =>
    entries.entriesOfProvidersAfter(tx, ["org_1", "org_2"], middle, 500),
  itemsOfEntries: ({ tx }) => entries.itemsOfEntries(tx, many),
  itemsByKeys: ({ tx }) =>
    entries.itemsByKeys(
      tx,
      few.map((entryId) => ({ entryId, itemKey: "/item" })),
    ),
  providersOfEntries: ({ tx }) => entries.providersOfEntries(tx, many),
  versionsOfEntry: ({ tx }) => entries.versionsOfEntry(tx, middle),
  removalOfEntry: ({ tx }) => entries.removalOfEntry(tx, middle),
  recentVersions: async ({ tx }) => {
    await entries.recentVersions(tx, undefined, 100);
    await entries.recentVersions(tx, 150_000, 100);
  },
  countEntries: ({ tx }) => entries.countEntries(tx),
  countRuns: ({ db }) => health.countRuns(db),
  sourcesWaiting: ({ db }) => health.sourcesWaiting(db, 1_000),
  earliestOf: ({ db }) => health.earliestOf(db, few, [1, 1, 1]),
  insertEntries: ({ tx }) =>
    merge.insertEntries(tx, stamp, [{ ...write, id: "entry_new", sourceId: "new" }]),
  updateEntries: ({ tx }) => merge.updateEntries(tx, stamp, [write]),
  replaceItems: ({ tx }) => merge.replaceItems(tx, [write], [write.id]),
  insertVersions: ({ tx }) => merge.insertVersions(tx, stamp, [write]),
  markMissing: ({ tx }) =>
    merge.markMissing(
      tx,
      stamp,
      many.map((one) => ({ id: one, version: 2 })),
    ),
  analyseRegister: ({ db }) => merge.analyseRegister(db),
  deleteEntriesOfSource: async ({ tx }) => {
    await merge.deleteEntriesOfSource(tx, "large", "", 1_000);
    await merge.deleteEntriesOfSource(tx, "large", middle, 1_000);
    await merge.deleteEntriesOfSource(tx, "small", "", 1_000);
  },
  deleteSource: ({ tx }) => merge.deleteSource(tx, "empty"),
  lastMining: ({ db }) => mined.lastMining(db),
  reviewedPairs: ({ db }) => mined.reviewedPairs(db),
  saveMining: ({ tx }) => mined.saveMining(tx, [pair], { head: { epoch: "e", seq: 1 }, now }),
  usedPairs: ({ db }) => mined.usedPairs(db, 10),
  countPairs: ({ db }) => mined.countPairs(db, undefined),
  listPairs: ({ db }) => mined.listPairs(db, { state: "PROPOSED", offset: 0, limit: 10 }),
  decidePairs: ({ tx }) => mined.decidePairs(tx, [pair], { state: "REJECTED", now }),
  statedRegionNames: ({ tx }) => statedRegionNames(tx, ["r1", "none"]),
  tryLockSource: ({ tx }) => runs.tryLockSource(tx, "large"),
  saveSource: ({ tx }) =>
    runs.saveSource(tx, { name: "large", format: "f", sample: false, at: now }),
  noteFormat: ({ tx }) => runs.noteFormat(tx, "large", "f"),
  findSource: ({ db }) => runs.findSource(db, "large"),
  presentEntries: ({ db }) => runs.presentEntries(db, "large"),
  findOpenRun: ({ tx }) => runs.findOpenRun(tx, "large"),
  insertRun: ({ tx }) => runs.insertRun(tx, { id: "run_new", source: "large", at: now }),
  addToRun: ({ tx }) => runs.addToRun(tx, "run_1", { added: 1 }),
  finishRun: ({ tx }) =>
    runs.finishRun(tx, {
      id: "run_1",
      state: "COMPLETED",
      at: now,
      good: 1,
      refused: 0,
      duplicates: 0,
      problems: [{}],
    }),
  listSourceRows: ({ db }) => runs.listSourceRows(db),
  addToSource: ({ tx }) => runs.addToSource(tx, "large", { entries: 1 }),
  clearStagingOfSource: ({ tx }) => sources.clearStagingOfSource(tx, "small"),
  hasRuns: ({ db }) => sources.hasRuns(db, "large"),
  insertSourceLike: ({ tx }) => sources.insertSourceLike(tx, "large", "other"),
  moveEntries: async ({ tx }) => {
    await sources.moveEntries(tx, "large", "empty", middle, 1_000);
    await sources.moveEntries(tx, "small", "empty", "", 1_000);
  },
  moveRuns: ({ tx }) => sources.moveRuns(tx, "large", "small"),
  countersOfSources: ({ tx }) => sources.countersOfSources(tx),
  setCounters: ({ tx }) => sources.setCounters(tx, "large", { entries: 1, items: 1, missing: 0 }),
  runningRuns: ({ tx }) => sources.runningRuns(tx),
  clearStaging: ({ tx }) => staging.clearStaging(tx, "run_small"),
  stageRows: ({ tx }) => staging.stageRows(tx, "run_new", noRows()),
  analyseStaging: ({ db }) => staging.analyseStaging(db),
  nextStagedKeys: async ({ tx }) => {
    await staging.nextStagedKeys(tx, run, "", 1_000);
    await staging.nextStagedKeys(tx, run, "s5", 1_000);
  },
  knownEntries: ({ tx }) => staging.knownEntries(tx, "large", sourceIds),
  readStagedRows: ({ tx }) => staging.readStagedRows(tx, "run_1", sourceIds),
  readStagedAt: ({ tx }) =>
    staging.readStagedAt(
      tx,
      "run_1",
      sourceIds.map((sourceId) => ({ sourceId, ordinal: 1 })),
    ),
  nextPresentEntries: async ({ tx }) => {
    await staging.nextPresentEntries(tx, run, "", 1_000);
    await staging.nextPresentEntries(tx, run, "s5", 1_000);
  },
  monthsOfRuns: ({ db }) => statistics.monthsOfRuns(db, now, false),
  changesOfRunsSince: ({ db }) => statistics.changesOfRunsSince(db, now, false),
  countCoverage: ({ db }) => statistics.countCoverage(db, { sample: false, percent: 60 }),
  countOfProviders: ({ db }) => countOfProviders(db, ["org_1", "org_2"]),
  trendRows: async ({ db }) => {
    await trendRows(db, ["org_1"], 5_000);
  },
};

/** Functions that are there to look at all of it, and why nobody waits for them. */
const wholeOnPurpose: Readonly<Record<string, string>> = {
  countersOfSources: "the doctor and a recount look at every entry once, when they are asked to",
};

async function* noRows(): AsyncIterable<staging.StagedRow> {}

let database: ThrowAwayDatabase;

beforeAll(async () => {
  const sets = [changeFeedMigrations, identityMigrations, catalogueMigrations];
  database = await throwAwayDatabase(sets);
  await fill();
}, 120_000);
afterAll(async () => {
  await database.close();
});

async function fill(): Promise<void> {
  const count = sql.lit(entriesCount);
  const fillings = [
    sql`insert into catalogue.source (name, format, sample, created_at)
      select name, 'f', name = 'small', ${now} from unnest(array['large', 'small', 'empty']) as name`,
    sql`insert into catalogue.harvest_run (id, source, state, started_at)
      select 'run_' || n, case n % 10 when 0 then 'small' else 'large' end, 'COMPLETED', ${now}
      from generate_series(1, 500) as n`,
    // One in a hundred is of the small source; providers and regions publish unevenly.
    sql`insert into catalogue.entry (id, source, source_id, version, digest, record, item_count,
        provider_id, created_at, changed_at, run_id)
      select 'entry_' || lpad(n::text, 8, '0'), case n % 100 when 0 then 'small' else 'large' end,
        's' || n, 1, md5(n::text), jsonb_build_object('title', jsonb_build_object('en', 'T' || n),
          'region', jsonb_build_object('code', 'r' || n % 400)),
        1, 'org_' || (n % 6000), ${now}, ${now}, 'run_1'
      from generate_series(1, ${count}) as n`,
    sql`insert into catalogue.item (entry_id, item_key, position, record)
      select id, '/item', 1, '{}' from catalogue.entry`,
    sql`insert into catalogue.entry_version (entry_id, version, at, run_id, changes)
      select id, 1, ${now}, 'run_1', '[]' from catalogue.entry`,
    sql`insert into catalogue.removed_entry (id)
      select 'entry_gone_' || n from generate_series(1, ${count}) as n`,
    sql`insert into catalogue.staged_record (run_id, ordinal, source_id, digest, weight, record, items)
      select case n % 100 when 0 then 'run_small' else 'run_1' end, n, 's' || n, 'd', 10, '{}', '[]'
      from generate_series(1, ${count}) as n`,
  ];
  for (const filling of fillings) await filling.execute(database.db.sql);
  await sql`analyze`.execute(database.db.sql);
}

/** Every function that a file of the store exports, by name. */
async function storeFunctions(): Promise<readonly string[]> {
  const files = readdirSync(import.meta.dirname).filter((name) => /(?<!\.test)\.ts$/.test(name));
  const modules = await Promise.all(files.map((name) => import(join(import.meta.dirname, name))));
  return modules.flatMap((module: Record<string, unknown>) =>
    Object.keys(module).filter((name) => typeof module[name] === "function"),
  );
}

describe(`the store over ${entriesCount} entries`, () => {
  it("is called here function by function, with none left out", async () => {
    expect(Object.keys(calls).sort()).toEqual([...(await storeFunctions())].sort());
  });

  it.each(Object.keys(calls))("%s reads no large table whole", async (name) => {
    const call = calls[name];
    if (call === undefined) throw new Error("There is no such call.");
    const { reads } = await wholeReads(database, largeRowsMin, call);
    if (wholeOnPurpose[name] === undefined) expect(reads).toEqual([]);
    else expect(reads.length).toBeGreaterThan(0);
  });

  it("would notice one that does", async () => {
    const { statements, reads } = await wholeReads(database, largeRowsMin, async ({ db }) => {
      await sql`select count(*) from catalogue.entry where digest = ${"x"}`.execute(db.sql);
      await sql`select record from catalogue.item order by entry_id, item_key`.execute(db.sql);
    });
    expect(statements).toBe(2);
    expect(reads.map(({ table }) => table)).toEqual(["catalogue.entry", "catalogue.item"]);
  });
});
