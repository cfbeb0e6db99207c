import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { identityMigrations } from "@tongshu/identity";
import { changeFeedMigrations, ensureEpoch } from "@tongshu/platform/change-feed";
import { systemClock } from "@tongshu/platform/clock";
import { isRefusal } from "@tongshu/platform/errors";
import { systemIds } from "@tongshu/platform/ids";
import { type ThrowAwayDatabase, throwAwayDatabase } from "@tongshu/testkit";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { harvestBatchEntriesMax } from "../../limits.ts";
import { cancelRun, listSources, registerRecords } from "../../register/index.ts";
import { catalogueMigrations } from "../../store/migrations.ts";
import { harvestEntries } from "./harvest-entries.ts";
import { type Harvester, type HarvestRequest, harvestSource } from "./harvest-source.ts";

let database: ThrowAwayDatabase;
let folder: string;
let deps: Harvester;
let source = "";
let sources = 0;

beforeAll(async () => {
  database = await throwAwayDatabase([
    changeFeedMigrations,
    identityMigrations,
    catalogueMigrations,
  ]);
  await ensureEpoch(database.db);
  folder = await mkdtemp(join(tmpdir(), "tongshu-cancel-test-"));
  deps = { db: database.db, clock: systemClock, ids: systemIds, fetchAllow: [] };
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  sources += 1;
  source = `source-${sources}`;
});

async function catalogue(from: number, to: number): Promise<string> {
  const dataset = Array.from({ length: to - from }, (_, at) => ({
    identifier: `d${String(from + at).padStart(6, "0")}`,
    title: `Dataset ${from + at}`,
    publisher: { name: "City" },
    accessLevel: "public",
  }));
  const path = join(folder, `${source}-${from}-${to}.json`);
  const conformsTo = "https://project-open-data.cio.gov/v1.1/schema";
  await writeFile(path, JSON.stringify({ conformsTo, dataset }));
  return path;
}

async function harvested(location: string, more: Partial<HarvestRequest> = {}) {
  const report = await harvestSource(deps, { source, location, ...more });
  if (isRefusal(report)) throw new Error(`${report.code}: ${report.message.en}`);
  return report;
}

const summary = async () => (await listSources(deps)).find(({ name }) => name === source);

async function stagedRows(): Promise<number> {
  const counted = await sql<{ count: number }>`
    select count(*)::int as count from catalogue.staged_record`.execute(database.db.sql);
  return counted.rows[0]?.count ?? -1;
}

/** A harvest that is broken off as a crash would do it: its run stays open. */
async function leaveOpen(name: string): Promise<void> {
  const goOn = (): void => {
    throw new Error("broken off");
  };
  const entries = [{ sourceId: "a", record: { title: { en: "A" } } as never, items: [] }];
  await expect(
    harvestEntries(deps, { source: name, sample: false, entries, goOn }),
  ).rejects.toThrow("broken off");
}

/** A harvest whose input comes slowly; `release` lets it go on. */
function slowHarvest(name: string, everyMs: number) {
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  async function* rows() {
    for (let ordinal = 1; ; ordinal += 1) {
      yield { ordinal, sourceId: `s${ordinal}`, digest: null, record: null, items: "[]" };
      await (everyMs === 0 ? released : sleep(everyMs));
    }
  }
  const run = registerRecords(deps, {
    source: name,
    format: "slow",
    sample: false,
    combines: false,
    rows,
    finish: () => undefined,
    outcome: () => ({
      complete: true,
      absenceProves: true,
      failed: false,
      refused: 0,
      problems: [],
    }),
  });
  return { run, release };
}

async function untilRunning(name: string): Promise<string> {
  for (;;) {
    const found = (await listSources(deps)).find((one) => one.name === name);
    if (found?.lastRun?.state === "RUNNING") return found.lastRun.id;
    await sleep(20);
  }
}

