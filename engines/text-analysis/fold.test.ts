import { describe, expect, it } from "vitest";
import { fold } from "./index.ts";

describe("fold", () => {
  it.each([
    ["ＧＢ／Ｔ　４７５４", "gb/t 4754"],
    ["臺灣省人口統計資料", "台湾省人口统计资料"],
    ["薴", "苎"],
    ["  two\r\n\tlines\u0085three\0four ", "two lines three four"],
    ["ΟΔΟΣ οδος", "οδοσ οδοσ"],
    ["e\u0301", "é"],
    ["co\u00adoperate\u200b\ufeff", "cooperate"],
    ["a\ud800b", "a\ufffdb"],
    ["①②", "12"],
    ["", ""],
  ])("folds %j to %j", (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it("is idempotent for every assigned character of Unicode", () => {
    const changed: string[] = [];
    for (let point = 0; point <= 0x10ffff; point += 1) {
      const character = String.fromCodePoint(point);
      if (/[\p{Cn}\p{Co}]/u.test(character)) continue;
      const folded = fold(character);
      if (fold(folded) !== folded) changed.push(point.toString(16));
    }
    expect(changed).toEqual([]);
  });

  it("makes Traditional and Simplified texts alike, keeping their number of characters", () => {
    const traditional = "國民經濟與社會發展統計公報";
    const simplified = "国民经济与社会发展统计公报";
    expect(fold(traditional)).toBe(fold(simplified));
    expect([...fold(traditional)].length).toBe([...traditional].length);
  });
});
