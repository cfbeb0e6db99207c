import type { z } from "zod";
import type { InterfaceLanguage } from "../i18n/index.ts";
import { fieldErrorWords } from "./field-error-words.ts";
import type { FieldError } from "./problem.ts";

const unknownParameter = {
  zh: "没有这个参数。可用的参数：",
  en: "There is no such parameter. Known ones: ",
};
const repeated = { zh: "这个参数只能出现一次。", en: "This parameter may appear only once." };
const noNul = { zh: "不能含有空字符（U+0000）。", en: "It must not hold the character U+0000." };

export type Parsed =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly errors: FieldError[] };

/** Checks parameters against their schema: all errors at once, in the reader's language. */
export function parseParameters(
  schema: z.ZodObject,
  values: Readonly<Record<string, unknown>>,
  where: FieldError["in"],
  language: InterfaceLanguage,
): Parsed {
  const errors = nulErrors(values, where, language);
  const parsed = schema.safeParse(values);
  if (parsed.success && errors.length === 0) return { ok: true, value: parsed.data };
  for (const issue of parsed.error?.issues ?? []) {
    if (issue.code === "unrecognized_keys") {
      const known = [...Object.keys(schema.shape), ...(where === "query" ? ["lang"] : [])];
      const detail = `${unknownParameter[language]}${known.join(", ")}`;
      for (const parameter of issue.keys) {
        errors.push({ in: where, parameter, code: "unknown", detail });
      }
      continue;
    }
    const parameter = String(issue.path[0] ?? "");
    const once = Array.isArray(values[parameter]) && issue.path.length === 1;
    const isRepeated = once && issue.code !== "too_big" && issue.code !== "too_small";
    errors.push({
      in: where,
      parameter,
      code: isRepeated ? "repeated" : issue.code,
      detail: isRepeated ? repeated[language] : fieldErrorWords(issue, language),
    });
  }
  return { ok: false, errors };
}

/** PostgreSQL cannot hold U+0000 in a text, so no parameter may carry it anywhere. */
function nulErrors(
  values: Readonly<Record<string, unknown>>,
  where: FieldError["in"],
  language: InterfaceLanguage,
): FieldError[] {
  return Object.entries(values)
    .filter(([, value]) => [value].flat().some((text) => String(text).includes("\u0000")))
    .map(([parameter]) => ({
      in: where,
      parameter,
      code: "nul_character",
      detail: noNul[language],
    }));
}
