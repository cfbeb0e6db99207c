import { messagesOf, type PageContext } from "../context.ts";
import { formatBytes, formatCount, formatDate } from "../format.ts";
import { type Html, html } from "../html.ts";
import { codeLabel, type Messages } from "../messages/index.ts";
import { nameOfLanguage } from "./text.ts";

/** Longest value that the history shows whole, in characters; more of it is folded away. */
const valueCharactersShown = 400;
/** What is folded away is not endless either; the JSON holds all. */
const valueCharactersMax = 4_000;
/** Parts of a list or an object that the history shows. */
export const partsShownMax = 12;

/** A part named by a language is a text in it. */
export const languageTag = /^(und|[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?)$/;

export function labelsOf(text: Messages, field: string): Readonly<Record<string, string>> {
  const { codes } = text;
  const byField: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    shareType: codes.shareType,
    openType: codes.openType,
    updateCycle: codes.updateCycle,
    adminLevel: codes.adminLevel,
    grade: codes.grade,
    personalData: codes.personalData,
    personalClass: codes.personalData,
    acquisition: codes.acquisition,
    format: codes.resourceFormat,
    shareMode: codes.shareMode,
    themes: codes.theme,
    type: codes.itemType,
  };
  return Object.hasOwn(byField, field) ? (byField[field] ?? {}) : {};
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function cut(text: string, charactersMax: number): string {
  return text.length > charactersMax ? `${text.slice(0, charactersMax).toWellFormed()}…` : text;
}

/** A text; a long one shows its beginning and opens in place. */
export function foldedText(context: PageContext, text: string): Html {
  if (text.length <= valueCharactersShown) return html`<span dir="auto">${text}</span>`;
  const shown = text.slice(0, valueCharactersShown).toWellFormed();
  const rest = cut(text.slice(valueCharactersShown), valueCharactersMax).toWellFormed();
  const open = messagesOf(context).difference.rest(text.length - valueCharactersShown);
  return html`<span dir="auto">${shown}</span><details class="fold"><summary>${open}</summary><span dir="auto">${rest}</span></details>`;
}

/** A list of words in one line, by their labels where they are codes. */
function words(context: PageContext, field: string, all: readonly string[]): Html {
  const text = messagesOf(context);
  const shown = all.map((word) => codeLabel(labelsOf(text, field), word));
  return foldedText(context, shown.join(text.listSeparator));
}

/** A value in readable form: codes by their labels, dates and numbers as elsewhere on the page. */
export function readable(context: PageContext, field: string, value: unknown): Html {
  const text = messagesOf(context);
  if (value === null || value === undefined)
    return html`<span class="muted">${text.unstated}</span>`;
  if (typeof value === "boolean") return html`${value ? text.yes : text.no}`;
  if (typeof value === "number" && field === "byteSize") {
    return html`${formatBytes(value, context.language)}`;
  }
  if (typeof value === "number") return html`${formatCount(value, context.language)}`;
  if (typeof value === "string") {
    const label = codeLabel(labelsOf(text, field), value);
    return foldedText(context, formatDate(label, context.language));
  }
  if (Array.isArray(value)) {
    if (value.every((part) => typeof part === "string")) return words(context, field, value);
    const rest = value.length - partsShownMax;
    return html`<ul class="parts">${value.slice(0, partsShownMax).map((part) => html`<li>${readable(context, field, part)}</li>`)}${rest > 0 && html`<li class="muted">${text.entry.more(rest)}</li>`}</ul>`;
  }
  if (isObject(value)) {
    // The key of an item is named beside the change already.
    const names = Object.keys(value).filter((name) => name !== "itemKey");
    return parts(context, field, value, names);
  }
  return foldedText(context, String(value));
}

/** The label of a part of a value of the field `within`: a format of a distribution is its own. */
export function partLabel(context: PageContext, within: string, name: string): string {
  const { fields, itemFields, distributionFields } = messagesOf(context);
  const known =
    within === "distributions"
      ? { ...fields, ...distributionFields }
      : { ...distributionFields, ...fields, ...itemFields };
  if (Object.hasOwn(known, name)) return codeLabel(known, name);
  return languageTag.test(name) ? nameOfLanguage(context, name) : name;
}

function parts(
  context: PageContext,
  field: string,
  value: Readonly<Record<string, unknown>>,
  names: readonly string[],
): Html {
  const { colon, entry } = messagesOf(context);
  const only = names[0];
  // A text in one language needs no name of the language before it.
  if (names.length === 1 && only !== undefined && languageTag.test(only)) {
    return readable(context, only, value[only]);
  }
  const rest = names.length - partsShownMax;
  return html`<ul class="parts">${names
    .slice(0, partsShownMax)
    .map(
      (name) =>
        html`<li><span class="muted">${partLabel(context, field, name)}${colon}</span>${readable(context, name, value[name])}</li>`,
    )}${rest > 0 && html`<li class="muted">${entry.more(rest)}</li>`}</ul>`;
}
