import { describe, expect, it } from "vitest";
import { analyseForQuery, highlight, passage } from "./index.ts";

const marked = (text: string, query: string) =>
  highlight(text, analyseForQuery(query)).map(({ start, end }) => text.slice(start, end));

describe("highlight", () => {
  it.each([
    ["Population, populations", "population", ["Population", "populations"]],
    ["全國人口數據", "人口数据", ["人口數據"]],
    ["ＰＯＰＵＬＡＴＩＯＮ of", "population", ["ＰＯＰＵＬＡＴＩＯＮ"]],
    ["dateOfBirth", "birth", ["Birth"]],
    ["the COVID-19 cases", "covid19", ["COVID-19"]],
    ["on 2023-05-12", "2023-05", ["2023-05"]],
    ["covid-19GB/T", "covid-19GB/T", ["covid-19GB/T"]],
    ["an H-1B visa", "h1b", ["H-1B"]],
    ["by e-mail", "email", ["e-mail"]],
    ["1/2 of all", "1-2", ["1/2"]],
    ["cafe\u0301 open", "café", ["cafe\u0301"]],
    ["co\u00adoperate", "cooperate", ["co\u00adoperate"]],
    ["ﬁle", "file", ["ﬁle"]],
    ["😀人口😀", "人口", ["人口"]],
    ["nothing here", "else", []],
    ["人民出口", "人口", []],
  ])("of %j for %j marks %j", (text, query, expected) => {
    expect(marked(text, query)).toEqual(expected);
  });

  it("handles 200,000 characters", () => {
    const text = "人口 population 數據 ".repeat(11_000);
    const begin = performance.now();
    expect(highlight(text, analyseForQuery("人口 populations"))).toHaveLength(22_000);
    expect(performance.now() - begin).toBeLessThan(5_000);
  });
});

describe("passage", () => {
  it("returns a short text whole", () => {
    expect(passage("abc", [{ start: 0, end: 1 }], 3)).toEqual({
      text: "abc",
      ranges: [{ start: 0, end: 1 }],
      cutBefore: false,
      cutAfter: false,
    });
  });

  it("shows the first match in its context, cut between words", () => {
    const text = `${"before ".repeat(50)}population ${"after ".repeat(50)}`;
    const cut = passage(text, highlight(text, analyseForQuery("population")), 60);
    expect(cut).toMatchObject({ cutBefore: true, cutAfter: true });
    expect(cut.text).toMatch(/^before .*population after .*after$/);
    expect(cut.ranges.map(({ start, end }) => cut.text.slice(start, end))).toEqual(["population"]);
  });

  it("never cuts a character in two", () => {
    const text = "😀".repeat(100);
    for (let max = 2; max < 40; max += 1) {
      for (const start of [0, 50, 100]) {
        expect(passage(text, [{ start, end: start + 2 }], max).text.isWellFormed()).toBe(true);
      }
    }
  });
});
