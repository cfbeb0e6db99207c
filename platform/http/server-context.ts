import type { InterfaceLanguage } from "../i18n/index.ts";
import type { Logger } from "../log/index.ts";
import type { HttpLimits } from "./limits.ts";
import type { Problem } from "./problem.ts";

/** The HTML of an error on a page. */
export type RenderErrorPage = (problem: Problem, language: InterfaceLanguage) => string;
/** The language of a page whose path says it. */
export type LanguageOfPath = (path: string) => InterfaceLanguage | undefined;

/** What the parts of the server share. */
export interface ServerContext {
  readonly limits: HttpLimits;
  readonly log: Logger;
  readonly requestsPerMinuteMax: number;
  readonly renderErrorPage: RenderErrorPage | undefined;
  readonly languageOfPath: LanguageOfPath | undefined;
  /** Hears of every refusal that is answered. */
  readonly onRefusal: (code: string) => void;
  readonly isTrusted: (address: string | undefined) => boolean;
  readonly headers: Readonly<Record<string, string>>;
  readonly stopping: AbortController;
  /** Path below which readers see the site: "" or "/tongshu". */
  readonly basePath: string;
  /** Origin and base path: every address that is written begins with it. */
  root: string;
}
