import type { EntryAnswer, EntryVersion, FieldChange } from "@tongshu/catalogue/contract";
import { messagesOf, type PageContext } from "../context.ts";
import { type Html, html } from "../html.ts";
import { entryPath, pageLink } from "../links.ts";
import { codeLabel } from "../messages/index.ts";
import { changedValue } from "./changed-value.ts";
import { time } from "./text.ts";

/** Versions and changes of one version that a page shows; the JSON holds all. */
export const versionsShownMax = 30;
const changesShownMax = 40;

/** A changed item is named `items/<key>`; all other fields are the entry's own. */
function itemKeyOf(field: string): string | null {
  return field.startsWith("items/") ? field.slice("items/".length) : null;
}

function isAbsent(value: unknown): boolean {
  return value === null || value === undefined;
}

function labelOf(context: PageContext, change: FieldChange): Html {
  const text = messagesOf(context);
  const key = itemKeyOf(change.field);
  if (key === null) return html`${codeLabel(text.fields, change.field)}`;
  const what = isAbsent(change.before)
    ? text.entry.itemAdded
    : isAbsent(change.after)
      ? text.entry.itemRemoved
      : text.entry.itemChanged;
  return html`${what} <code>${key}</code>`;
}

function changeRow(context: PageContext, change: FieldChange): Html {
  const text = messagesOf(context).entry;
  const { before, after } = changedValue(context, change, itemKeyOf(change.field) !== null);
  return html`<li><p class="change-field">${labelOf(context, change)}</p><dl class="change">${
    before && html`<div><dt>${text.before}</dt><dd><del>${before}</del></dd></div>`
  }${after && html`<div><dt>${text.after}</dt><dd><ins>${after}</ins></dd></div>`}</dl></li>`;
}

function versionRow(
  context: PageContext,
  entryId: string,
  version: EntryVersion,
  present: boolean,
): Html {
  const text = messagesOf(context);
  const first = version.version === 1;
  const hidden = version.changes.length - changesShownMax;
  return html`<li>
<h3>${text.entry.versionNumber(version.version)} ${present && html`<span class="mark">${text.entry.presentVersion}</span>`}</h3>
<p class="meta">${time(version.at, context.language)} · ${text.entry.run} <code>${version.runId}</code>${!present && html` · <a href="${pageLink(context, entryPath(entryId, { at: version.at }))}">${text.entry.seeThen}</a>`}</p>
${
  version.changes.length === 0
    ? html`<p class="muted">${first ? text.entry.firstVersion : text.entry.noFieldChanges}</p>`
    : html`<ul class="changes-list">${version.changes.slice(0, changesShownMax).map((change) => changeRow(context, change))}</ul>`
}${hidden > 0 && html`<p class="muted">${text.entry.more(hidden)}</p>`}
</li>`;
}

/** Versions newest first, each with its changes as before and after. */
export function history(context: PageContext, answer: EntryAnswer, jsonLink: string): Html {
  const text = messagesOf(context).entry;
  const shown = answer.history.slice(0, versionsShownMax);
  const hidden = answer.history.length - shown.length;
  return html`<ol class="history">${shown.map((version, index) =>
    versionRow(context, answer.entry.id, version, index === 0),
  )}</ol>${hidden > 0 && html`<p><a href="${jsonLink}">${text.moreVersions(hidden)}</a></p>`}`;
}
