import { languageTagOf, updateCycleOf } from "@tongshu/standards";
import type { EntryRecord, ItemRecord } from "../../contract.ts";

/** What may be written in a column of our template: the code, or its Chinese or English name. */
export interface CodeList<Code extends string> {
  /** For messages and the guide, in order. */
  readonly known: readonly { readonly code: Code; readonly zh: string; readonly en: string }[];
  codeOf(text: string): Code | undefined;
}

function codeList<Code extends string>(
  rows: Readonly<Record<Code, readonly [zh: string, en: string]>>,
): CodeList<Code> {
  const known = (Object.entries(rows) as [Code, readonly [string, string]][]).map(
    ([code, [zh, en]]) => ({ code, zh, en }),
  );
  const codes = new Map<string, Code>();
  for (const { code, zh, en } of known) {
    for (const name of [code, zh, en]) codes.set(name.toLowerCase(), code);
  }
  return { known, codeOf: (text) => codes.get(text.normalize("NFKC").trim().toLowerCase()) };
}

type Of<Field extends keyof EntryRecord> = NonNullable<EntryRecord[Field]> & string;
type OneOf<Field extends "format" | "shareMode"> = NonNullable<EntryRecord[Field]>[number];

export const adminLevelList = codeList<Of<"adminLevel">>({
  NATIONAL: ["国家级", "national"],
  PROVINCIAL: ["省级", "provincial"],
  CITY: ["市级", "city"],
  COUNTY: ["县级", "county"],
  TOWNSHIP: ["乡镇级", "township"],
});

export const formatList = codeList<OneOf<"format">>({
  ELECTRONIC_FILE: ["电子文件", "electronic file"],
  SPREADSHEET: ["电子表格", "spreadsheet"],
  DATABASE: ["数据库", "database"],
  IMAGE: ["图形图像", "image"],
  STREAM_MEDIA: ["流媒体", "stream media"],
  SELF_DESCRIBED: ["自描述格式", "self-described"],
});

export const shareTypeList = codeList<Of<"shareType">>({
  UNCONDITIONAL: ["无条件共享", "unconditional"],
  CONDITIONAL: ["有条件共享", "conditional"],
  WITHHELD: ["不予共享", "withheld"],
});

export const shareModeList = codeList<OneOf<"shareMode">>({
  API: ["接口", "api"],
  BULK_EXCHANGE: ["批量交换", "bulk exchange"],
  FILE: ["文件", "file"],
  MAIL: ["邮件", "mail"],
  MEDIUM: ["介质", "medium"],
});

export const openTypeList = codeList<Of<"openType">>({
  UNCONDITIONAL: ["无条件开放", "unconditional"],
  CONDITIONAL: ["有条件开放", "conditional"],
  NOT_OPEN: ["不予开放", "not open"],
});

const cycles = codeList<Of<"updateCycle">>({
  REAL_TIME: ["实时", "real-time"],
  DAILY: ["每日", "daily"],
  WEEKLY: ["每周", "weekly"],
  MONTHLY: ["每月", "monthly"],
  QUARTERLY: ["每季度", "quarterly"],
  YEARLY: ["每年", "yearly"],
  IRREGULAR: ["不定期", "irregular"],
  STATIC: ["静态", "static"],
});

/** Also understands the EU codes, ISO 8601 durations and the other words of `standards`. */
export const updateCycleList: CodeList<Of<"updateCycle">> = {
  known: cycles.known,
  codeOf: (text) => cycles.codeOf(text) ?? updateCycleOf(text),
};

export const gradeList = codeList<Of<"grade">>({
  CORE: ["核心", "core"],
  IMPORTANT: ["重要", "important"],
  GENERAL: ["一般", "general"],
});

export const personalDataList = codeList<Of<"personalData">>({
  NONE: ["无", "none"],
  PERSONAL: ["个人信息", "personal"],
  SENSITIVE: ["敏感个人信息", "sensitive"],
  MINOR: ["未成年人个人信息", "minor"],
});

export const acquisitionList = codeList<Of<"acquisition">>({
  ORIGINAL: ["原始取得", "original"],
  COLLECTED: ["收集取得", "collected"],
  TRANSACTION: ["交易取得", "transaction"],
  OTHER: ["其他", "other"],
});

export const itemTypeList = codeList<NonNullable<ItemRecord["type"]>>({
  C: ["字符型", "character"],
  N: ["数值型", "number"],
  Y: ["货币型", "money"],
  D: ["日期型", "date"],
  T: ["日期时间型", "date-time"],
  L: ["逻辑型", "logical"],
  M: ["备注型", "memo"],
  G: ["通用型", "general"],
  B: ["双精度型", "double"],
  I: ["整数型", "integer"],
  F: ["浮点型", "float"],
});

export const yesNoList = codeList<"YES" | "NO">({ YES: ["是", "yes"], NO: ["否", "no"] });

/** 涉密属性: only what is stated not to be secret is admitted. */
export const secrecyList = codeList<"NON_SECRET" | "SECRET">({
  NON_SECRET: ["非涉密", "non-secret"],
  SECRET: ["涉密", "secret"],
});

/** Any BCP 47 tag; those listed are examples. */
export const languageList: CodeList<string> = {
  known: [
    { code: "zh-Hans", zh: "zh-Hans", en: "Simplified Chinese" },
    { code: "en", zh: "en", en: "English" },
  ],
  codeOf: languageTagOf,
};
