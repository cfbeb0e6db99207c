import type { RecentChange } from "@tongshu/catalogue/contract";
import { messagesOf, type PageContext } from "../context.ts";
import { html } from "../html.ts";
import { layout } from "../layout.ts";
import { cursorPath, pageLink, rootLink } from "../links.ts";
import { changesByDay } from "../parts/change-list.ts";
import { stepping } from "../parts/paging.ts";

export interface ChangesPageData {
  readonly changes: readonly RecentChange[];
  /** The number of the feed before which this page begins; null on the first page. */
  readonly before: number | null;
  /** Where the next page begins; null at the end. */
  readonly next: number | null;
}

export function changesPage(context: PageContext, data: ChangesPageData): string {
  const text = messagesOf(context).changes;
  const first = data.before === null ? null : pageLink(context, "/changes");
  const next =
    data.next === null ? null : pageLink(context, cursorPath("/changes", "before", data.next));
  const json = rootLink(context, "/api/changes?after=0");
  return layout(context, {
    title: text.title,
    description: text.lead,
    section: "changes",
    next: next ?? undefined,
    json,
    noIndex: data.before !== null,
    main: html`<div class="wide narrow"><h1>${text.title}</h1><p class="lead">${text.lead}</p>
${
  data.changes.length === 0
    ? html`<p class="empty">${data.before === null ? text.none : text.noneHere}</p>`
    : changesByDay(context, data.changes, 2)
}
${stepping({ label: text.paging, first, next, firstText: text.newest, nextText: text.older })}
<p class="json"><a href="${json}">${text.jsonLink}</a></p></div>`,
  });
}
