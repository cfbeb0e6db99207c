import { existsSync } from "node:fs";
import { join } from "node:path";
import { isRefusal } from "@tongshu/platform/errors";
import { systemIds } from "@tongshu/platform/ids";
import { analyseForQuery } from "@tongshu/text-analysis";
import { throwAwayDatabase } from "@tongshu/testkit";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { harvestEntries } from "../../harvest/use-cases/harvest-entries.ts";
import { harvestSource } from "../../harvest/use-cases/harvest-source.ts";
import { minedPairsKeptMs, miningEveryMs } from "../../limits.ts";
import { translationsOf } from "../model/glossary.ts";
import { goods, titlesOfGoods } from "../model/mining/made-up-titles.ts";
import {
  accepted,
  type CatalogueForTests,
  catalogueForTests,
  entry,
} from "./catalogue-for-tests.ts";
import { keepLexicon } from "./load-lexicon.ts";
import { mineTitles, mineTitlesWhenDue } from "./mine-titles.ts";
import { listMinedPairs, reviewMinedPairs } from "./review-pairs.ts";

const realCatalogue = join(
  import.meta.dirname,
  "../../../../../shared/data/catalogues/firstdata/all-sources.json.gz",
);
const realIsThere = existsSync(realCatalogue);
if (!realIsThere) console.warn(`SKIPPED: ${realCatalogue} is not there; no real titles are mined.`);

let catalogue: CatalogueForTests;
let now: number;
const clock = { now: () => new Date(now) };
beforeEach(async () => {
  catalogue = await catalogueForTests({ throwAwayDatabase, harvestEntries });
  now = Date.parse("2026-03-01");
}, 60_000);
afterEach(async () => {
  await catalogue.close();
});

/** The glossary knows most words of the goods; this one it does not. */
const titles = [
  ...titlesOfGoods,
  ...goods.map(([zh, en]) => ({ zh: `宏基因组${zh}`, en: `metagenome ${en}` })),
];
const bilingual = (from = 0) =>
  titles
    .slice(from)
    .map(({ zh, en }, at) => entry(`goods-${from + at}`, { title: { "zh-Hans": zh, en } }));
const harvest = (entries = bilingual(), source = "test") =>
  catalogue.harvest({ entries, source, at: clock.now().toISOString() });
const miner = () => ({ db: catalogue.db, clock });
const list = async (state?: "PROPOSED" | "ACCEPTED" | "REJECTED") => {
  const { pairs } = await listMinedPairs(catalogue, { state, page: 1, size: 200 });
  return pairs.map(({ zh, en }) => `${zh}=${en}`);
};

describe("what is not learned", { timeout: 60_000 }, () => {
  it("comes from nothing: an empty register, texts of one language, the sample", async () => {
    expect(await mineTitles(miner())).toMatchObject({ entries: 0, texts: 0, proposed: 0 });
    const one = titles.map(({ en }, at) => entry(`en-${at}`, { title: { en } }));
    await harvest(one, "english");
    await catalogue.harvest({
      entries: bilingual(),
      source: "sample",
      sample: true,
      at: clock.now().toISOString(),
    });
    // The provider of the tests has its name in both languages: one text, below any support.
    expect(await mineTitles(miner())).toMatchObject({ entries: 84, texts: 1, proposed: 0 });
  });

  it("comes from records that are excluded", async () => {
    await harvest();
    const [coffee] = goods;
    const exclude = titles.flatMap(({ zh }, at) =>
      zh.startsWith(coffee[0]) ? [["test", `goods-${at}`] as const] : [],
    );
    expect(exclude.length).toBe(6);
    await mineTitles(miner(), { exclude });
    expect(await list()).not.toContain("咖啡=coffee");
    expect(await list()).toContain("橡胶=rubber");
    await mineTitles(miner());
    expect(await list()).toContain("咖啡=coffee");
  });

  it("is written by a mining that is stopped", async () => {
    await harvest();
    const stop = AbortSignal.abort(new Error("stopped"));
    await expect(mineTitles(miner(), { signal: stop })).rejects.toThrow("stopped");
    const soon = new AbortController();
    const mining = mineTitles(miner(), { signal: soon.signal });
    setTimeout(() => soon.abort(new Error("stopped")), 50);
    await expect(mining).rejects.toThrow("stopped");
    expect(await list()).toEqual([]);
  });
});

