import { describe, expect, it } from "vitest";
import { parseQuery } from "./parse-query.ts";
import { readDateRange } from "./query-dates.ts";

function read(query: string) {
  const parsed = parseQuery(query);
  if (parsed === undefined) throw new Error("The query is too long.");
  const clause = (one: (typeof parsed.excluded)[number]) =>
    `${one.field === undefined ? "" : `${one.field}:`}${
      one.phrase === undefined ? one.words.map(({ text }) => text).join(" ") : `"${one.phrase}"`
    }`;
  return {
    required: parsed.required.map((group) => group.map(clause).join(" | ")),
    excluded: parsed.excluded.map(clause),
    modified: parsed.modified,
    usesSyntax: parsed.usesSyntax,
  };
}

const day = (text: string) => Date.parse(text);

describe("reading a query", () => {
  it("reads what makes no sense as words", () => {
    expect(read("title:").required).toEqual(["title"]);
    expect(read("colour:red").required).toEqual(["colour:red"]);
    expect(read("modified:soon").required).toEqual(["modified:soon"]);
    expect(read("modified:2024-13").required).toEqual(["modified:2024-13"]);
    expect(read("OR water OR").required).toEqual(["or", "water", "or"]);
    expect(read('- "" -""').required).toEqual([]);
    expect(read('"water quality').required).toEqual(['"water quality"']);
    expect(read("title:")).toMatchObject({ usesSyntax: false });
  });

  it("reads fields in both languages, both scripts and both widths", () => {
    expect(read("title:water").required).toEqual(["title:water"]);
    expect(read("标题：水质").required).toEqual(["title:水质"]);
    expect(read('標題:"water quality"').required).toEqual(['title:"water quality"']);
    expect(read("item:birth 信息项:出生").required).toEqual(["items:birth", "items:出生"]);
    expect(read("org:health 机构:水利部").required).toEqual(["provider:health", "provider:水利部"]);
    expect(read("TITLE: water -org:health").excluded).toEqual(["provider:health"]);
  });

  it("reads OR between two, also in Chinese, also between phrases", () => {
    expect(read("water OR air quality").required).toEqual(["water | air", "quality"]);
    expect(read("水质 或 空气").required).toEqual(["水质 | 空气"]);
    expect(read('a | "b c" | title:d').required).toEqual(['a | "b c" | title:d']);
    expect(read("water or air").required).toEqual(["water", "or", "air"]);
    expect(read("water OR -air")).toMatchObject({ required: ["water", "or"], excluded: ["air"] });
  });

  it("reads when an entry was updated", () => {
    const range = { gte: day("2024-01-01"), lt: day("2027-01-01") };
    expect(read("water modified:2024..2026")).toMatchObject({
      required: ["water"],
      modified: [range],
      usesSyntax: true,
    });
    expect(read("更新：２０２４至２０２６").modified).toEqual([range]);
    expect(read("更新:2024年5月").modified).toEqual([
      { gte: day("2024-05-01"), lt: day("2024-06-01") },
    ]);
  });

  it("reads dates as other people write them", () => {
    const may = ["2024年5月", "2024-05", "2024/5", "２０２４年０５月", "2024.05"];
    for (const text of may) expect(read(text).required, text).toEqual(["2024-05"]);
    expect(read("2024年5月1日水质").required).toEqual(["2024-05-01 水质"]);
    expect(read("2024年度").required).toEqual(["2024"]);
    expect(read("GB-2024-05 v1.2024.5").required).toEqual(["gb-2024-05", "v1.2024.5"]);
  });
});

describe("a date range", () => {
  it("is none when it is no date", () => {
    for (const text of ["", "..", "24", "2024-02-30", "2024-00", "2024..2025..2026", "2024..x"]) {
      expect(readDateRange(text), text).toBeUndefined();
    }
  });

  it("may be open at one end, turned round, and a leap day", () => {
    expect(readDateRange("2024..")).toEqual({ gte: day("2024-01-01") });
    expect(readDateRange("..2024-02-29")).toEqual({ lt: day("2024-03-01") });
    expect(readDateRange("2026..2024")).toEqual(readDateRange("2024..2026"));
  });
});
