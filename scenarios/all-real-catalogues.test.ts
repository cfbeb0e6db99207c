import { existsSync } from "node:fs";
import { join } from "node:path";
import { readHarvestPlan } from "@tongshu/catalogue";
import {
  catalogueStatusSchema,
  searchAnswerSchema,
  sourceSchema,
} from "@tongshu/catalogue/contract";
import { isRefusal } from "@tongshu/platform/errors";
import { startMsMax, type TongshuProgram, tongshuProgram } from "@tongshu/testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const catalogues = join(import.meta.dirname, "..", "..", "shared", "data", "catalogues");
const planFile = join(catalogues, "sources.json");
const isPresent = existsSync(planFile);
if (!isPresent) {
  console.warn(`\n*** REAL CATALOGUES ARE NOT TESTED: there is no ${planFile}. ***\n`);
}

/** 57,000 records are read, registered and indexed on two busy cores; milliseconds. */
const harvestMsMax = 10 * 60 * 1000;
const sourcesInPlan = 51;

describe.skipIf(!isPresent)("all real catalogues", () => {
  let tongshu: TongshuProgram;
  beforeAll(async () => {
    tongshu = await tongshuProgram();
  });
  afterAll(async () => {
    await tongshu?.remove();
  });

  const harvest = () => tongshu.json("harvest", "--plan", planFile);

  test(
    "are harvested with exactly the entries and items that the plan expects",
    async () => {
      const plan = await readHarvestPlan(planFile);
      if (isRefusal(plan)) throw new Error(plan.message.en);
      expect(plan.sources.length).toBe(sourcesInPlan);
      const { code, answer, err } = await harvest();
      // The command itself holds every source against the plan and would end with 1.
      expect(code, err).toBe(0);
      const listed = await tongshu.json("sources");
      const sources = sourceSchema.array().parse((listed.answer as { sources: unknown }).sources);
      const found = new Map(sources.map(({ name, entries, items }) => [name, { entries, items }]));
      for (const { source, expect: stated } of plan.sources) {
        const { records: _, ...counts } = stated ?? {};
        expect(found.get(source), source).toMatchObject(counts);
      }
      const entries = sources.reduce((sum, source) => sum + source.entries, 0);
      const { harvests, ...told } = (await tongshu.json("status")).answer as { harvests: unknown };
      expect(harvests).toEqual([]);
      const status = catalogueStatusSchema.parse(told);
      expect(status).toMatchObject({ entries, sources: sourcesInPlan, sample: { entries: 0 } });
      expect(status.indexedSeq).toBe(status.feedSeq);
      expect(answer).toMatchObject({ added: entries, changed: 0, unchanged: 0, missing: 0 });
    },
    harvestMsMax,
  );

  test(
    "harvested again change nothing",
    async () => {
      const before = await tongshu.json("status");
      const { code, answer } = await harvest();
      expect(code).toBe(0);
      expect(answer).toMatchObject({ added: 0, changed: 0, missing: 0 });
      expect(await tongshu.json("status")).toEqual(before);
    },
    harvestMsMax,
  );

  test.each(["出生日期", "水质", "budget", "bus stops"])(
    "hold what a searcher looks for: %s",
    async (words) => {
      const { code, answer } = await tongshu.json("search", ...words.split(" "));
      expect(code).toBe(0);
      const { total, relaxed, hits } = searchAnswerSchema.parse(answer);
      expect(relaxed).toBeNull();
      expect(total).toBeGreaterThan(10);
      expect(hits.some(({ title, items }) => title.ranges.length + items.length > 0)).toBe(true);
    },
    startMsMax,
  );
});