describe("the review list", { timeout: 60_000 }, () => {
  it("refuses a pair that it does not hold, and then changes none", async () => {
    await harvest();
    await mineTitles(miner());
    for (const pair of ["咖啡=tea", "咖啡", "=", ""]) {
      const outcome = await reviewMinedPairs(miner(), "ACCEPTED", ["咖啡=coffee", pair]);
      expect(isRefusal(outcome) && outcome.code).toBe("MINED_PAIR_NOT_FOUND");
    }
    expect(await list("ACCEPTED")).toEqual([]);
  });

  it("keeps decisions: what was rejected never comes again, what was accepted stays", async () => {
    await harvest();
    const first = await mineTitles(miner());
    expect(first.added).toBe(first.proposed);
    // As people type it: Traditional, capitals, spaces.
    expect(accepted(await reviewMinedPairs(miner(), "REJECTED", [" 宏基因組 = Metagenome "]))).toBe(
      1,
    );
    expect(accepted(await reviewMinedPairs(miner(), "ACCEPTED", ["咖啡=coffee"]))).toBe(1);
    const second = await mineTitles(miner());
    expect(second).toMatchObject({ added: 0, proposed: first.proposed - 2 });
    expect(await list("REJECTED")).toEqual(["宏基因组=metagenome"]);
    expect(await list("ACCEPTED")).toEqual(["咖啡=coffee"]);
    expect(await list("PROPOSED")).not.toContain("宏基因组=metagenome");
    // The source withdraws its Chinese titles: proposals go, decisions stay.
    await harvest(titles.map(({ en }, at) => entry(`goods-${at}`, { title: { en } })));
    expect(await mineTitles(miner())).toMatchObject({ proposed: 0, used: 1 });
    expect((await list()).sort()).toEqual(["宏基因组=metagenome", "咖啡=coffee"].sort());
    // A decision can be changed.
    expect(accepted(await reviewMinedPairs(miner(), "ACCEPTED", ["宏基因组=metagenome"]))).toBe(1);
    expect(await list("REJECTED")).toEqual([]);
  });

  it("comes in pages, best first, and says what is used", async () => {
    await harvest();
    await mineTitles(miner());
    const [one, two] = await Promise.all(
      [1, 2].map((page) => listMinedPairs(catalogue, { page, size: 7 })),
    );
    const all = await listMinedPairs(catalogue, { page: 1, size: 200 });
    expect([...(one?.pairs ?? []), ...(two?.pairs ?? [])]).toEqual(all.pairs.slice(0, 14));
    const scores = all.pairs.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(all.used).toBe(all.pairs.filter(({ used }) => used).length);
    expect(all.used).toBeGreaterThan(0);
    expect(all.used).toBeLessThan(all.total);
  });
});

describe("searches", { timeout: 60_000 }, () => {
  it("take up proposals far above chance at once, the others when they are accepted", async () => {
    const few = goods
      .slice(0, 4)
      .map(([zh, en], at) =>
        entry(`few-${at}`, { title: { "zh-Hans": `代谢组${zh}`, en: `metabolome ${en}` } }),
      );
    await harvest([...bilingual(), ...few]);
    const keeper = keepLexicon(miner());
    const knows = async (word: string) => {
      now += minedPairsKeptMs;
      await keeper.refresh();
      return translationsOf(keeper.lexicon(), analyseForQuery(word)) !== undefined;
    };
    expect(await knows("metagenome")).toBe(false);
    await mineTitles(miner());
    expect(await knows("metagenome")).toBe(true);
    expect(await knows("metabolome")).toBe(false);
    accepted(await reviewMinedPairs(miner(), "ACCEPTED", ["代谢组=metabolome"]));
    expect(await knows("metabolome")).toBe(true);
    accepted(await reviewMinedPairs(miner(), "REJECTED", ["宏基因组=metagenome"]));
    // Within the time for which it is kept, nothing is read again.
    await keeper.refresh();
    expect(translationsOf(keeper.lexicon(), analyseForQuery("metagenome"))).toBeDefined();
    expect(await knows("metagenome")).toBe(false);
  });
});

describe("mining after harvests", { timeout: 60_000 }, () => {
  const when = () => mineTitlesWhenDue({ ...miner(), index: catalogue.index });

  it("waits for a change, for the index, and for the time to have passed", async () => {
    await harvest();
    expect(await when()).toMatchObject({ entries: 84 });
    expect(await when()).toBeUndefined();
    await harvest(bilingual(6));
    expect(await when()).toBeUndefined();
    now += miningEveryMs - 1;
    expect(await when()).toBeUndefined();
    now += 1;
    expect(await when()).toMatchObject({ entries: 84 });
    now += miningEveryMs;
    expect(await when()).toBeUndefined();
    const deps = { db: catalogue.db, clock, ids: systemIds };
    const entries = [entry("new", { title: { en: "Not indexed yet" } })];
    await harvestEntries(deps, { source: "other", sample: false, entries });
    expect(await when()).toBeUndefined();
  });
});

describe.skipIf(!realIsThere)("the real bilingual catalogue", { timeout: 120_000 }, () => {
  it("teaches hundreds of pairs while other work goes on", async () => {
    const report = await harvestSource(
      { ...miner(), ids: systemIds, fetchAllow: [] },
      { source: "firstdata", location: realCatalogue, format: "firstdata" },
    );
    expect(isRefusal(report)).toBe(false);
    let turns = 0;
    const ticking = setInterval(() => (turns += 1), 10);
    const mined = await mineTitles(miner());
    clearInterval(ticking);
    expect(mined.texts).toBeGreaterThan(5_000);
    expect(mined.proposed).toBeGreaterThan(800);
    expect(mined.used).toBeGreaterThan(400);
    expect(mined.used).toBeLessThan(mined.proposed);
    // It computes for seconds, on a thread of its own.
    expect(turns).toBeGreaterThan(100);
    const { pairs } = await listMinedPairs(catalogue, { page: 1, size: 2_000 });
    const used = pairs.filter((pair) => pair.used).map(({ zh, en }) => `${zh}=${en}`);
    for (const pair of [
      "白皮书=white papers",
      "机器人=robot",
      "蛋白质=protein",
      "贸易伙伴=trading partner",
    ]) {
      expect(used).toContain(pair);
    }
    expect(pairs.filter(({ zh, en }) => [...zh].length < 2 || /^\p{N}+$/u.test(en))).toEqual([]);
  });
});
