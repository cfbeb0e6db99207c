import type { LocalizedText } from "@tongshu/platform/i18n";
import { minedTextCharactersMax } from "../../../limits.ts";

/** A text that its source states in Chinese and in English. */
export interface BilingualText {
  readonly zh: string;
  readonly en: string;
}

const han = /\p{sc=Han}/u;
const latin = /\p{sc=Latin}/u;

/**
 * The two sides of a text that stands in both languages. Undefined when one is missing, when the
 * text under a tag is plainly of the other language, and when it is too long to be a name.
 */
export function bilingualText(text: LocalizedText | undefined): BilingualText | undefined {
  if (text === undefined) return undefined;
  const zh = sideOf(text, ["zh-Hans", "zh", "zh-Hant"], (value) => han.test(value));
  const en = sideOf(text, ["en"], (value) => latin.test(value) && !han.test(value));
  return zh === undefined || en === undefined ? undefined : { zh, en };
}

function sideOf(
  text: LocalizedText,
  tags: readonly string[],
  holds: (value: string) => boolean,
): string | undefined {
  for (const tag of tags) {
    const found = Object.entries(text)
      .filter(([key]) => key === tag || key.startsWith(`${tag}-`))
      .map(([, value]) => value.trim())
      .find((value) => value.length <= minedTextCharactersMax && holds(value));
    if (found !== undefined) return found;
  }
  return undefined;
}
