import { describe, expect, test } from "vitest";
import {
  localized,
  rawTextOf,
  statedByteSizeOf,
  statedCountOf,
  statedDateOf,
  temporalOf,
  textOf,
  wordSet,
} from "./index.ts";

describe("dates", () => {
  test.each([
    "last week",
    "04/26",
    "03/04/2020",
    "2021-02-29",
    "2021-13-01",
    "2021-00",
    "R/P1D",
    "107年",
    "2020-01-01T25:00:00Z",
    "31 April 2020",
    "",
    null,
    {},
  ])("%j is left out, not guessed", (value) => {
    expect(statedDateOf(value)).toBeUndefined();
  });

  test.each([
    ["2024", "2024"],
    [2023, "2023"],
    ["2024-5", "2024-05"],
    ["2013/03/18", "2013-03-18"],
    ["2020-02-29", "2020-02-29"],
    ["22 February 2022", "2022-02-22"],
    ["22\u00a0February 2022", "2022-02-22"],
    ["2022-10-24T12:14:41-04:00", "2022-10-24T16:14:41Z"],
    ["2021-04-02T17:38:19.7429Z", "2021-04-02T17:38:19.742Z"],
    ["2018-07-06T12:26:18.129602", "2018-07-06"],
    ["2020-01-01 08:30", "2020-01-01"],
    ["2020-01-01T00:00:00+0800", "2019-12-31T16:00:00Z"],
  ])("%j is %s", (value, expected) => {
    expect(statedDateOf(value)).toBe(expected);
  });

  test("a stretch of time is two dates, or the text as it is", () => {
    expect(temporalOf("1993-01-01/2013-09")).toEqual({ start: "1993-01-01", end: "2013-09" });
    expect(temporalOf("2012/")).toEqual({ text: "2012/" });
    expect(temporalOf("school years")).toEqual({ text: "school years" });
    expect(temporalOf("")).toBeUndefined();
  });
});

describe("numbers", () => {
  test.each(["約1筆", "-1", "1.5", "1,23", "12,3456", "1e3", "", null, "9".repeat(17)])(
    "%j is no count",
    (value) => {
      expect(statedCountOf(value)).toBeUndefined();
    },
  );
  test.each([
    ["4,255", 4255],
    ["90", 90],
    ["1,234,567", 1234567],
    ["12.0", 12],
    [0, 0],
  ])("%j is %i", (value, expected) => {
    expect(statedCountOf(value)).toBe(expected);
  });
  test("only sizes in bytes are exact", () => {
    expect(statedByteSizeOf("60620800", "bytes")).toBe(60620800);
    expect(statedByteSizeOf("132", "MB")).toBeUndefined();
    expect(statedByteSizeOf("132", undefined)).toBeUndefined();
  });
});

describe("texts", () => {
  test("what cannot be stored is mended, blanks are nothing", () => {
    expect(textOf(" a\u0000b\ud800 ")).toBe("ab\ufffd");
    expect(textOf(" \u0000 ")).toBeUndefined();
    expect(rawTextOf(" a ")).toBe(" a ");
    expect(localized("en", 5)).toEqual({ en: "5" });
    expect(textOf(Number.NaN)).toBeUndefined();
  });
  test("a set of words is sorted, without repetitions", () => {
    expect(wordSet(["b", " a", "a", null, ""])).toEqual(["a", "b"]);
    expect(wordSet([""])).toBeUndefined();
  });
});
