import { messagesOf, type PageContext } from "../context.ts";
import { formatDate } from "../format.ts";
import { type Html, html } from "../html.ts";
import {
  isObject,
  labelsOf,
  languageTag,
  partLabel,
  partsShownMax,
  readable,
} from "./readable-value.ts";
import { codeLabel } from "../messages/index.ts";
import { wordDifferences } from "./word-differences.ts";

/** Unchanged words shown on each side of a change, in characters; what lies between is left out. */
const contextCharacters = 60;
/** Texts as short as this are replaced whole: a number, a date, a code. */
const wordyCharactersMin = 6;

function isAbsent(value: unknown): boolean {
  return value === null || value === undefined;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** What was taken out and put in: marked for the eye, and said for those who listen. */
function removed(context: PageContext, content: Html | string): Html {
  const text = messagesOf(context).difference;
  return html`<del><span class="hidden">${text.removedStart}</span>${content}<span class="hidden">${text.end}</span></del>`;
}
function added(context: PageContext, content: Html | string): Html {
  const text = messagesOf(context).difference;
  return html`<ins><span class="hidden">${text.addedStart}</span>${content}<span class="hidden">${text.end}</span></ins>`;
}

/** The value before and after, each whole; one alone where the other was not stated. */
function replaced(context: PageContext, field: string, before: unknown, after: unknown): Html {
  return html`<div class="replaced">${!isAbsent(before) && html`<div>${removed(context, readable(context, field, before))}</div>`}${!isAbsent(after) && html`<div>${added(context, readable(context, field, after))}</div>`}</div>`;
}

/** Of a long unchanged stretch only its ends beside the changes are shown. */
function unchanged(context: PageContext, text: string, first: boolean, last: boolean): Html {
  const head = first ? 0 : contextCharacters;
  const tail = last ? 0 : contextCharacters;
  if (text.length <= head + tail + contextCharacters) return html`${text}`;
  const gap = messagesOf(context).difference.leftOut;
  const start = text.slice(0, head).toWellFormed();
  const end = tail === 0 ? "" : text.slice(-tail).toWellFormed();
  return html`${start}<span class="left-out"><span aria-hidden="true">…</span><span class="hidden">${gap}</span></span>${end}`;
}

function textDifference(context: PageContext, field: string, before: string, after: string): Html {
  const wordy = Math.min(before.length, after.length) >= wordyCharactersMin;
  // Codes and dates are shown in other words than they are written in.
  const isCode = [before, after].some((text) => {
    const label = codeLabel(labelsOf(messagesOf(context), field), text);
    return formatDate(label, context.language) !== text;
  });
  const stretches = wordy && !isCode ? wordDifferences(before, after) : undefined;
  if (stretches === undefined) return replaced(context, field, before, after);
  return html`<p class="text-difference" dir="auto">${stretches.map(({ kind, text }, at) => {
    if (kind === "removed") return removed(context, text);
    if (kind === "added") return added(context, text);
    return unchanged(context, text, at === 0, at === stretches.length - 1);
  })}</p>`;
}

/** What tells the parts of a list apart: a distribution by its id or address, else all of it. */
function keyOf(part: unknown): string {
  if (!isObject(part)) return JSON.stringify(part);
  const known = ["id", "accessUrl", "downloadUrl", "title"].find((name) => !isAbsent(part[name]));
  return known === undefined ? JSON.stringify(part) : `${known} ${JSON.stringify(part[known])}`;
}

/** Which part of a list it is that changed: by its title, else its id. */
function nameOf(context: PageContext, part: unknown): Html | null {
  if (!isObject(part)) return null;
  const name = part["title"] ?? part["id"] ?? part["code"];
  return isAbsent(name) ? null : html`<p>${readable(context, "title", name)}</p>`;
}

function listDifference(
  context: PageContext,
  field: string,
  before: readonly unknown[],
  after: readonly unknown[],
): Html {
  const text = messagesOf(context);
  const [old, fresh] = [new Map<string, unknown>(), new Map<string, unknown>()];
  for (const part of before) old.set(keyOf(part), part);
  for (const part of after) fresh.set(keyOf(part), part);
  const rows: Html[] = [];
  let kept = 0;
  for (const [key, part] of old) {
    const now = fresh.get(key);
    if (!fresh.has(key)) rows.push(removed(context, readable(context, field, part)));
    else if (same(part, now)) kept += 1;
    else rows.push(html`${nameOf(context, now)}${difference(context, field, part, now)}`);
  }
  for (const [key, part] of fresh) {
    if (!old.has(key)) rows.push(added(context, readable(context, field, part)));
  }
  const rest = rows.length - partsShownMax;
  if (rows.length === 0) return html`<p class="muted">${text.difference.orderOnly}</p>`;
  return html`<ul class="parts">${rows.slice(0, partsShownMax).map((row) => html`<li>${row}</li>`)}${rest > 0 && html`<li class="muted">${text.entry.more(rest)}</li>`}${kept > 0 && html`<li class="muted">${text.difference.kept(kept)}</li>`}</ul>`;
}

function partsDifference(
  context: PageContext,
  field: string,
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): Html {
  const { colon, entry } = messagesOf(context);
  // The key of an item is named beside the change already.
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => name !== "itemKey" && !same(before[name], after[name]),
  );
  const [only] = names;
  // A text in one language needs no name of the language before it.
  if (names.length === 1 && only !== undefined && languageTag.test(only)) {
    return difference(context, only, before[only], after[only]);
  }
  const rest = names.length - partsShownMax;
  return html`<ul class="parts">${names
    .slice(0, partsShownMax)
    .map(
      (name) =>
        html`<li><span class="muted">${partLabel(context, field, name)}${colon}</span>${difference(context, name, before[name], after[name])}</li>`,
    )}${rest > 0 && html`<li class="muted">${entry.more(rest)}</li>`}</ul>`;
}

/**
 * What changed from one value to another, in its smallest parts: words of a text, entries of a list,
 * fields of an object. What is wholly new or gone is shown whole.
 */
export function difference(
  context: PageContext,
  field: string,
  before: unknown,
  after: unknown,
): Html {
  if (typeof before === "string" && typeof after === "string") {
    return textDifference(context, field, before, after);
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    return listDifference(context, field, before, after);
  }
  if (isObject(before) && isObject(after)) return partsDifference(context, field, before, after);
  return replaced(context, field, before, after);
}
