import type { InterfaceLanguage } from "../i18n/index.ts";

/** The interface language of a BCP 47 tag: `zh`, `zh-CN`, `zh-Hant` … or `en`, `en-GB` … */
export function interfaceLanguageOf(tag: string): InterfaceLanguage | undefined {
  const primary = tag.trim().toLowerCase().split("-")[0];
  return primary === "zh" || primary === "en" ? primary : undefined;
}

/**
 * The language that Accept-Language (RFC 9110 §12.5.4) ranks highest among ours; the first named
 * wins a tie. Chinese when it names neither.
 */
export function acceptedLanguage(header: string | undefined): InterfaceLanguage {
  let best: { language: InterfaceLanguage; quality: number } | undefined;
  for (const { value, quality } of weightedValues(header ?? "")) {
    const language = interfaceLanguageOf(value);
    if (language === undefined || quality === 0) continue;
    if (best === undefined || quality > best.quality) best = { language, quality };
  }
  return best?.language ?? "zh";
}

/** The values of a header such as Accept with their `q` (RFC 9110 §12.4.2), in order. */
export function weightedValues(
  header: string,
): { readonly value: string; readonly quality: number }[] {
  return header
    .split(",")
    .map((part) => {
      const [value = "", ...parameters] = part.split(";").map((piece) => piece.trim());
      const stated = parameters.find((parameter) => /^q=/i.test(parameter))?.slice(2);
      const quality = stated === undefined ? 1 : Number(stated);
      return { value: value.toLowerCase(), quality: Number.isFinite(quality) ? quality : 0 };
    })
    .filter(({ value }) => value !== "");
}
