import { analyseForQuery, fold } from "@tongshu/text-analysis";
import { describe, expect, it } from "vitest";
import { glossaryTables } from "./glossary/index.ts";
import { glossaryWordsMax, translationsMax } from "../../limits.ts";
import { createLexicon, translationsOf as translationsIn } from "./glossary.ts";
import { readPairs } from "./glossary-pairs.ts";

const lexicon = createLexicon();
const translationsOf = (words: Parameters<typeof translationsIn>[1]) =>
  translationsIn(lexicon, words);
const pairs = glossaryTables.flatMap(readPairs);
const english = (zh: string) =>
  translationsOf(analyseForQuery(zh))?.translations.map(({ words }) =>
    words.map(({ text }) => text).join(" "),
  );

describe("the search glossary", () => {
  it("refuses a pair without two sides", () => {
    expect(() => readPairs("水|water; 水质")).toThrow('"水质"');
    expect(() => readPairs("水|water|eau")).toThrow("zh|en");
    expect(() => readPairs("水|")).toThrow("zh|en");
    expect(readPairs("水|water;\n水质| water\nquality ;")).toEqual([
      { zh: "水", en: "water" },
      { zh: "水质", en: "water quality" },
    ]);
  });

  it("has at least 2,000 distinct pairs and none twice", () => {
    const keys = pairs.map(({ zh, en }) => `${fold(zh)}|${fold(en)}`);
    const repeated = keys.filter((key, at) => keys.indexOf(key) !== at);
    expect(repeated).toEqual([]);
    expect(keys.length).toBeGreaterThanOrEqual(2_000);
  });

  it("has Simplified Chinese on one side and English on the other", () => {
    const odd = pairs.filter(
      ({ zh, en }) =>
        fold(zh) !== zh.toLowerCase() ||
        !/^[\p{sc=Han}A-Za-z0-9]*\p{sc=Han}[\p{sc=Han}A-Za-z0-9]*$/u.test(zh) ||
        !/^[\x20-\x7e]+$/.test(en) ||
        analyseForQuery(en).length === 0,
    );
    expect(odd).toEqual([]);
  });

  it("has no term that is longer than what is looked up", () => {
    const long = pairs.filter(
      ({ zh, en }) =>
        analyseForQuery(en).length > glossaryWordsMax ||
        analyseForQuery(zh).length > glossaryWordsMax,
    );
    expect(long).toEqual([]);
  });

  it("finds the longest term, however it was segmented and inflected", () => {
    expect(english("水质监测")).toEqual(["water quality monitoring"]);
    expect(english("监测数据")).toEqual(["monitoring data"]);
    expect(english("出生日期")).toEqual(["date birth", "birth date"]);
    expect(translationsOf(analyseForQuery("dates of birth"))?.translations[0]?.terms).toEqual(
      analyseForQuery("出生日期").flatMap(({ terms }) => terms),
    );
    expect(english("乌有之词")).toBeUndefined();
    expect(translationsOf(analyseForQuery("of water"))).toBeUndefined();
    expect(translationsOf(analyseForQuery("water"))).toBeUndefined();
  });

  it("gives no more renderings than its limit", () => {
    const most = pairs.map(({ zh }) => translationsOf(analyseForQuery(zh))?.translations.length);
    expect(Math.max(...most.map((count) => count ?? 0))).toBeLessThanOrEqual(translationsMax);
  });
});
