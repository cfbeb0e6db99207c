import type {
  EntryAnswer,
  EntryVersion,
  FieldChange,
  ItemRecord,
} from "@tongshu/catalogue/contract";
import type { LocalizedText } from "@tongshu/platform/i18n";
import { messagesOf, type PageContext } from "../context.ts";
import { type Html, html } from "../html.ts";
import { entryPath, pageLink } from "../links.ts";
import { codeLabel } from "../messages/index.ts";
import { difference } from "./difference.ts";
import { isObject } from "./readable-value.ts";
import { primaryText, time } from "./text.ts";

/** Versions and changes of one version that a page shows; the JSON holds all. */
export const versionsShownMax = 30;
const changesShownMax = 40;
/** Changed items of one kind that are shown at once; more are folded away. */
const itemsOpenMax = 12;

/** A changed item is named `items/<key>`; all other fields are the entry's own. */
function itemKeyOf(field: string): string | null {
  return field.startsWith("items/") ? field.slice("items/".length) : null;
}

function changeRow(context: PageContext, { field, before, after }: FieldChange): Html {
  const label = codeLabel(messagesOf(context).fields, field);
  return html`<li><p class="change-field">${label}</p>${difference(context, field, before, after)}</li>`;
}

type ItemChange = "added" | "removed" | "changed";

function kindOfItem({ before, after }: FieldChange): ItemChange {
  if (before === null || before === undefined) return "added";
  return after === null || after === undefined ? "removed" : "changed";
}

/** An item by its code and, where it has one, its name in the reader's language. */
function itemName(context: PageContext, { field, before, after }: FieldChange): Html {
  const record = (after ?? before) as Partial<ItemRecord> | null;
  const { name, code } = record ?? {};
  return html`<code>${code ?? itemKeyOf(field)}</code>${isObject(name) && html` ${primaryText(name as LocalizedText, context.language)}`}`;
}

function itemRows(context: PageContext, kind: ItemChange, changes: readonly FieldChange[]): Html {
  const text = messagesOf(context);
  const shown = changes.slice(0, changesShownMax);
  const rest = changes.length - shown.length;
  const rows = shown.map((change) => {
    const name = itemName(context, change);
    if (kind === "added") return html`<li><ins>${name}</ins></li>`;
    if (kind === "removed") return html`<li><del>${name}</del></li>`;
    return html`<li><p>${name}</p>${difference(context, change.field, change.before, change.after)}</li>`;
  });
  const list = html`<ul class="item-changes">${rows}${rest > 0 && html`<li class="muted">${text.entry.more(rest)}</li>`}</ul>`;
  const title = text.difference.items[kind](changes.length);
  return changes.length <= itemsOpenMax
    ? html`<li><p class="change-field">${title}</p>${list}</li>`
    : html`<li><details class="fold"><summary class="change-field">${title}</summary>${list}</details></li>`;
}

/** Changes of fields one by one; those of items as a list of each kind. */
function changeRows(context: PageContext, changes: readonly FieldChange[]): Html {
  const text = messagesOf(context);
  const ofItems = changes.filter(({ field }) => itemKeyOf(field) !== null);
  const others = changes.filter(({ field }) => itemKeyOf(field) === null);
  const order = others.find(({ field }) => field === "itemOrder");
  // Where items came or went, that their order is another one says nothing more.
  const fields = others.filter((change) => change !== order);
  const byKind = Map.groupBy(ofItems, kindOfItem);
  const hidden = fields.length - changesShownMax;
  return html`<ul class="changes-list">${fields.slice(0, changesShownMax).map((change) => changeRow(context, change))}${hidden > 0 && html`<li class="muted">${text.entry.more(hidden)}</li>`}${(
    ["added", "removed", "changed"] as const
  ).map((kind) => {
    const rows = byKind.get(kind) ?? [];
    return rows.length > 0 && itemRows(context, kind, rows);
  })}${order !== undefined && ofItems.length === 0 && html`<li><p class="change-field">${text.difference.itemOrder}</p></li>`}</ul>`;
}

function versionRow(
  context: PageContext,
  entryId: string,
  version: EntryVersion,
  present: boolean,
): Html {
  const text = messagesOf(context);
  const first = version.version === 1;
  return html`<li>
<h3>${text.entry.versionNumber(version.version)} ${present && html`<span class="mark">${text.entry.presentVersion}</span>`}</h3>
<p class="meta">${time(version.at, context.language)} · ${text.entry.run} <code>${version.runId}</code>${!present && html` · <a href="${pageLink(context, entryPath(entryId, { at: version.at }))}">${text.entry.seeThen}</a>`}</p>
${
  version.changes.length === 0
    ? html`<p class="muted">${first ? text.entry.firstVersion : text.entry.noFieldChanges}</p>`
    : changeRows(context, version.changes)
}
</li>`;
}

/** Versions newest first, each with what changed in its smallest parts. */
export function history(context: PageContext, answer: EntryAnswer, jsonLink: string): Html {
  const text = messagesOf(context).entry;
  const shown = answer.history.slice(0, versionsShownMax);
  const hidden = answer.history.length - shown.length;
  return html`<ol class="history">${shown.map((version, index) =>
    versionRow(context, answer.entry.id, version, index === 0),
  )}</ol>${hidden > 0 && html`<p><a href="${jsonLink}">${text.moreVersions(hidden)}</a></p>`}`;
}
