import type { ListedOrganisation } from "@tongshu/identity/contract";
import { messagesOf, type PageContext } from "../context.ts";
import { type Html, html } from "../html.ts";
import { organisationPath, pageLink } from "../links.ts";
import { primaryText, sampleMark } from "./text.ts";

export function organisationList(
  context: PageContext,
  organisations: readonly ListedOrganisation[],
): Html {
  const text = messagesOf(context).organisations;
  return html`<ul class="organisations">${organisations.map(
    (one) =>
      html`<li><a href="${pageLink(context, organisationPath(one.id))}">${primaryText(one.name, context.language)}</a>${one.sample && html` ${sampleMark(context)}`}${one.childCount > 0 && html` <span class="meta">${text.childCount(one.childCount)}</span>`}</li>`,
  )}</ul>`;
}
