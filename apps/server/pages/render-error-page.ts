import type { InterfaceLanguage } from "@tongshu/platform/i18n";
import { errorPage } from "@tongshu/site";
import { languageOfPath } from "./page-context.ts";

/** What a page shows of problem details (RFC 9457); its texts are in the request's language. */
export interface ProblemShown {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly remedy: string;
  readonly requestId: string;
  /** The path asked for. */
  readonly instance: string;
}

/**
 * The page of an error that did not come from a page's own handler: an unknown address, a wrong
 * parameter, too many requests, a failure. It is in the language of the path that was asked for;
 * where the problem was told in another one, the page's own words for the status stand instead.
 */
export function renderErrorPage(problem: ProblemShown, language: InterfaceLanguage): string {
  const inPath = languageOfPath(problem.instance) ?? language;
  const { status, code, requestId, detail, remedy } = problem;
  const told =
    inPath === language
      ? { message: { zh: detail, en: detail }, remedy: { zh: remedy, en: remedy } }
      : {};
  const context = { language: inPath, basePath: "", origin: null, path: "" };
  return errorPage({ status, code, requestId, ...told }, context);
}
