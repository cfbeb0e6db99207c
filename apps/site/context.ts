import type { InterfaceLanguage } from "@tongshu/platform/i18n";
import { type Messages, messagesIn } from "./messages/index.ts";

/** What a page must know of the request and the node, besides its data. */
export interface PageContext {
  readonly language: InterfaceLanguage;
  /** Path part of PUBLIC_URL without a slash at its end: "" or "/catalogue". */
  readonly basePath: string;
  /** Origin of PUBLIC_URL, such as https://data.example; null writes links without an origin. */
  readonly origin: string | null;
  /**
   * This page after its language: "" for home, "/entries/entry_1?at=…". With it the other
   * language, `hreflang` and the canonical address are written.
   */
  readonly path: string;
  /** The present day in UTC, 2026-11-22: ages of data are told against it, and not without it. */
  readonly today?: string | undefined;
}

export function messagesOf(context: PageContext): Messages {
  return messagesIn(context.language);
}
