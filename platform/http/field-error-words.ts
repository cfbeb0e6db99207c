import type { z } from "zod";
import type { Bilingual, InterfaceLanguage } from "../i18n/index.ts";

type Issue = z.core.$ZodIssue;

const kinds: Readonly<Record<string, Bilingual>> = {
  number: { zh: "数", en: "a number" },
  int: { zh: "整数", en: "a whole number" },
  boolean: { zh: " true 或 false", en: "true or false" },
  string: { zh: "文本", en: "text" },
  array: { zh: "列表", en: "a list" },
};
const formats: Readonly<Record<string, Bilingual>> = {
  datetime: {
    zh: "应为 ISO 8601 时刻，如 2026-05-01T00:00:00Z。",
    en: "It must be an ISO 8601 instant, such as 2026-05-01T00:00:00Z.",
  },
  date: {
    zh: "应为 ISO 8601 日期，如 2026-05-01。",
    en: "It must be an ISO 8601 date, such as 2026-05-01.",
  },
};
/** What a bound counts, by what it bounds: characters of a text, values of a list. */
const units: Readonly<Record<string, Bilingual>> = {
  string: { zh: " 个字符", en: " characters" },
  array: { zh: " 个值", en: " values" },
};
const invalid: Bilingual = { zh: "取值不符合要求。", en: "The value is not valid." };
const none: Bilingual = { zh: "", en: "" };
const empty: Bilingual = { zh: "空值", en: "an empty value" };

function kindOf(expected: string): Bilingual {
  return kinds[expected] ?? { zh: expected, en: expected };
}

function wordsOf(issue: Issue): Bilingual {
  if (issue.code === "invalid_type") {
    const whole = "format" in issue && issue.format === "safeint";
    const kind = kindOf(whole ? "int" : issue.expected);
    return { zh: `应为${kind.zh}。`, en: `It must be ${kind.en}.` };
  }
  if (issue.code === "too_big") {
    const unit = units[issue.origin] ?? none;
    const max = String(issue.maximum);
    return { zh: `最多 ${max}${unit.zh}。`, en: `It may be at most ${max}${unit.en}.` };
  }
  if (issue.code === "too_small") {
    const unit = units[issue.origin] ?? none;
    const min = String(issue.minimum);
    return { zh: `最少 ${min}${unit.zh}。`, en: `It must be at least ${min}${unit.en}.` };
  }
  if (issue.code === "invalid_value") {
    const named = (language: InterfaceLanguage): readonly string[] =>
      issue.values.map((value) => (value === "" ? empty[language] : String(value)));
    return {
      zh: `应为：${named("zh").join("、")}。`,
      en: `It must be one of: ${named("en").join(", ")}.`,
    };
  }
  if (issue.code === "invalid_format") return formats[issue.format] ?? invalid;
  return invalid;
}

/**
 * What is wrong with a parameter, in our own words: the library's name types of a programming
 * language, and say some things in English only.
 */
export function fieldErrorWords(issue: Issue, language: InterfaceLanguage): string {
  return wordsOf(issue)[language];
}
