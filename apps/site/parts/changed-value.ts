import type { FieldChange } from "@tongshu/catalogue/contract";
import { messagesOf, type PageContext } from "../context.ts";
import { formatCount, formatDate } from "../format.ts";
import { type Html, html } from "../html.ts";
import { codeLabel, type Messages } from "../messages/index.ts";
import { nameOfLanguage } from "./text.ts";

/** Longest value of a change that the history shows, in characters. */
const valueCharactersMax = 400;
/** Parts of a list or an object that the history shows. */
const partsShownMax = 12;

const languageTag = /^(und|[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?)$/;

function labelsOf(text: Messages, field: string): Readonly<Record<string, string>> {
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

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function cut(text: string): string {
  return text.length > valueCharactersMax
    ? `${text.slice(0, valueCharactersMax).toWellFormed()}…`
    : text;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** A list of words in one line, by their labels where they are codes. */
function words(context: PageContext, field: string, all: readonly string[]): Html {
  const text = messagesOf(context);
  const shown = all.map((word) => codeLabel(labelsOf(text, field), word));
  return html`<span dir="auto">${cut(shown.join(text.listSeparator))}</span>`;
}

/** A value in readable form: codes by their labels, dates and numbers as elsewhere on the page. */
function readable(context: PageContext, field: string, value: unknown): Html {
  const text = messagesOf(context);
  if (value === null || value === undefined)
    return html`<span class="muted">${text.unstated}</span>`;
  if (typeof value === "boolean") return html`${value ? text.yes : text.no}`;
  if (typeof value === "number") return html`${formatCount(value, context.language)}`;
  if (typeof value === "string") {
    const label = codeLabel(labelsOf(text, field), value);
    return html`<span dir="auto">${cut(formatDate(label, context.language))}</span>`;
  }
  if (Array.isArray(value)) {
    if (value.every((part) => typeof part === "string")) return words(context, field, value);
    const rest = value.length - partsShownMax;
    return html`<ul class="parts">${value.slice(0, partsShownMax).map((part) => html`<li>${readable(context, field, part)}</li>`)}${rest > 0 && html`<li class="muted">${text.entry.more(rest)}</li>`}</ul>`;
  }
  if (isObject(value)) {
    // The key of an item is named beside the change already.
    const names = Object.keys(value).filter((name) => name !== "itemKey");
    return parts(context, value, names);
  }
  return html`<span dir="auto">${cut(String(value))}</span>`;
}

function partLabel(context: PageContext, name: string): string {
  const { fields, itemFields, distributionFields } = messagesOf(context);
  const known = { ...distributionFields, ...fields, ...itemFields };
  if (Object.hasOwn(known, name)) return codeLabel(known, name);
  return languageTag.test(name) ? nameOfLanguage(context, name) : name;
}

function parts(
  context: PageContext,
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
        html`<li><span class="muted">${partLabel(context, name)}${colon}</span>${readable(context, name, value[name])}</li>`,
    )}${rest > 0 && html`<li class="muted">${entry.more(rest)}</li>`}</ul>`;
}

/**
 * Both sides of a change. Of two objects (texts in languages, items) only the parts that differ are
 * shown; an added or removed item has one side.
 */
export function changedValue(
  context: PageContext,
  { field, before, after }: FieldChange,
  isItem: boolean,
): { readonly before: Html | null; readonly after: Html | null } {
  if (isObject(before) && isObject(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    const differing = names.filter((name) => !same(before[name], after[name]));
    return {
      before: parts(context, before, differing),
      after: parts(context, after, differing),
    };
  }
  const gone = (value: unknown) => isItem && (value === null || value === undefined);
  return {
    before: gone(before) ? null : readable(context, field, before),
    after: gone(after) ? null : readable(context, field, after),
  };
}
