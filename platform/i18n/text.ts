import { z } from "zod";

/** The program's own texts exist in both languages; a missing one fails the type check. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** Languages of the pages and messages. BCP 47; `zh` is Simplified Chinese (zh-CN on pages). */
export const interfaceLanguages = ["zh", "en"] as const;
export type InterfaceLanguage = (typeof interfaceLanguages)[number];

/** BCP 47 language tag, the subset that catalogues use: language, script, region. */
const languageTagPattern = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/;

/**
 * A text of a record: a map from BCP 47 language tag (zh-Hans, zh-Hant, en, es, und …) to the text
 * as the source gave it. `und` (undetermined) is the tag where a source states no language.
 */
export const localizedTextSchema = z.record(
  z.string().regex(languageTagPattern),
  z.string().min(1),
);
export type LocalizedText = Readonly<Record<string, string>>;

const preference: Record<InterfaceLanguage, readonly string[]> = {
  zh: ["zh-Hans", "zh", "zh-Hant", "en"],
  en: ["en", "zh-Hans", "zh", "zh-Hant"],
};

/**
 * The text to show to a reader of `language`, with the tag it is in (for the HTML `lang`
 * attribute): the reader's language, else the other interface language, else the first there is.
 * `undefined` when the text is empty.
 */
export function pickText(
  text: LocalizedText | undefined,
  language: InterfaceLanguage,
): { readonly tag: string; readonly text: string } | undefined {
  if (text === undefined) return undefined;
  for (const wanted of preference[language]) {
    for (const [tag, value] of Object.entries(text)) {
      if (tag === wanted || tag.startsWith(`${wanted}-`)) return { tag, text: value };
    }
  }
  const first = Object.entries(text)[0];
  return first === undefined ? undefined : { tag: first[0], text: first[1] };
}
