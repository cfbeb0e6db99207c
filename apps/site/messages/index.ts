import type { InterfaceLanguage } from "@tongshu/platform/i18n";
import { en } from "./en.ts";
import { type Messages, zh } from "./zh.ts";

export type { Messages } from "./zh.ts";

const all: Readonly<Record<InterfaceLanguage, Messages>> = { zh, en };

export function messagesIn(language: InterfaceLanguage): Messages {
  return all[language];
}

/** The label of a code of a closed list; an unknown code stands for itself. */
export function codeLabel(labels: Readonly<Record<string, string>>, code: string): string {
  return Object.hasOwn(labels, code) ? (labels[code] ?? code) : code;
}
