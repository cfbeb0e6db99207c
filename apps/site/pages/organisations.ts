import type { ListedOrganisation } from "@tongshu/identity/contract";
import { messagesOf, type PageContext } from "../context.ts";
import { html } from "../html.ts";
import { layout } from "../layout.ts";
import { cursorPath, pageLink, rootLink } from "../links.ts";
import { organisationList } from "../parts/organisation-list.ts";
import { stepping } from "../parts/paging.ts";

export interface OrganisationsPageData {
  /** Organisations below no other. */
  readonly organisations: readonly ListedOrganisation[];
  /** The cursor of this page; null on the first page. */
  readonly after: string | null;
  /** The cursor of the next page; null at the end. */
  readonly next: string | null;
}

export function organisationsPage(context: PageContext, data: OrganisationsPageData): string {
  const text = messagesOf(context).organisations;
  const path = "/organisations";
  const next = data.next === null ? null : pageLink(context, cursorPath(path, "after", data.next));
  const json = rootLink(context, "/api/organisations");
  return layout(context, {
    title: text.title,
    description: text.lead,
    section: "organisations",
    next: next ?? undefined,
    json,
    noIndex: data.after !== null,
    main: html`<div class="wide"><h1>${text.title}</h1><p class="lead">${text.lead}</p>
${
  data.organisations.length === 0
    ? html`<p class="empty">${text.none}</p>`
    : organisationList(context, data.organisations)
}
${stepping({
  label: text.paging,
  first: data.after === null ? null : pageLink(context, path),
  next,
  firstText: text.first,
  nextText: text.next,
})}
<p class="json"><a href="${json}">${text.jsonLink}</a></p></div>`,
  });
}
