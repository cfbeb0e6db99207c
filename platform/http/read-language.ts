import type { FastifyRequest } from "fastify";
import type { InterfaceLanguage } from "../i18n/index.ts";
import type { ServerContext } from "./server-context.ts";
import { acceptedLanguage, interfaceLanguageOf } from "./language.ts";
import type { FieldError } from "./problem.ts";

export interface ReadLanguage {
  readonly language: InterfaceLanguage;
  readonly stated: boolean;
  readonly errors: readonly FieldError[];
}

/** The language of the answer: `?lang=` if it is stated and known, else the path's, else Accept-Language. */
export function readLanguage(context: ServerContext, request: FastifyRequest): ReadLanguage {
  const accepted =
    context.languageOfPath?.(pathOf(request)) ??
    acceptedLanguage(request.headers["accept-language"]);
  const { lang } = (request.query ?? {}) as Readonly<Record<string, unknown>>;
  if (lang === undefined || lang === "") return { language: accepted, stated: false, errors: [] };
  const stated = typeof lang === "string" ? interfaceLanguageOf(lang) : undefined;
  if (stated !== undefined) return { language: stated, stated: true, errors: [] };
  const detail = { zh: "只有 zh 和 en 两种语言。", en: "The languages are zh and en." }[accepted];
  const error: FieldError = { in: "query", parameter: "lang", code: "invalid_value", detail };
  return { language: accepted, stated: false, errors: [error] };
}

export function pathOf(request: FastifyRequest): string {
  return request.url.split("?", 1)[0] ?? "/";
}
