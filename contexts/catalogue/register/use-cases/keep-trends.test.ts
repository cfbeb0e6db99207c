import { identityMigrations, listOrganisations } from "@tongshu/identity";
import { changeFeedMigrations } from "@tongshu/platform/change-feed";
import { isRefusal } from "@tongshu/platform/errors";
import { systemIds } from "@tongshu/platform/ids";
import { type ThrowAwayDatabase, throwAwayDatabase } from "@tongshu/testkit";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { EntryRecord, HarvestedEntry } from "../../contract.ts";
import { harvestEntries } from "../../harvest/index.ts";
import { trendDaysMax, trendKeptMs, trendMonthsMax } from "../../limits.ts";
import { catalogueMigrations } from "../../store/migrations.ts";
import { countCoverage } from "../../store/statistics.ts";
import { trendOf } from "../model/provider-trend.ts";
import { keepTrends, providerTrend } from "./keep-trends.ts";

let database: ThrowAwayDatabase;
let now = new Date("2026-03-04T12:00:00Z");
const clock = { now: () => now };
const deps = () => ({ db: database.db, clock, ids: systemIds });
const board = { name: { en: "Water Board" } };
const office = { name: { en: "Office" }, parents: [board] };

function entry(sourceId: string, record: Partial<EntryRecord>, items = 0): HarvestedEntry {
  return {
    sourceId,
    record: { title: { en: sourceId }, provider: office, ...record },
    items: Array.from({ length: items }, (_, index) => ({ code: `c${index}` })),
  };
}

async function harvest(at: string, entries: readonly HarvestedEntry[]): Promise<void> {
  const then = { ...deps(), clock: { now: () => new Date(at) } };
  expect(await harvestEntries(then, { source: "s", sample: false, entries })).toMatchObject({
    state: "COMPLETED",
  });
}

async function idOf(name: string): Promise<string> {
  const list = await listOrganisations(deps(), { limit: 10 });
  if (isRefusal(list)) throw new Error(list.code);
  return list.organisations.find((one) => one.name["en"] === name)?.id ?? "";
}

const full: Partial<EntryRecord> = {
  abstract: { en: "All of it." },
  updateCycle: "DAILY",
  themes: ["ENVI"],
  region: { code: "330000", name: { en: "Zhejiang" } },
  shareType: "CONDITIONAL",
  openType: "NOT_OPEN",
  modified: "2026-01-01",
  distributions: [{ licence: "CC0-1.0" }],
};

beforeAll(async () => {
  database = await throwAwayDatabase([
    changeFeedMigrations,
    identityMigrations,
    catalogueMigrations,
  ]);
  await harvest("2026-03-01T10:00:00Z", [entry("a", {}), entry("b", { issued: "2019" })]);
  await harvest("2026-03-03T10:00:00Z", [entry("a", full, 2), entry("b", { issued: "2019" })]);
});
afterAll(() => database.close());

describe("the numbers of an authority over time", () => {
  test("are none for one that is unknown", async () => {
    const none = { entries: 0, counted: 0, step: "DAY", points: [] };
    expect(await providerTrend(deps(), "org_none")).toEqual(none);
  });

  test("say of each day what its entries stated then, and those below it", async () => {
    const trend = await providerTrend(deps(), await idOf("Water Board"));
    expect(trend).toEqual({
      entries: 2,
      counted: 2,
      step: "DAY",
      points: [
        { on: "2026-03-01", entries: 2, completeness: 0.05, fresh: 0 },
        { on: "2026-03-02", entries: 2, completeness: 0.05, fresh: 0 },
        { on: "2026-03-03", entries: 2, completeness: 0.55, fresh: 1 },
        { on: "2026-03-04", entries: 2, completeness: 0.55, fresh: 1 },
      ],
    });
  });

  test("count today what the statistics of the catalogue count", async () => {
    const { of, ...stated } = await countCoverage(database.db, { sample: false, percent: 100 });
    const sum = Object.values(stated).reduce((a, b) => a + b, 0);
    const trend = await providerTrend(deps(), await idOf("Office"));
    expect(trend.points.at(-1)?.completeness).toBeCloseTo(sum / (10 * of), 4);
  });

  test("of more entries than are counted are estimated, and say so", async () => {
    const trend = await providerTrend(deps(), await idOf("Water Board"), { entriesMax: 1 });
    expect(trend).toMatchObject({ entries: 2, counted: 1 });
    expect(trend.points.at(-1)?.entries).toBe(2);
    const exact = await providerTrend(deps(), await idOf("Water Board"), { entriesMax: 2 });
    expect(exact.counted).toBe(2);
  });

  test("are kept for a while", async () => {
    const read = keepTrends(deps());
    const id = await idOf("Water Board");
    const first = await read(id);
    const query = vi.spyOn(database.db.sql, "getExecutor");
    expect(await read(id)).toBe(first);
    expect(query).not.toHaveBeenCalled();
    now = new Date(now.getTime() + trendKeptMs);
    expect(await read(id)).not.toBe(first);
    query.mockRestore();
  });
});

describe("the points", () => {
  const day = 24 * 60 * 60 * 1_000;
  const at = Date.parse("2026-03-31T12:00:00Z");
  const since = (days: number) => [[{ from: at - days * day, stated: 0, modified: null }]];

  test("are days up to the limit and months beyond, the last of many", () => {
    const days = trendOf(since(trendDaysMax - 1), at);
    expect([days.step, days.points.length, days.points.at(-1)?.on]).toEqual([
      "DAY",
      trendDaysMax,
      "2026-03-31",
    ]);
    const months = trendOf(since(trendDaysMax), at);
    expect(months.step).toBe("MONTH");
    expect(months.points.map(({ on }) => on)).toEqual(["2025-12", "2026-01", "2026-02", "2026-03"]);
    expect(months.points.map(({ entries }) => entries)).toEqual([1, 1, 1, 1]);
    expect(trendOf(since(10 * 366), at).points).toHaveLength(trendMonthsMax);
  });

  test("an entry is fresh until its stated modification is older than a year", () => {
    const states = [[{ from: at - 50 * day, stated: 0, modified: at - 360 * day }]];
    const fresh = trendOf(states, at + 10 * day).points.map((point) => point.fresh);
    expect([fresh[0], fresh.at(-1)]).toEqual([1, 0]);
  });
});
