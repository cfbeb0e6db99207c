import type { InterfaceLanguage } from "@tongshu/platform/i18n";

/** One form of a query with its meaning and an example that can be opened. */
export interface QueryForm {
  readonly form: string;
  readonly meaning: string;
  readonly example: string;
}

/** The query language as the help page explains it; a test asks the search every example. */
export const queryForms: Readonly<Record<InterfaceLanguage, readonly QueryForm[]>> = {
  zh: [
    { form: "词 词", meaning: "含全部词的在前，词的次序不限", example: "水质 监测" },
    { form: "“词组”", meaning: "引号中的词按原样相连出现", example: "“空气质量”" },
    { form: "-词", meaning: "不含这个词", example: "水质 -地下水" },
    { form: "词 或 词", meaning: "含其中任何一个，也可写 OR", example: "医院 或 学校" },
    { form: "标题:词", meaning: "只在标题中找，也可写 title:", example: "标题:人口" },
    { form: "信息项:词", meaning: "只在信息项中找，也可写 item:", example: "信息项:出生日期" },
    { form: "机构:词", meaning: "只在提供部门中找，也可写 org:", example: "机构:统计" },
    { form: "代码:词", meaning: "只在代码中找，也可写 code:", example: "代码:310000" },
    {
      form: "更新:年..年",
      meaning: "在这段时间内修改的，也可写 modified:；可到月或日",
      example: "人口 更新:2024..2026",
    },
  ],
  en: [
    {
      form: "word word",
      meaning: "Datasets with all the words, in any order, come first",
      example: "water quality",
    },
    {
      form: "“a phrase”",
      meaning: "The words stand together as written",
      example: "“air quality”",
    },
    { form: "-word", meaning: "The word must not occur", example: "water -ground" },
    { form: "word OR word", meaning: "Either of them occurs", example: "hospital OR school" },
    { form: "title:word", meaning: "Only in the title", example: "title:population" },
    { form: "item:word", meaning: "Only among the information items", example: "item:date" },
    { form: "org:word", meaning: "Only in the provider", example: "org:statistics" },
    { form: "code:word", meaning: "Only in the codes", example: "code:310000" },
    {
      form: "modified:year..year",
      meaning: "Modified within that time; months and days may be given",
      example: "population modified:2024..2026",
    },
  ],
};
