import { describe, expect, it } from "vitest";
import { romanisations } from "./romanisation.ts";

describe("a name in Latin letters", () => {
  it("is none for words that are no names, single syllables and signs", () => {
    expect(romanisations("shui3 zhi4")).toEqual([]);
    expect(romanisations("Wang2")).toEqual([]);
    expect(romanisations("")).toEqual([]);
    expect(romanisations("A1 · b2")).toEqual([]);
  });

  it("is written as Pinyin and as Wade-Giles without marks", () => {
    expect(romanisations("Xin1 zhu2")).toEqual(["xinzhu", "hsinchu"]);
    expect(romanisations("Gao1 xiong2")).toEqual(["gaoxiong", "kaohsiung"]);
    expect(romanisations("Tai2 zhong1")).toEqual(["taizhong", "taichung"]);
    expect(romanisations("Ban3 qiao2")).toEqual(["banqiao", "panchiao"]);
    expect(romanisations("Ping2 dong1")).toEqual(["pingdong", "pingtung"]);
    expect(romanisations("Hua1 lian2")).toEqual(["hualian", "hualien"]);
    expect(romanisations("Pu3 zi5")).toEqual(["puzi", "putzu"]);
    expect(romanisations("Peng2 hu2")).toEqual(["penghu"]);
    expect(romanisations("Lu:3 shun4")).toEqual(["lushun"]);
  });
});
