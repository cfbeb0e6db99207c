import { throwAwayDatabase } from "@tongshu/testkit";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { harvestEntries } from "../../harvest/use-cases/harvest-entries.ts";
import { statisticsKeptMs, statisticsMonths } from "../../limits.ts";
import { catalogueStatistics } from "../../register/index.ts";
import { recentVersions } from "../../store/entries.ts";
import {
  accepted,
  type CatalogueForTests,
  catalogueForTests,
  entry,
  health,
} from "./catalogue-for-tests.ts";
import { keepStatistics } from "./keep-statistics.ts";

let catalogue: CatalogueForTests;
let now = new Date("2026-03-15T12:00:00Z");
const clock = { now: () => now };

const first = [
  entry(
    "full",
    {
      title: { en: "Full" },
      provider: health,
      abstract: { en: "An abstract." },
      themes: ["HEAL"],
      region: { code: "330000", name: { "zh-Hans": "浙江省" } },
      openType: "UNCONDITIONAL",
      shareType: "CONDITIONAL",
      updateCycle: "DAILY",
      modified: "2026-03-01",
      distributions: [{ licence: "CC-BY-4.0", format: "CSV" }],
    },
    [{ code: "a" }],
  ),
  entry("bare", { title: { en: "Bare" } }),
  entry("old", { title: { en: "Old" }, issued: "1999", licence: "CC0-1.0" }),
];
const sample = [entry("invented", { title: { en: "Invented" }, themes: ["ENVI"] })];

beforeAll(async () => {
  catalogue = await catalogueForTests({ throwAwayDatabase, harvestEntries });
  await catalogue.harvest({ entries: sample, source: "sample", sample: true, at: "2026-01-05" });
});
afterAll(() => catalogue.close());

const deps = () => ({ db: catalogue.db, index: catalogue.index, clock });

describe("the statistics of the catalogue", () => {
  it("are those of the sample while there is nothing else", async () => {
    const answer = accepted(await keepStatistics(deps())({ lang: "en" }));
    expect(answer).toMatchObject({ sample: true, entries: 1, items: 0 });
    expect(answer.themes[0]).toEqual({ value: "ENVI", label: "Environment", count: 1 });
  });

  it("count everything but the sample", async () => {
    await catalogue.harvest({ entries: first, at: "2026-02-10" });
    const changed = first.map((one) =>
      one.sourceId === "bare" ? entry("bare", { title: { en: "Barer" } }) : one,
    );
    await catalogue.harvest({ entries: changed, at: "2026-03-10" });
    const answer = accepted(await keepStatistics(deps())({ lang: "en" }));
    expect(answer).toMatchObject({ sample: false, entries: 3, items: 1, at: now.toISOString() });
    expect(answer.months).toHaveLength(statisticsMonths);
    expect(answer.months.slice(-3)).toEqual([
      { month: "2026-01", added: 0, changed: 0 },
      { month: "2026-02", added: 3, changed: 0 },
      { month: "2026-03", added: 0, changed: 1 },
    ]);
    expect(answer.months[0]?.month).toBe("2024-04");
    const coverage = answer.coverage.map(({ field, stated, of }) => [field, `${stated}/${of}`]);
    expect(Object.fromEntries(coverage)).toEqual({
      abstract: "1/3",
      licence: "2/3",
      updateCycle: "1/3",
      modified: "2/3",
      distributions: "1/3",
      items: "1/3",
      theme: "1/3",
      region: "1/3",
      shareType: "1/3",
      openType: "1/3",
    });
    expect(answer.coverage.every(({ exact }) => exact)).toBe(true);
    expect(answer.openTypes).toEqual([
      { value: "UNCONDITIONAL", label: "Open unconditionally", count: 1 },
      { value: null, label: "Not stated", count: 2 },
    ]);
    expect(answer.themes.map(({ value }) => value)).toEqual(["HEAL", null]);
    expect(
      Object.fromEntries(answer.freshness.map(({ bucket, count }) => [bucket, count])),
    ).toEqual({ MONTH: 1, QUARTER: 0, YEAR: 0, THREE_YEARS: 0, OLDER: 1, UNSTATED: 1 });
    expect(answer.providers.map(({ name, count }) => [name, count])).toEqual([
      ["Ministry of Water", 2],
      ["Health Bureau", 1],
    ]);
  });

  it("say the same of the months as the history of the entries does", async () => {
    const versions = (await recentVersions(catalogue.db, undefined, 100)).filter(
      ({ sample }) => !sample,
    );
    const expected = ["2026-02", "2026-03"].map((month) => {
      const own = versions.filter(({ at }) => at.toISOString().startsWith(month));
      const added = own.filter(({ version }) => version === 1).length;
      return { month, added, changed: own.length - added };
    });
    const { months } = await catalogueStatistics(deps());
    expect(months.filter(({ added, changed }) => added + changed > 0)).toEqual(expected);
  });

  it("put an entry into the bucket of its age, the longest of it included", async () => {
    const { index } = catalogue;
    for (const [at, bucket] of [
      ["2026-03-31T23:59:59Z", "MONTH"],
      ["2026-04-01T00:00:00Z", "MONTH"],
      ["2026-04-01T00:00:00.001Z", "QUARTER"],
      ["2026-07-01T00:00:00Z", "YEAR"],
      ["2020-01-01T00:00:00Z", "MONTH"],
    ] as const) {
      const then = { now: () => new Date(at) };
      const ask = keepStatistics({ db: catalogue.db, index, clock: then });
      const { freshness } = accepted(await ask({ lang: "en" }));
      const full = freshness.filter((one) => one.bucket !== "OLDER" && one.bucket !== "UNSTATED");
      const counted = full.filter(({ count }) => count > 0).map((one) => one.bucket);
      expect(counted[0], at).toBe(bucket);
    }
  });

  it("are counted once for all who ask, and anew when a minute is over", async () => {
    const search = vi.spyOn(catalogue.index, "search");
    const ask = keepStatistics(deps());
    await Promise.all([ask({ lang: "en" }), ask({ lang: "zh" }), ask({ lang: "en" })]);
    const once = search.mock.calls.length;
    now = new Date(now.getTime() + statisticsKeptMs - 1);
    await ask({ lang: "zh" });
    expect(search.mock.calls.length).toBe(once);
    now = new Date(now.getTime() + 1);
    await ask({ lang: "zh" });
    expect(search.mock.calls.length).toBe(2 * once);
    search.mockRestore();
  });

  it("count blocks of a register that is too large, and say so", async () => {
    const exact = await catalogueStatistics(deps(), { coverageEntries: 4 });
    expect(exact.coverage[0]).toMatchObject({ exact: true, of: 3 });
    const part = await catalogueStatistics(deps(), { coverageEntries: 3 });
    expect(part.coverage[0]).toMatchObject({ exact: false });
    expect(part.coverage[0]?.of).toBeLessThanOrEqual(3);
  });
});
