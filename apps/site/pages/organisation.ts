import type { ProviderTrend, SearchAnswer } from "@tongshu/catalogue/contract";
import type { ListedOrganisation, Organisation } from "@tongshu/identity/contract";
import { messagesOf, type PageContext } from "../context.ts";
import { formatDate } from "../format.ts";
import { type Html, html } from "../html.ts";
import { layout } from "../layout.ts";
import {
  organisationPath,
  pageLink,
  providerTrendApiPath,
  rootLink,
  searchPath,
} from "../links.ts";
import { codeLabel } from "../messages/index.ts";
import { sampleBanner } from "../parts/banners.ts";
import { type Bar, barTable } from "../parts/bars.ts";
import { hitList } from "../parts/hits.ts";
import { organisationList } from "../parts/organisation-list.ts";
import { providerTrend } from "../parts/trend.ts";
import { langOf, nameOfLanguage, otherTexts, primaryString, primaryText } from "../parts/text.ts";

export interface OrganisationPageData {
  readonly organisation: Organisation;
  /** From the top down to the one directly above it. */
  readonly ancestors: readonly Organisation[];
  readonly children: readonly ListedOrganisation[];
  /** True when there are more below it than `children` holds. */
  readonly moreChildren: boolean;
  /** The first page of its entries; null when search cannot answer. */
  readonly entries: SearchAnswer | null;
  /** null when it cannot be counted at the moment. */
  readonly trend?: ProviderTrend | null | undefined;
}

function entriesOf(context: PageContext, data: OrganisationPageData): Html {
  const text = messagesOf(context).organisations;
  const { entries, organisation } = data;
  if (entries === null) return html`<p class="unstated">${text.searchUnavailable}</p>`;
  if (entries.hits.length === 0) return html`<p class="unstated">${text.entriesNone}</p>`;
  const all = pageLink(context, searchPath({ filters: { provider: [organisation.id] } }));
  return html`${hitList(context, entries.hits)}<p><a class="more" href="${all}">${text.allEntries(entries.total)}</a></p>`;
}

/** How many of its entries state each field, and how fresh they are: from the counts of a search. */
function quality(context: PageContext, entries: SearchAnswer): Html {
  const text = messagesOf(context);
  const { organisationMore: more, statistics } = text;
  const { total } = entries;
  const stated: readonly Bar[] = entries.facets
    .filter((facet) => facet.name !== "provider" && facet.name !== "source")
    .map((facet) => ({
      label: text.facets[facet.name],
      count: Math.max(0, total - facet.unstated.count),
      of: total,
    }));
  const cycles = entries.facets.find((facet) => facet.name === "updateCycle")?.values ?? [];
  const cycleBars = cycles.map((one) => ({
    label: codeLabel(text.codes.updateCycle, one.value),
    count: one.count,
  }));
  // The entries are asked for by falling day of modification.
  const newest = entries.hits[0]?.modified ?? null;
  return html`<div class="parts-grid"><section aria-labelledby="coverage-title"><h2 id="coverage-title">${more.coverage}</h2><p class="meta">${more.coverageLead(total)}</p>${barTable(context, { caption: more.coverage, label: statistics.field, bars: stated, share: true })}</section>
<section aria-labelledby="freshness-title"><h2 id="freshness-title">${more.freshness}</h2><p class="meta">${newest === null ? more.newestUnstated : more.newest(formatDate(newest, context.language))}</p>${cycleBars.length > 0 && html`<h3>${more.cycles}</h3>${barTable(context, { caption: more.cycles, label: statistics.value, bars: cycleBars })}`}</section></div>`;
}

function upwards(context: PageContext, ancestors: readonly Organisation[]): Html {
  const text = messagesOf(context).organisations;
  const links = ancestors.map(
    (one) =>
      html`<li><a href="${pageLink(context, organisationPath(one.id))}">${primaryText(one.name, context.language)}</a></li>`,
  );
  return html`<nav class="crumbs" aria-label="${text.parents}"><ol><li><a href="${pageLink(context, "/organisations")}">${text.title}</a></li>${links}</ol></nav>`;
}

/** One organisation: its names, code, those above and below it, and its first entries. */
export function organisationPage(context: PageContext, data: OrganisationPageData): string {
  const text = messagesOf(context);
  const { organisation } = data;
  return layout(context, {
    title: primaryString(organisation.name, context.language),
    section: "organisations",
    main: html`<div class="wide">
${upwards(context, data.ancestors)}
${organisation.sample && sampleBanner(context, text.sample.organisationBanner)}
<header class="entry-head"><h1>${primaryText(organisation.name, context.language)}</h1>
${otherTexts(organisation.name, context.language).map(
  (other) =>
    html`<p class="other-title"><span class="hidden">${nameOfLanguage(context, other.tag)}${text.colon}</span><span lang="${langOf(other.tag)}" dir="auto">${other.text}</span></p>`,
)}
<p class="meta">${text.organisations.code}${text.colon}${organisation.code === null ? text.unstated : html`<code>${organisation.code}</code>`}</p></header>
${
  data.children.length > 0 &&
  html`<section aria-labelledby="children-title"><h2 id="children-title">${text.organisations.children}</h2>${organisationList(context, data.children)}${data.moreChildren && html`<p class="muted">${text.organisations.moreChildren}</p>`}</section>`
}
<section aria-labelledby="entries-title"><h2 id="entries-title">${text.organisations.entries}</h2>${entriesOf(context, data)}</section>
${data.entries !== null && data.entries.total > 0 && quality(context, data.entries)}
${data.trend && data.trend.points.length > 0 && providerTrend(context, data.trend)}
<ul class="links json"><li><a href="${rootLink(context, "/api/organisations")}">${text.organisations.jsonLink}</a></li><li><a href="${rootLink(context, providerTrendApiPath(organisation.id))}">${text.trend.json}</a></li></ul></div>`,
  });
}
