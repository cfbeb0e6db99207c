import { describe, expect, test } from "vitest";
import { firstdata } from "./firstdata.ts";
import { mapped, refusalCodes } from "./mapping-for-tests.ts";
import { readRealCatalogue, realDataIsThere } from "./reading-real-catalogues.ts";

describe("a FirstData record", () => {
  test("is refused without id and name", () => {
    expect(refusalCodes(firstdata, { website: "https://x" })).toEqual([
      "RECORD_ID_MISSING",
      "RECORD_TITLE_MISSING",
    ]);
  });

  test("content lists of different lengths are not paired", () => {
    const raw = { id: "a", name: { en: "A" }, data_content: { zh: ["甲乙"], en: ["one", "two"] } };
    expect(mapped(firstdata, raw).items).toEqual([
      { code: "one", name: { en: "one" } },
      { code: "two", name: { en: "two" } },
      { code: "甲乙", name: { "zh-Hans": "甲乙" } },
    ]);
  });
});

describe.skipIf(!realDataIsThere)("real FirstData records", () => {
  test("a source in three languages", async () => {
    const { entries } = await readRealCatalogue("firstdata/all-sources.json.gz", firstdata);
    const entry = entries.get("kostat-cpi");
    expect(entry?.record).toMatchObject({
      title: {
        en: "Statistics Korea (KOSTAT) - Consumer Price Index",
        "zh-Hans": "韩国统计局 - 消费者物价指数",
        ko: "통계청 - 소비자물가지수",
      },
      updateCycle: "MONTHLY",
      spatial: "KR",
      landingPage: "https://kosis.kr/eng/",
      distributions: [{ accessUrl: "https://kosis.kr/openapi/index/index.jsp", format: "API" }],
    });
    expect(entry?.items).toHaveLength(5);
    expect(entry?.items[1]?.name).toEqual({
      en: "Monthly and annual inflation rates",
      "zh-Hans": "月度和年度通胀率",
      ko: "월별 및 연간 인플레이션율",
    });
  });

  test("all 6,415 content lines in Chinese are items", async () => {
    const { entries } = await readRealCatalogue("firstdata/all-sources.json.gz", firstdata);
    const inChinese = [...entries.values()].flatMap(({ items }) =>
      items.filter(({ name }) => name?.["zh-Hans"] !== undefined),
    );
    expect(inChinese).toHaveLength(6415);
  });
});
