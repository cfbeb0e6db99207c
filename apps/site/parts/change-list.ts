import type { RecentChange } from "@tongshu/catalogue/contract";
import { messagesOf, type PageContext } from "../context.ts";
import { formatTime } from "../format.ts";
import { type Html, html } from "../html.ts";
import { entryPath, pageLink } from "../links.ts";
import { codeLabel } from "../messages/index.ts";
import { langOf, sampleMark, time } from "./text.ts";

/** Field names shown for one change. */
const fieldsShownMax = 6;

/** The fields of a change by their labels; its items are counted, not listed. */
function fieldsOf(context: PageContext, change: RecentChange): string | null {
  const { fields, changes, listSeparator } = messagesOf(context);
  const items = change.fields.filter((field) => field.startsWith("items/")).length;
  const own = change.fields.filter((field) => !field.startsWith("items/"));
  const names = own.slice(0, fieldsShownMax).map((field) => codeLabel(fields, field));
  if (own.length > fieldsShownMax) names.push(changes.moreFields(own.length - fieldsShownMax));
  if (items > 0) names.push(changes.itemFields(items));
  return names.length === 0 ? null : names.join(listSeparator);
}

export function changeItem(context: PageContext, change: RecentChange): Html {
  const { changes, colon } = messagesOf(context);
  const fields = change.kind === "changed" ? fieldsOf(context, change) : null;
  return html`<li class="change-item"><span class="kind kind-${change.kind}">${changes.kinds[change.kind]}</span><div><a href="${pageLink(context, entryPath(change.entryId))}" lang="${langOf(change.tag)}" dir="auto">${change.title}</a>${change.sample && html` ${sampleMark(context)}`}
<p class="meta"><span dir="auto">${change.provider}</span> · <time datetime="${change.at}">${formatTime(change.at, context.language)}</time> · ${changes.version(change.version)}</p>${fields !== null && html`<p class="meta">${changes.fields}${colon}${fields}</p>`}</div></li>`;
}

/** Changes grouped by their day in UTC, in the order given (newest first). */
export function changesByDay(
  context: PageContext,
  all: readonly RecentChange[],
  level: 2 | 3,
): Html {
  const days = new Map<string, RecentChange[]>();
  for (const change of all) {
    const day = change.at.slice(0, 10);
    const sameDay = days.get(day);
    if (sameDay === undefined) days.set(day, [change]);
    else sameDay.push(change);
  }
  return html`${[...days].map(([day, changes]) => {
    const date = time(day, context.language);
    const title =
      level === 2 ? html`<h2 class="day">${date}</h2>` : html`<h3 class="day">${date}</h3>`;
    return html`<section>${title}<ul class="change-list">${changes.map((change) => changeItem(context, change))}</ul></section>`;
  })}`;
}
