import { describe, expect, it } from "vitest";
import { minedTextCharactersMax } from "../../../limits.ts";
import { alignedParts, type Run } from "./aligned-parts.ts";
import { dicePercent, logLikelihoodRatio } from "./association.ts";
import { bilingualText } from "./bilingual-text.ts";
import { namesPeople } from "./personal-names.ts";

describe("a text in both languages", () => {
  it("has a Chinese and an English side, each in its own language", () => {
    expect(bilingualText(undefined)).toBeUndefined();
    expect(bilingualText({ "zh-Hans": "人口" })).toBeUndefined();
    expect(bilingualText({ "zh-Hans": "Population", en: "Population" })).toBeUndefined();
    expect(bilingualText({ "zh-Hans": "人口", en: "人口" })).toBeUndefined();
    expect(bilingualText({ "zh-Hant": "人口", "en-GB": " Population " })).toEqual({
      zh: "人口",
      en: "Population",
    });
  });

  it("is as long as a name may be, and not one longer", () => {
    const side = (length: number) => bilingualText({ zh: "人".repeat(length), en: "People" });
    expect(side(minedTextCharactersMax)).toBeDefined();
    expect(side(minedTextCharactersMax + 1)).toBeUndefined();
  });
});

describe("names of people", () => {
  it.each([
    ["王伟", "Wang Wei"],
    ["李小龙", "Xiaolong Li"],
    ["王伟、李娜和张敏", "Wang Wei, Li Na and Zhang Min"],
    ["陳大文、黃美玲", "Chan Tai Man, Wong Mei Ling"],
  ])("%s", (zh, en) => {
    expect(namesPeople({ zh, en })).toBe(true);
  });

  it.each([
    ["北京", "Beijing"],
    ["黄河", "Yellow River"],
    ["白皮书", "White paper"],
    ["就业、工资", "employment, wages"],
    ["王伟统计局", "Wang Wei Bureau"],
  ])("but not %s", (zh, en) => {
    expect(namesPeople({ zh, en })).toBe(false);
  });
});

describe("parts of a text", () => {
  const said = (runs: readonly Run[]) => runs.map((run) => run.map(({ text }) => text).join(" "));
  const parts = (zh: string, en: string) =>
    alignedParts({ zh, en }).map((part) => [said(part.zh), said(part.en)]);

  it("are members of the same place where both sides have as many", () => {
    expect(
      parts("气候：温度、风速和湿度", "Climate: temperature, wind speed and humidity"),
    ).toEqual([
      [["气候"], ["climate"]],
      [["温度"], ["temperature"]],
      [["风速"], ["wind speed"]],
      [["湿度"], ["humidity"]],
    ]);
  });

  it("are cut at a conjunction only where that makes them as many", () => {
    expect(parts("铁路和公路", "rail and road")).toEqual([
      [["铁路"], ["rail"]],
      [["公路"], ["road"]],
    ]);
    expect(parts("进出口、就业", "import and export, employment")).toEqual([
      [["进出口"], ["import and export"]],
      [["就业"], ["employment"]],
    ]);
  });

  it("stay together where one side has more, and nothing reaches over a mark", () => {
    expect(parts("温度、风速", "temperature, wind, speed")).toEqual([
      [
        ["温度", "风速"],
        ["temperature", "wind", "speed"],
      ],
    ]);
  });
});

describe("association", () => {
  it("is nothing for what stands together by chance or more rarely", () => {
    expect(logLikelihoodRatio({ both: 1, one: 10, other: 10, all: 100 })).toBe(0);
    expect(logLikelihoodRatio({ both: 0, one: 10, other: 10, all: 100 })).toBe(0);
  });

  it("is the ratio of Dunning", () => {
    // By hand: 2 (5 ln(5·20/25) + 15 ln(15·20/225)) = 2 (5 ln 4 + 15 ln 4/3).
    const exact = 2 * (5 * Math.log(4) + 15 * Math.log(4 / 3));
    expect(logLikelihoodRatio({ both: 5, one: 5, other: 5, all: 20 })).toBeCloseTo(exact, 10);
    expect(dicePercent({ both: 5, one: 5, other: 5, all: 20 })).toBe(100);
    expect(dicePercent({ both: 2, one: 4, other: 6, all: 20 })).toBe(40);
  });
});
