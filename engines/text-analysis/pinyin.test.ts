import { describe, expect, it } from "vitest";
import { pinyinCharactersMax, pinyinKeys } from "./index.ts";

describe("pinyin keys", () => {
  it("has none for a text without Han characters", () => {
    expect(pinyinKeys("River levels 2024")).toBeUndefined();
    expect(pinyinKeys("")).toBeUndefined();
  });

  it("gives full sound and initials, without tones and punctuation", () => {
    expect(pinyinKeys("人口（登记）")).toEqual({ full: "renkoudengji", initials: "rkdj" });
  });

  it("reads a character by the word in which it stands", () => {
    expect(pinyinKeys("重庆银行")?.full).toBe("chongqingyinhang");
    expect(pinyinKeys("行政重点")?.full).toBe("xingzhengzhongdian");
  });

  it("is not misled by words that two neighbours would make", () => {
    // 力调, 的 as the end of 目的, 成都 with 都 as in 都是: as the whole text is read at once.
    expect(pinyinKeys("劳动力调查")?.full).toBe("laodonglidiaocha");
    expect(pinyinKeys("研究项目的数据")?.full).toBe("yanjiuxiangmudeshuju");
    expect(pinyinKeys("成都统计年鉴")?.initials).toBe("cdtjnj");
    expect(pinyinKeys("成都统计年鉴")?.full).toBe("chengdutongjinianjian");
  });

  it("hears Traditional like Simplified, keeps letters and digits, types ü as v", () => {
    expect(pinyinKeys("人口登記")).toEqual(pinyinKeys("人口登记"));
    expect(pinyinKeys("2024年ABC报告")).toEqual({
      full: "2024nianabcbaogao",
      initials: "2024nabcbg",
    });
    expect(pinyinKeys("旅游")?.full).toBe("lvyou");
  });

  it("works out no more than its limit", () => {
    expect(pinyinKeys("水".repeat(pinyinCharactersMax))?.initials.length).toBe(pinyinCharactersMax);
    expect(pinyinKeys("水".repeat(pinyinCharactersMax + 1))?.initials.length).toBe(
      pinyinCharactersMax,
    );
  });
});
