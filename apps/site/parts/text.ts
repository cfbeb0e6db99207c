import { type InterfaceLanguage, type LocalizedText, pickText } from "@tongshu/platform/i18n";
import { messagesOf, type PageContext } from "../context.ts";
import { formatDate, languageName } from "../format.ts";
import { attributes, type Html, html, isFollowable } from "../html.ts";

/** BCP 47 `und` (undetermined) must not be written as a language; an empty `lang` says unknown. */
export function langOf(tag: string): string {
  return tag === "und" ? "" : tag;
}

/** The primary text of a record's text, marked with its language and with its own direction. */
export function primaryText(text: LocalizedText, language: InterfaceLanguage): Html {
  const picked = pickText(text, language);
  if (picked === undefined) return html``;
  return html`<span lang="${langOf(picked.tag)}" dir="auto">${picked.text}</span>`;
}

export function primaryString(text: LocalizedText, language: InterfaceLanguage): string {
  return pickText(text, language)?.text ?? "";
}

/** The texts in the other languages than the primary one. */
export function otherTexts(
  text: LocalizedText,
  language: InterfaceLanguage,
): readonly { readonly tag: string; readonly text: string }[] {
  const primary = pickText(text, language);
  return Object.entries(text)
    .filter(([tag]) => tag !== primary?.tag)
    .map(([tag, value]) => ({ tag, text: value }));
}

/** A text in all its languages: the reader's first, the others below with their names. */
export function allTexts(context: PageContext, text: LocalizedText): Html {
  const others = otherTexts(text, context.language);
  return html`<div class="texts"><p>${primaryText(text, context.language)}</p>${others.map(
    (other) =>
      html`<p class="other"><span class="tag">${nameOfLanguage(context, other.tag)}</span> <span lang="${langOf(other.tag)}" dir="auto">${other.text}</span></p>`,
  )}</div>`;
}

export function nameOfLanguage(context: PageContext, tag: string): string {
  return tag === "und"
    ? messagesOf(context).undeterminedLanguage
    : languageName(tag, context.language);
}

export function time(stated: string, language: InterfaceLanguage): Html {
  return html`<time datetime="${stated}">${formatDate(stated, language)}</time>`;
}

/** A link given by a source: followed only with a harmless scheme, otherwise shown as text. */
export function statedLink(address: string, label?: Html | string): Html {
  const trimmed = address.trim();
  const absolute = /^(https?|ftp|mailto):/i.test(trimmed) && isFollowable(trimmed);
  if (!absolute) return html`<span dir="auto">${label ?? ""}${label && " "}${address}</span>`;
  return html`<a href="${trimmed}" rel="external noopener nofollow">${label ?? html`<bdi>${trimmed}</bdi>`}</a>`;
}

/** Words as a list; beyond `shownMax` their number stands for them. */
export function wordList(
  words: readonly string[],
  shownMax: number,
  more: (count: number) => string,
  lang?: string,
): Html {
  const shown = words.slice(0, shownMax);
  const hidden = words.length - shown.length;
  return html`<ul class="words" ${attributes({ lang })}>${shown.map((word) => html`<li dir="auto">${word}</li>`)}${hidden > 0 && html`<li class="muted">${more(hidden)}</li>`}</ul>`;
}

export function sampleMark(context: PageContext): Html {
  return html`<span class="mark-sample">${messagesOf(context).sample.mark}</span>`;
}
