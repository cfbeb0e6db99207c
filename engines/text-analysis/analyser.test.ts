import { describe, expect, it } from "vitest";
import { analyseForIndex, analyseForQuery, termLengthMax } from "./index.ts";

const termsOf = (text: string) => analyseForIndex(text).terms;
const queryTerms = (text: string) => analyseForQuery(text).flatMap((word) => word.terms);

/** Whether every word of a query finds a text by its terms, as a search engine would. */
function finds(query: string, text: string): boolean {
  const terms = new Set(termsOf(text));
  return queryTerms(query).every((term) => terms.has(term));
}

describe("what is indexed", () => {
  it("splits Han text into words, words within words, and single characters", () => {
    expect(termsOf("不动产登记")).toEqual(
      expect.arrayContaining(["不动产", "动产", "登记", "不", "动", "产", "登", "记"]),
    );
  });

  it("keeps the order of scripts in a mixed text", () => {
    const terms = termsOf("2023年 GDP 数据");
    expect(terms.indexOf("2023")).toBeLessThan(terms.indexOf("年"));
    expect(terms.indexOf("年")).toBeLessThan(terms.indexOf("gdp"));
    expect(terms.indexOf("gdp")).toBeLessThan(terms.indexOf("数据"));
  });

  it("indexes an English word by its stem alone", () => {
    expect(termsOf("Populations")).toEqual(["popul"]);
  });

  it("indexes codes by their parts and as a whole", () => {
    expect(termsOf("covid-19")).toEqual(["covid", "19", "covid19"]);
    expect(termsOf("2023-05-12")).toEqual(["2023", "05", "12", "2023-05", "2023-05-12"]);
  });

  it("splits the names of columns", () => {
    for (const name of ["dateOfBirth", "DATE_OF_BIRTH", "date_of_birth", "date-of-birth"]) {
      expect(termsOf(name)).toEqual(expect.arrayContaining(["date", "of", "birth", "dateofbirth"]));
    }
    expect(termsOf("XMLHttpRequest")).toEqual(expect.arrayContaining(["xml", "http", "request"]));
  });
});

describe("what is found", () => {
  it.each([
    ["populations", "Population of the city"],
    ["人口", "全国人口数据"],
    ["人口", "全國人口數據"],
    ["數據", "全国人口数据"],
    ["covid19", "COVID-19 cases"],
    ["COVID-19", "covid19 cases"],
    ["2023-05", "as of 2023-05-12"],
    ["2023/05", "as of 2023-05-12"],
    ["GB/T 4754", "GB/T 4754-2017 classification"],
    ["open-data", "open data portal"],
    ["date of birth", "dateOfBirth"],
    ["dateOfBirth", "DATE_OF_BIRTH"],
    ["DATE_OF_BIRTH", "date of birth"],
    ["iPhone", "iphone sales"],
    ["educacion", "Educación pública"],
    ["EDUCACIÓN", "educacion"],
    ["ｆｕｌｌ　ｗｉｄｔｈ", "full width"],
    ["child’s", "children's and child's"],
  ])("%j finds %j", (query, text) => {
    expect(finds(query, text)).toBe(true);
  });

  it.each([
    ["covid-19", "covid in 2019, 19 cases"],
    ["2023-05", "2023 and 05"],
    ["3.14", "314"],
    ["人口", "人民出口"],
  ])("%j does not find %j", (query, text) => {
    expect(finds(query, text)).toBe(false);
  });

  it("cuts long words alike at both sides, and only beyond the limit", () => {
    const atLimit = "x7".repeat(termLengthMax / 2);
    expect(termsOf(atLimit)).toEqual([atLimit]);
    expect(termsOf(`${atLimit}y`)).toEqual([atLimit]);
    const long = "a7".repeat(5_000);
    expect(finds(long, `key ${long} end`)).toBe(true);
    // The cut would fall into the pair of the 64th unit.
    const paired = `${"x".repeat(termLengthMax - 1)}𝒳`.normalize("NFC");
    for (const term of termsOf(`${"1".repeat(termLengthMax - 1)}\u{10450}`)) {
      expect(term.isWellFormed()).toBe(true);
      expect(term.length).toBeLessThanOrEqual(termLengthMax);
    }
    expect(finds(paired, paired)).toBe(true);
  });
});

describe("a query", () => {
  it("gives words with their terms and, for Han words, characters", () => {
    expect(analyseForQuery("人口, Data!")).toEqual([
      { text: "人口", terms: ["人口"], characters: ["人", "口"] },
      { text: "data", terms: ["data"], characters: [] },
    ]);
  });

  it.each(["", " ", "!?—…", "\0", "👨‍👩‍👧", "\ud800", "\u200d\ufe0f"])(
    "of %j has no words",
    (text) => {
      expect(analyseForQuery(text)).toEqual([]);
      expect(termsOf(text)).toEqual([]);
    },
  );

  it("understands right-to-left scripts and combining marks", () => {
    expect(finds("بيانات", "مركز بيانات السكان")).toBe(true);
    expect(finds("cafe\u0301", "CAFÉ")).toBe(true);
    expect(finds("हिन्दी", "हिन्दी डेटा")).toBe(true);
  });
});

describe("time", () => {
  it.each([
    ["Han without punctuation", "人口数据统计".repeat(33_000)],
    ["one word", "a".repeat(200_000)],
    ["a chain", "a-".repeat(100_000)],
    ["humps", "aB".repeat(100_000)],
    ["marks", `e${"\u0301".repeat(200_000)}`],
    ["white space", " ".repeat(200_000)],
  ])("is linear: 200,000 characters of %s", (_, text) => {
    const begin = performance.now();
    const { terms } = analyseForIndex(text);
    analyseForQuery(text);
    expect(performance.now() - begin).toBeLessThan(5_000);
    expect(terms.every((term) => term.length <= termLengthMax)).toBe(true);
  });
});
