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
