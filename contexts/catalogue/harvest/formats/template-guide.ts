import * as lists from "./template-code-lists.ts";
import { type TemplateColumn, templateColumns } from "./template-columns.ts";

/** The code list of each column that has one; items use the lists of their entry. */
const listOfField: Readonly<Record<string, lists.CodeList<string>>> = {
  adminLevel: lists.adminLevelList,
  secrecy: { ...lists.secrecyList, known: lists.secrecyList.known.slice(0, 1) },
  format: lists.formatList,
  shareType: lists.shareTypeList,
  shareMode: lists.shareModeList,
  openType: lists.openTypeList,
  updateCycle: lists.updateCycleList,
  grade: lists.gradeList,
  personalData: lists.personalDataList,
  acquisition: lists.acquisitionList,
  "item.type": lists.itemTypeList,
  "item.key": lists.yesNoList,
  "item.required": lists.yesNoList,
  "item.authoritative": lists.yesNoList,
  "item.personalClass": lists.personalDataList,
};

const severalValues = new Set([
  "format",
  "themes",
  "keywords",
  "shareMode",
  "relatedCodes",
  "languages",
]);
const dates = new Set(["issued", "modified"]);
const counts = new Set([
  "volume",
  "records",
  "sharedRecords",
  "openRecords",
  "item.length",
  "item.scale",
]);
const needed = new Set(["code", "title", "provider", "secrecy"]);

const words = {
  zh: {
    head: "| 中文列名 | 英文列名 | 必填 | 填写 |",
    needed: "是",
    date: "日期，如 2024、2024-05、2024-05-01",
    count: "整数，可带千位分隔符，不带单位",
    several: "多个用“；”分开",
    text: "文字",
    value: "文字（不分语言）",
    oneOf: "填",
  },
  en: {
    head: "| Chinese header | English header | Needed | What to write |",
    needed: "yes",
    date: "a date: 2024, 2024-05, 2024-05-01",
    count: "a whole number, thousands separators allowed, no unit",
    several: "several are separated by “;”",
    text: "text",
    value: "text, the same in every language",
    oneOf: "one of",
  },
} as const;

function valueOf(column: TemplateColumn, language: "zh" | "en"): string {
  const say = words[language];
  const several = severalValues.has(column.field.replace("item.", "")) ? `; ${say.several}` : "";
  const list = listOfField[column.field] ?? listOfField[column.field.replace("item.", "")];
  if (list !== undefined) {
    const names = list.known.map(({ zh, en }) => `${zh} / ${en}`).join(", ");
    return `${say.oneOf}: ${names}${several}`;
  }
  if (dates.has(column.field)) return say.date;
  if (counts.has(column.field)) return say.count;
  return `${column.kind === "text" ? say.text : say.value}${several}`;
}

/** The table of the guide for the entry's or the items' columns, in Markdown. */
export function templateTable(part: "entry" | "item", language: "zh" | "en"): string {
  const say = words[language];
  const rows = templateColumns
    .filter((column) => column.part === part || column.part === "code")
    .map((column) => {
      const mark = needed.has(column.field) ? say.needed : "";
      return `| ${column.zh} | ${column.en} | ${mark} | ${valueOf(column, language)} |`;
    });
  return [say.head, "| --- | --- | --- | --- |", ...rows].join("\n");
}
