import { describe, expect, it } from "vitest";
import {
  minedPairsMax,
  minedScoreMin,
  minedSupportMin,
  minedUsedScoreMin,
} from "../../../limits.ts";
import type { BilingualText } from "./bilingual-text.ts";
import { countedOfGoods, goods, titlesOfGoods } from "./made-up-titles.ts";
import { minePairs, type Settled } from "./mine-pairs.ts";

const written = (texts: readonly BilingualText[], settled?: Settled) =>
  minePairs(texts, settled).map(({ zh, en }) => `${zh}=${en}`);

/** Titles that hold both sides of a pair this often, among many others. */
const among = (zh: string, en: string, times: number) => [
  ...titlesOfGoods,
  ...goods
    .slice(0, times)
    .map(([good, english]) => ({ zh: `${zh}${good}`, en: `${en} ${english}` })),
];

describe("what is never proposed", () => {
  it("has less than its support", () => {
    const least = written(among("全球", "global", minedSupportMin));
    expect(least).toContain("全球=global");
    expect(written(among("全球", "global", minedSupportMin - 1))).not.toContain("全球=global");
  });

  it("stands in repeats of one title only", () => {
    const repeated = Array.from({ length: 20 }, () => ({ zh: "白皮书", en: "white paper" }));
    expect(written([...titlesOfGoods, ...repeated.slice(0, 2)])).not.toContain(
      "白皮书=white paper",
    );
  });

  it("is a single Han character or a number", () => {
    const found = written([...among("省", "province", 12), ...among("2024年", "2024", 12)]);
    expect(found.filter((pair) => /^\p{sc=Han}=|\p{N}/u.test(pair))).toEqual([]);
    expect(found.length).toBeGreaterThan(10);
  });

  it("was learned from the names of people", () => {
    const lists = ["产量", "价格", "库存", "出口"].map((_, at) => ({
      zh: `王伟、李娜、张敏${at === 0 ? "" : "、赵磊".repeat(at)}`,
      en: `Wang Wei, Li Na, Zhang Min${at === 0 ? "" : ", Zhao Lei".repeat(at)}`,
    }));
    expect(written([...titlesOfGoods, ...lists])).toEqual(written(titlesOfGoods));
  });

  it("is known already, or was rejected; what is known is not taken for anything else", () => {
    const known: Settled = (zh, en) => (zh === "咖啡" && en === "coffee" ? "known" : undefined);
    const found = written(titlesOfGoods, known);
    expect(found.filter((pair) => /咖啡|coffee/.test(pair))).toEqual([]);
    expect(found).toContain("家禽=poultry");
    const rejected: Settled = (zh, en) =>
      zh === "咖啡" && en === "coffee" ? "rejected" : undefined;
    expect(written(titlesOfGoods, rejected)).not.toContain("咖啡=coffee");
  });
});

describe("what is proposed", () => {
  it("are the terms that stand together, each with one other", () => {
    const wanted = [...goods, ...countedOfGoods].map(([zh, en]) => `${zh}=${en}`);
    expect(written(titlesOfGoods).sort()).toEqual(wanted.sort());
  });

  it("is certain only far above chance", () => {
    const pairs = minePairs(titlesOfGoods);
    const certain = pairs.filter((pair) => pair.certain).map(({ zh }) => zh);
    // Each counted thing stands in twelve titles, each of the goods in six.
    expect(certain.sort()).toEqual(countedOfGoods.map(([zh]) => zh).sort());
    for (const { certain: isCertain, score } of pairs) {
      expect(score).toBeGreaterThanOrEqual(minedScoreMin);
      expect(isCertain).toBe(score >= minedUsedScoreMin);
    }
  });

  it("is not certain when one sentence alone says it, however often", () => {
    const places = Array.from("甲乙丙丁戊己庚辛壬癸子丑", (one, at) => ({
      zh: `${one}地${at}：首次公开`,
      en: `Place ${String.fromCharCode(97 + at)}x: initial public offering`,
    }));
    const pair = minePairs([...titlesOfGoods, ...places]).find(({ zh }) => zh === "首次公开");
    expect(pair).toMatchObject({ en: "initial public offering", support: 12, certain: false });
    expect(pair?.score).toBeGreaterThan(minedUsedScoreMin);
  });

  it("are spans of several words where these only stand together", () => {
    const texts = among("国际收支", "balance of payments", 6);
    expect(written(texts)).toContain("国际收支=balance of payments");
  });

  it("are no more than the limit", () => {
    expect(minePairs(titlesOfGoods).length).toBeLessThanOrEqual(minedPairsMax);
  });
});