describe("cancelling refuses", () => {
  it("when nothing runs, an unknown run, and one that has ended", async () => {
    expect(await cancelRun(deps)).toMatchObject({ code: "NO_HARVEST_RUNNING" });
    expect(await cancelRun(deps, { run: "run_none" })).toMatchObject({
      code: "RUN_NOT_FOUND",
      details: { run: "run_none" },
    });
    const { runId } = await harvested(await catalogue(0, 2));
    expect(await cancelRun(deps, { run: runId })).toMatchObject({
      code: "RUN_ENDED",
      details: { run: runId, state: "COMPLETED" },
    });
    expect(await cancelRun(deps, { run: source })).toMatchObject({ code: "RUN_NOT_FOUND" });
  });

  it("to guess which of several is meant", async () => {
    const other = `${source}-other`;
    await leaveOpen(source);
    await leaveOpen(other);
    const refused = await cancelRun(deps);
    expect(refused).toMatchObject({ code: "CANCEL_AMBIGUOUS" });
    expect(isRefusal(refused) && refused.message.en).toContain(`(${other})`);
    expect(await cancelRun(deps, { run: other })).toMatchObject({ state: "CANCELLED" });
    expect(await cancelRun(deps)).toMatchObject({ source, state: "CANCELLED" });
  });

  it("to wait without end for a harvest that does not come to a safe point", async () => {
    const slow = slowHarvest(source, 0);
    const run = await untilRunning(source);
    expect(await cancelRun(deps, { run, waitMs: 0 })).toMatchObject({
      code: "CANCEL_NOT_YET",
      status: 503,
    });
    await sleep(600);
    slow.release();
    expect(await slow.run).toMatchObject({ id: run, state: "CANCELLED" });
  });
});

describe("a cancelled harvest", () => {
  it("keeps the batches that had landed, judges nothing missing, and is gone on with", async () => {
    const batch = harvestBatchEntriesMax;
    await harvested(await catalogue(5_000, 5_003));
    const whole = await catalogue(0, 3 * batch);
    const wish = new AbortController();
    const onProgress: HarvestRequest["onProgress"] = ({ stage }) => {
      if (stage === "merging") wish.abort();
    };
    const cancelled = await harvested(whole, { signal: wish.signal, onProgress });
    expect(cancelled).toMatchObject({
      state: "CANCELLED",
      absenceJudged: false,
      added: batch,
      unchanged: 0,
      missing: 0,
    });
    expect(await summary()).toMatchObject({ entries: batch + 3, missing: 0 });
    expect(await stagedRows()).toBe(0);

    const next = await harvested(whole);
    expect(next).toMatchObject({
      state: "COMPLETED",
      absenceJudged: true,
      added: 2 * batch,
      unchanged: batch,
      missing: 3,
    });
    expect(next.runId).not.toBe(cancelled.runId);
  });

  it("while it still reads has landed nothing", async () => {
    const location = await catalogue(0, 500);
    const wish = new AbortController();
    const onProgress = () => wish.abort();
    const report = await harvested(location, { signal: wish.signal, onProgress });
    expect(report).toMatchObject({ state: "CANCELLED", added: 0 });
    expect(report.records).toBeLessThan(500);
    expect(await summary()).toMatchObject({ entries: 0, lastRun: { state: "CANCELLED" } });
  });

  it("that has not begun is refused and leaves no trace", async () => {
    const signal = AbortSignal.abort();
    for (const location of [await catalogue(0, 1), "http://127.0.0.1:9/"]) {
      const report = await harvestSource(deps, { source, location, signal });
      expect(report).toMatchObject({ code: "HARVEST_NOT_BEGUN" });
    }
    expect(await summary()).toBeUndefined();
  });

  it("is stopped from outside by its source or id, and says so to both", async () => {
    const slow = slowHarvest(source, 20);
    const id = await untilRunning(source);
    expect(await cancelRun(deps, { run: source })).toMatchObject({ id, state: "CANCELLED" });
    expect(await slow.run).toMatchObject({ id, state: "CANCELLED", missing: 0 });
    expect(await stagedRows()).toBe(0);
  });

  it("whose process died is closed at once", async () => {
    await leaveOpen(source);
    expect(await cancelRun(deps, { run: source })).toMatchObject({ state: "CANCELLED" });
    expect(await summary()).toMatchObject({ lastRun: { state: "CANCELLED" } });
  });

  it("that a crash outran does not cancel the harvest that carries its run on", async () => {
    await leaveOpen(source);
    const before = (await summary())?.lastRun?.id;
    await sql`update catalogue.harvest_run set cancel_asked_at = now() where id = ${before}`.execute(
      database.db.sql,
    );
    const report = await harvested(await catalogue(0, 3));
    expect(report).toMatchObject({ runId: before, state: "COMPLETED", added: 3 });
  });
});

it("an interrupted loading stays open and is carried on under its id", async () => {
  await leaveOpen(source);
  const open = (await summary())?.lastRun;
  expect(open?.state).toBe("RUNNING");
  expect(await harvested(await catalogue(0, 2))).toMatchObject({ runId: open?.id, added: 2 });
});
