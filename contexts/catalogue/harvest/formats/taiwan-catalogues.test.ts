import { sniff } from "@tongshu/record-stream";
import { describe, expect, test } from "vitest";
import { sourceIdOf } from "../model/index.ts";
import { catalogueFormats } from "./index.ts";
import { mapped, refusalCodes } from "./mapping-for-tests.ts";
import { readRealCatalogue, realDataIsThere, realPath } from "./reading-real-catalogues.ts";
import { taichungCsv } from "./taichung-csv.ts";
import { taiwanCityCsv, taiwanCityJson } from "./taiwan-city.ts";
import { taiwanNationalCsv } from "./taiwan-national-csv.ts";

describe("a Taiwanese record", () => {
  test.each([taiwanCityJson, taiwanNationalCsv, taichungCsv])(
    "of $name is refused without title and provider",
    (format) => {
      expect(refusalCodes(format, { 編號: 1 })).toEqual([
        "RECORD_TITLE_MISSING",
        "RECORD_PROVIDER_MISSING",
      ]);
    },
  );

  test("has the provider of the plan where it states none", () => {
    const raw = { 資料集名稱: "人口" };
    const { record } = mapped(taiwanNationalCsv, raw, { providerName: "內政部" });
    expect(record?.provider).toEqual({ name: { "zh-Hant": "內政部" } });
  });

  test("is the same entry after it moved to another row", () => {
    const raw = { 編號: 4, 資料集名稱: "人口", "資料來源(部會單位)": "民政處" };
    expect(mapped(taiwanCityJson, { ...raw, 編號: 5 })).toEqual(mapped(taiwanCityJson, raw));
  });

  test("a day without a year and a number without a unit are not taken over", () => {
    const { record } = mapped(taiwanCityJson, {
      資料集名稱: "人口",
      "資料來源(部會單位)": "民政處",
      最後更新時間: "04/26\n   ",
      資料量: "90",
      下載次數: "14",
    });
    expect(record).toEqual({
      title: { "zh-Hant": "人口" },
      provider: { name: { "zh-Hant": "民政處" } },
    });
  });
});

describe.skipIf(!realDataIsThere)("real Taiwanese records", () => {
  test("Hsinchu: a section below the city, with its columns", async () => {
    const { entries } = await readRealCatalogue("taiwan/04_hsinchu.json", taiwanCityJson);
    const sourceId = sourceIdOf({
      provider: "行政處/設計規劃科",
      title: "新竹市政府1999服務專線來電總數統計表",
    });
    expect(entries.get(sourceId)).toEqual({
      sourceId,
      record: {
        title: { "zh-Hant": "新竹市政府1999服務專線來電總數統計表" },
        provider: {
          name: { "zh-Hant": "行政處/設計規劃科" },
          parents: [{ name: { "zh-Hant": "新竹市政府" } }],
        },
      },
      items: ["年", "月", "來電總數"].map((code) => ({ code, name: { "zh-Hant": code } })),
    });
  });

  test.each([
    ["taiwan/05_tainan.csv", "taiwan/05_tainan.json.gz"],
    ["taiwan/14_taitung.csv.gz", "taiwan/14_taitung.json.gz"],
  ])("%s gives the entries of %s", async (csv, json) => {
    const fromCsv = await readRealCatalogue(csv, taiwanCityCsv);
    const fromJson = await readRealCatalogue(json, taiwanCityJson);
    expect(fromCsv.refusals).toEqual([]);
    expect(new Map([...fromCsv.entries].sort())).toEqual(new Map([...fromJson.entries].sort()));
    const knowing = await Promise.all(
      catalogueFormats.map(async (format) => format.detect(await sniff(realPath(csv)))),
    );
    expect(catalogueFormats.filter((_, index) => knowing[index])).toEqual([taiwanCityCsv]);
  });

  test("data.gov.tw: the listing day, no counters", async () => {
    const { entries } = await readRealCatalogue(
      "taiwan/data_gov_tw_2018.csv.gz",
      taiwanNationalCsv,
    );
    expect(entries.get(sourceIdOf({ provider: "文化部", title: "蒙古統計資料" }))?.record).toEqual({
      title: { "zh-Hant": "蒙古統計資料" },
      provider: { name: { "zh-Hant": "文化部" } },
      issued: "2013-03-18",
    });
  });

  test("Taichung: themes, cycle, contact and columns", async () => {
    const { entries } = await readRealCatalogue("taiwan/raw_08_Taichung.csv.gz", taichungCsv);
    const provider = "臺中市政府交通局";
    const entry = entries.get(sourceIdOf({ provider, title: "臺中市路段靜態資訊" }));
    expect(entry?.record).toMatchObject({
      sourceThemes: ["交通資訊"],
      themes: ["TRAN"],
      languages: ["zh"],
      licence: "http://opendata.taichung.gov.tw/licenseTerms",
      contact: { name: "聯絡人929", phone: "90-85275512#40831" },
    });
    // Every hour is none of the eight cycles.
    expect(entry?.record?.updateCycle).toBeUndefined();
    expect(entry?.items.map(({ code }) => code)).toContain("路段(Link)起點ID");
    const accidents = sourceIdOf({
      provider: "臺中市政府警察局",
      title: "警察局105年7月份交通事故資料",
    });
    expect(entries.get(accidents)?.record?.updateCycle).toBe("MONTHLY");
    expect(entries.get(accidents)?.items).toEqual([]);
  });
});
