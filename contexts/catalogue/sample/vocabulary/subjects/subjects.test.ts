import { expect, it } from "vitest";
import { itemRecordSchema, updateCycles } from "../../../contract.ts";
import { departments } from "../../nation/departments.ts";
import type { DatasetKind, Theme } from "../dataset-kind.ts";
import { datasetKinds } from "./index.ts";

const themes: readonly Theme[] = [
  "AGRI",
  "ECON",
  "EDUC",
  "ENER",
  "ENVI",
  "GOVE",
  "HEAL",
  "INTR",
  "JUST",
  "REGI",
  "SOCI",
  "TECH",
  "TRAN",
];

/** What is never kept on persons, and the authorities whose names the sample must not borrow. */
const bannedInChinese = [
  "信用分",
  "评分",
  "打分",
  "积分",
  "排名",
  "黑名单",
  "失信",
  "画像",
  "人员标签",
  "重点人员",
  "维稳",
  "上访",
  "公安",
];
const bannedInEnglish =
  /\b(scor(e|es|ed|ing)|rank(s|ed|ing)?|tag(s|ged|ging)?|blacklist\w*|watch ?list\w*|profil\w+|trustworth\w+|China|Chinese government|police)\b/iu;

/** Every text of a kind of datasets, with where it stands. */
function textsOf(kind: DatasetKind, language: "zh" | "en"): [place: string, text: string][] {
  const tag = language === "zh" ? "zh-Hans" : "en";
  return [
    [`${kind.key} title`, kind.title[language]],
    [`${kind.key} about`, kind.about[language]],
    [`${kind.key} category`, kind.category[language]],
    ...kind.keywords[language].map((word): [string, string] => [`${kind.key} keyword`, word]),
    ...kind.items.flatMap((item): [string, string][] => [
      [`${kind.key} ${item.code} name`, item.name?.[tag] ?? ""],
      [`${kind.key} ${item.code} definition`, item.definition?.[tag] ?? ""],
    ]),
  ];
}

function textsThat(language: "zh" | "en", isWrong: (text: string) => boolean) {
  return datasetKinds
    .flatMap((kind) => textsOf(kind, language))
    .filter(([, text]) => isWrong(text));
}

it("has items that the contract of the catalogue accepts", () => {
  const refused = datasetKinds.flatMap(({ key, items }) =>
    items
      .filter((item) => !itemRecordSchema.safeParse(item).success)
      .map((item) => `${key} ${item.code}`),
  );
  expect(refused).toEqual([]);
});

it("has columns named once in a dataset, in lower-case English words", () => {
  for (const { key, items } of datasetKinds) {
    const codes = items.map((item) => item.code);
    expect([key, codes.filter((code) => !/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/u.test(code))]).toEqual([
      key,
      [],
    ]);
    expect([key, codes.filter((code, at) => codes.indexOf(code) !== at)]).toEqual([key, []]);
  }
});

it("speaks of every theme with at least five kinds of datasets", () => {
  const counts = themes.map((theme) => datasetKinds.filter((kind) => kind.theme === theme).length);
  expect(Math.min(...counts)).toBeGreaterThanOrEqual(5);
  expect(datasetKinds.length).toBeGreaterThanOrEqual(150);
  expect(new Set(datasetKinds.map((kind) => kind.cycle))).toEqual(new Set(updateCycles));
});

it("gives every department two kinds of datasets at each of its levels", () => {
  const lacking = Object.entries(departments).flatMap(([key, { levels }]) =>
    [...levels]
      .filter((level) => {
        const here = datasetKinds.filter(
          (kind) => kind.department === key && kind.levels.includes(level),
        );
        return here.length < 2;
      })
      .map((level) => `${key} ${level}`),
  );
  expect(lacking).toEqual([]);
});

it("has five to fifteen items a kind, between 6 and 7.5 on average", () => {
  const counts = datasetKinds.map((kind) => kind.items.length);
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  expect(Math.min(...counts)).toBeGreaterThanOrEqual(5);
  expect(Math.max(...counts)).toBeLessThanOrEqual(15);
  expect(mean).toBeGreaterThan(6);
  expect(mean).toBeLessThan(7.5);
});

it("says everything in both languages, each in its own script", () => {
  expect(textsThat("zh", (text) => !/\p{Script=Han}/u.test(text) && !/^[A-Z]/u.test(text))).toEqual(
    [],
  );
  expect(textsThat("en", (text) => !/[A-Za-z]/u.test(text))).toEqual([]);
  expect(textsThat("en", (text) => /[\p{Script=Han}，。；：、（）]/u.test(text))).toEqual([]);
  expect(textsThat("zh", (text) => /[,;!?]/u.test(text))).toEqual([]);
});

it("opens its English texts with a capital, keywords aside", () => {
  const lower = textsThat("en", (text) => /^[a-z]/u.test(text));
  expect(lower.filter(([place]) => !place.endsWith(" keyword"))).toEqual([]);
});

it("never scores, ranks or tags anybody and borrows no real authority's name", () => {
  expect(textsThat("zh", (text) => bannedInChinese.some((word) => text.includes(word)))).toEqual(
    [],
  );
  expect(textsThat("en", (text) => bannedInEnglish.test(text))).toEqual([]);
});

it("marks every personal number and name, and keeps it out of figures and open registers", () => {
  for (const { key, nature, items, cycle } of datasetKinds) {
    const personal = items.filter((item) => item.personalClass !== undefined);
    if (nature === "public" || nature === "internal" || nature === "restricted") {
      expect([key, personal.map((item) => item.code)]).toEqual([key, []]);
    } else {
      expect([key, personal.length > 0, cycle === "STATIC"]).toEqual([key, true, false]);
    }
  }
});
