import type { CatalogueStatus, RecentChange, SearchAnswer } from "@tongshu/catalogue/contract";
import { messagesOf, type PageContext } from "../context.ts";
import { formatCount } from "../format.ts";
import { type Html, html } from "../html.ts";
import { layout } from "../layout.ts";
import { pageLink, searchPath } from "../links.ts";
import { codeLabel } from "../messages/index.ts";
import { sampleRemoveCommand } from "../parts/banners.ts";
import { changesByDay } from "../parts/change-list.ts";
import { searchBox } from "../parts/search-box.ts";

export interface HomePageData {
  readonly status: CatalogueStatus;
  /** A search for everything, for its facets; null when search cannot answer yet. */
  readonly search: SearchAnswer | null;
  readonly changes: readonly RecentChange[];
}

const harvestCommand = "npm run tongshu -- harvest <file, folder or URL>";

function numbers(context: PageContext, status: CatalogueStatus): Html {
  const text = messagesOf(context);
  const all: readonly (readonly [string, number, string])[] = [
    [text.home.entries, status.entries, "/search"],
    [text.home.items, status.items, "/search"],
    [text.home.organisations, status.organisations, "/organisations"],
    [text.home.sources, status.sources, "/about#sources"],
  ];
  const { sample } = status;
  const hasSample = sample.entries + sample.items + sample.organisations > 0;
  return html`<section class="numbers" aria-labelledby="numbers-title"><h2 id="numbers-title">${text.home.numbers}</h2>
<dl>${all.map(
    ([label, count, path]) =>
      html`<div><dt><a href="${pageLink(context, path)}">${label}</a></dt><dd>${formatCount(count, context.language)}</dd></div>`,
  )}</dl>
${status.entries === 0 && html`<p class="first-step">${hasSample ? text.home.onlySample : text.home.empty}<br><code>${harvestCommand}</code></p>`}
${
  hasSample &&
  html`<p class="notice notice-sample"><strong>${text.sample.mark}</strong> ${text.sample.counted(sample.entries, sample.items, sample.organisations)}<br>${text.sample.remove} <code>${sampleRemoveCommand}</code></p>`
}</section>`;
}

function themes(context: PageContext, search: SearchAnswer | null): Html {
  const text = messagesOf(context);
  if (search === null) return html`<p class="unstated">${text.home.searchUnavailable}</p>`;
  const facet = search.facets.find((one) => one.name === "theme");
  if (facet === undefined || facet.values.length === 0) {
    return html`<p class="unstated">${text.home.themesNone}</p>`;
  }
  return html`<ul class="themes">${facet.values.map((theme) => {
    const known = codeLabel(text.codes.theme, theme.value);
    const link = pageLink(context, searchPath({ filters: { theme: [theme.value] } }));
    return html`<li><a href="${link}"><span>${known === theme.value ? theme.label : known}</span> <span class="count">${formatCount(theme.count, context.language)}</span></a></li>`;
  })}</ul>`;
}

export function homePage(context: PageContext, data: HomePageData): string {
  const text = messagesOf(context).home;
  return layout(context, {
    title: text.title,
    description: text.lead,
    section: "home",
    main: html`<div class="hero"><div class="wide"><h1>${text.title}</h1><p class="lead">${text.lead}</p>${searchBox(context, "")}</div></div>
<div class="wide home">
${numbers(context, data.status)}
<section aria-labelledby="themes-title"><h2 id="themes-title">${text.themes}</h2>${themes(context, data.search)}</section>
<section aria-labelledby="newest-title"><h2 id="newest-title">${text.newest}</h2>${
      data.changes.length === 0
        ? html`<p class="unstated">${text.newestNone}</p>`
        : html`${changesByDay(context, data.changes, 3)}<p><a class="more" href="${pageLink(context, "/changes")}">${text.allChanges}</a></p>`
    }</section>
</div>`,
  });
}
