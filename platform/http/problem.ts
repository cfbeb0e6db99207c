import { z } from "zod";
import type { Refusal } from "../errors/index.ts";
import type { Bilingual, InterfaceLanguage } from "../i18n/index.ts";

export const problemMediaType = "application/problem+json";

/** One part of a request that is not valid. */
export const fieldErrorSchema = z.strictObject({
  in: z.enum(["query", "path"]),
  /** The parameter's name. */
  parameter: z.string(),
  /** The rule that it breaks. */
  code: z.string(),
  detail: z.string(),
});
export type FieldError = z.infer<typeof fieldErrorSchema>;

/** Problem details (RFC 9457 §3) with a stable code, what to do, and the request's id. */
export const problemSchema = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  /** The path asked for, without its query. */
  instance: z.string(),
  code: z.string(),
  remedy: z.string(),
  requestId: z.string(),
  errors: z.array(fieldErrorSchema).optional(),
});
export type Problem = z.infer<typeof problemSchema>;

/** RFC 9457 §3.1.3: a title is the same for every occurrence, so it is the status in words. */
const titles: Readonly<Record<number, Bilingual>> = {
  400: { zh: "请求有误", en: "Bad request" },
  401: { zh: "需要登录", en: "Sign-in needed" },
  403: { zh: "不允许", en: "Not permitted" },
  404: { zh: "未找到", en: "Not found" },
  405: { zh: "不支持的方法", en: "Method not allowed" },
  406: { zh: "无法按所求格式回答", en: "Not acceptable" },
  408: { zh: "请求超时", en: "Request timed out" },
  409: { zh: "冲突", en: "Conflict" },
  410: { zh: "已撤出", en: "Gone" },
  413: { zh: "正文过大", en: "Content too large" },
  414: { zh: "地址过长", en: "Address too long" },
  422: { zh: "无法处理", en: "Cannot be processed" },
  429: { zh: "请求过多", en: "Too many requests" },
  431: { zh: "请求头过大", en: "Headers too large" },
  503: { zh: "暂时不可用", en: "Not available now" },
};
const serverError: Bilingual = { zh: "服务器错误", en: "Server error" };
const clientError: Bilingual = { zh: "请求未被接受", en: "Request refused" };

interface Occurrence {
  readonly language: InterfaceLanguage;
  /** The address of the site, without a slash at its end. */
  readonly root: string;
  readonly path: string;
  readonly requestId: string;
  readonly errors?: readonly FieldError[];
}

export function problemOf(refusal: Refusal, occurrence: Occurrence): Problem {
  const { language, root, path, requestId, errors } = occurrence;
  const { code, status } = refusal;
  const title = titles[status] ?? (status >= 500 ? serverError : clientError);
  return {
    type: `${root}/problems/${code}`,
    title: title[language],
    status,
    // Read alone, as on a page, it still says which parts are wrong.
    detail: [
      refusal.message[language],
      ...(errors ?? []).map((error) => `${error.parameter}: ${error.detail}`),
    ].join(" "),
    instance: path,
    code,
    remedy: refusal.remedy[language],
    requestId,
    ...(errors === undefined ? {} : { errors: [...errors] }),
  };
}
