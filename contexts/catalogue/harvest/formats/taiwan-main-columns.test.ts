import { describe, expect, test } from "vitest";
import { mainColumnItems } from "./taiwan-main-columns.ts";

const codes = (text: string, title = "名稱") =>
  mainColumnItems(text, title, "zh-Hant").map((item) => item.code);

describe("the text of 主要欄位", () => {
  test.each([
    ["a sentence", "提供本市轄內滯洪池圖資，供民眾參考下載使用。"],
    ["several sentences", "1. 「idname」：名稱。 2. 「Mac Address」：位址。 3. 「UUID」：類型"],
    ["a web address", "https://imgur.com/a/rGfJNeO"],
    ["the title again", "名稱"],
    ["a long single piece", "臺南市政府警察局易發生婦幼被害犯罪坐標點位資料彙整總表"],
    ["none", "無"],
    ["dashes", "--"],
    ["two words and a blank", "110 電話受理案件統計"],
    ["blank", "   "],
  ])("%s is no list of columns", (_, text) => {
    expect(codes(text)).toEqual([]);
  });

  test.each([
    ["enumeration commas", "年、月、來電總數", ["年", "月", "來電總數"]],
    ["commas with blanks", "類別,分類, 項目", ["類別", "分類", "項目"]],
    ["full-width commas", "屆次，區別，里別", ["屆次", "區別", "里別"]],
    ["semicolons", "年度;月份;出勤次數", ["年度", "月份", "出勤次數"]],
    [
      "commas and tabs",
      "項目,\t1年以上債務,\t短期債務\t, 平均",
      ["項目", "1年以上債務", "短期債務", "平均"],
    ],
    ["tabs", "編號\t路段\t費率(一小時)", ["編號", "路段", "費率(一小時)"]],
    ["tabs and blanks", "種類 級距\t基準地價(元) 稅率", ["種類", "級距", "基準地價(元)", "稅率"]],
    ["blanks", "科目別 本年度預算數 備註", ["科目別", "本年度預算數", "備註"]],
    ["slashes", "領域/姓名/現職", ["領域", "姓名", "現職"]],
    ["written line breaks", "主管機關、行業類別\\r\\n", ["主管機關", "行業類別"]],
    [
      "a weaker separator in a name",
      "代碼,農、林、漁業人數,資料時間",
      ["代碼", "農、林、漁業人數", "資料時間"],
    ],
    ["brackets", "店名,地址(縣、市),電話", ["店名", "地址(縣、市)", "電話"]],
    ["nested brackets", "甲（乙(丙,丁),戊）,己", ["甲（乙(丙,丁),戊）", "己"]],
    ["brackets that do not pair", "甲(乙,丙", ["甲(乙", "丙"]],
    ["digits around a comma", "總磷,1,1-二氯乙烯,鉛", ["總磷", "1,1-二氯乙烯", "鉛"]],
    ["corner quotes and empty pieces", "「序號」、「緯度」、、", ["序號", "緯度"]],
    ["a single column", "律師姓名", ["律師姓名"]],
  ])("%s", (_, text, expected) => {
    expect(codes(text)).toEqual(expected);
  });

  test("a code with its meaning has both", () => {
    expect(mainColumnItems("AC_NO(許可證號),Link: 文章連結,地址(會址)", "名稱", "zh-Hant")).toEqual(
      [
        { code: "AC_NO", name: { "zh-Hant": "許可證號" } },
        { code: "Link", name: { "zh-Hant": "文章連結" } },
        { code: "地址(會址)", name: { "zh-Hant": "地址(會址)" } },
      ],
    );
  });
});
