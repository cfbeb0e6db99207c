import { describe, expect, test } from "vitest";
import {
  dataThemeLabel,
  dataThemes,
  dataThemesOfWord,
  euFrequencyOfCycle,
  isRepeatingInterval,
  languageTagOf,
  resourceFormatOf,
  updateCycleNames,
  updateCycleOf,
} from "./index.ts";

describe("update cycles", () => {
  test.each([
    "R/P6M", // twice a year is none of the eight
    "R/P0.5M",
    "R/PT1H",
    "每小時",
    "Semi-annually",
    "Twice weekly",
    "None",
    "",
    "__proto__",
    "constructor",
  ])("%j is left unstated", (text) => {
    expect(updateCycleOf(text)).toBeUndefined();
  });

  test.each([
    ["R/P1Y", "YEARLY"],
    ["R/P3M", "QUARTERLY"],
    ["R/PT1S", "REAL_TIME"],
    ["eventual", "IRREGULAR"],
    ["EVENTUAL", "IRREGULAR"],
    ["Static - Not Updated", "STATIC"],
    ["Automated - daily", "DAILY"],
    ["每周", "WEEKLY"],
    ["不定時", "IRREGULAR"],
    ["http://publications.europa.eu/resource/authority/frequency/ANNUAL", "YEARLY"],
  ])("%j is %s", (text, cycle) => {
    expect(updateCycleOf(text)).toBe(cycle);
  });

  test("the EU code of every cycle reads back as that cycle", () => {
    for (const cycle of updateCycleNames) {
      expect(updateCycleOf(euFrequencyOfCycle[cycle])).toBe(cycle);
    }
  });

  test("a repeating interval is told from a date", () => {
    expect(isRepeatingInterval("R/P1D")).toBe(true);
    expect(isRepeatingInterval("2018-01-01")).toBe(false);
  });
});

describe("themes", () => {
  test.each(["Current", "公共資訊", "Other", "sistema-registral", "toString"])(
    "%j has no plain theme",
    (word) => {
      expect(dataThemesOfWord(word)).toEqual([]);
    },
  );

  test.each([
    ["tran", ["TRAN"]],
    ["http://publications.europa.eu/resource/authority/data-theme/HEAL", ["HEAL"]],
    ["Health & Human Services", ["HEAL", "SOCI"]],
    ["Natural Resources & Environment", ["ENVI"]],
    ["international-trade", ["ECON"]],
    ["Educación", ["EDUC"]],
    ["交通資訊", ["TRAN"]],
    ["poder-judicial", ["JUST"]],
  ])("%j is %j", (word, themes) => {
    expect(dataThemesOfWord(word)).toEqual(themes);
  });

  test("all thirteen have labels in both languages, and the label finds the theme", () => {
    expect(dataThemes).toHaveLength(13);
    for (const theme of dataThemes) {
      expect(dataThemeLabel(theme.code, "zh")).toMatch(/\p{Script=Han}/u);
      expect(dataThemesOfWord(dataThemeLabel(theme.code, "en"))).toEqual([theme.code]);
    }
    expect(dataThemeLabel("XXXX", "en")).toBe("XXXX");
  });
});

describe("languages", () => {
  test.each(["us-EN", "us-en", "sp-US", "", "English and Spanish", "__proto__"])(
    "%j is not a language tag",
    (text) => {
      expect(languageTagOf(text)).toBeUndefined();
    },
  );
  test.each([
    ["SPA", "es"],
    ["en-us", "en-US"],
    ["eng", "en"],
    ["中文", "zh"],
    ["zh_hant_TW", "zh-Hant-TW"],
    ["ht", "ht"],
  ])("%j is %s", (text, tag) => {
    expect(languageTagOf(text)).toBe(tag);
  });
});

describe("resource formats", () => {
  test.each(["API", "ZIP", "other", "Interactive on-screen", ""])("%j states nothing", (word) => {
    expect(resourceFormatOf(word)).toBeUndefined();
  });
  test.each([
    ["CSV", "SPREADSHEET"],
    ["Excel File", "SPREADSHEET"],
    ["application/pdf", "ELECTRONIC_FILE"],
    ["GeoJSON", "SELF_DESCRIBED"],
  ])("%j is %s", (word, format) => {
    expect(resourceFormatOf(word)).toBe(format);
  });
});
