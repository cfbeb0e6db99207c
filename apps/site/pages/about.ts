import type { SourceSummary } from "@tongshu/catalogue/contract";
import { messagesOf, type PageContext } from "../context.ts";
import { formatCount } from "../format.ts";
import { type Html, html } from "../html.ts";
import { layout } from "../layout.ts";
import { pageLink, rootLink, searchPath } from "../links.ts";
import { dataTable } from "../parts/data-table.ts";
import { sampleMark, time } from "../parts/text.ts";

export interface AboutPageData {
  readonly sources: readonly SourceSummary[];
}

/** Sources that the page lists. */
const sourcesShownMax = 500;

function lastRun(context: PageContext, { lastRun: run }: SourceSummary): Html {
  const text = messagesOf(context).about;
  if (run === null) return html`<span class="muted">${text.runNever}</span>`;
  return html`${text.runStates[run.state]} · ${time(run.finishedAt ?? run.startedAt, context.language)}`;
}

function sourcesTable(context: PageContext, sources: readonly SourceSummary[]): Html {
  const text = messagesOf(context).about;
  if (sources.length === 0) return html`<p class="unstated">${text.sourcesNone}</p>`;
  const count = (value: number) => formatCount(value, context.language);
  const search = (source: SourceSummary) =>
    pageLink(context, searchPath({ filters: { source: [source.name] } }));
  return dataTable<SourceSummary>(context, {
    caption: text.sourcesCaption(sources.length),
    rows: sources.slice(0, sourcesShownMax),
    columns: [
      {
        label: text.source,
        cell: (one) =>
          html`<a href="${search(one)}">${one.name}</a>${one.sample && html` ${sampleMark(context)}`}`,
        head: true,
      },
      { label: text.format, cell: (one) => one.format },
      { label: text.entries, cell: (one) => count(one.entries), numeric: true },
      { label: text.items, cell: (one) => count(one.items), numeric: true },
      { label: text.missing, cell: (one) => count(one.missing), numeric: true },
      { label: text.lastRun, cell: (one) => lastRun(context, one) },
    ],
  });
}

/** What the catalogue is, by which principles it works, its sources and its API. */
export function aboutPage(context: PageContext, { sources }: AboutPageData): string {
  const text = messagesOf(context).about;
  return layout(context, {
    title: text.title,
    description: text.lead,
    section: "about",
    main: html`<div class="wide narrow"><h1>${text.title}</h1><p class="lead">${text.lead}</p>
<section aria-labelledby="what-title"><h2 id="what-title">${text.whatTitle}</h2><div class="prose">${text.what.map((paragraph) => html`<p>${paragraph}</p>`)}</div></section>
<section aria-labelledby="principles-title"><h2 id="principles-title">${text.principlesTitle}</h2><dl class="principles">${text.principles.map((one) => html`<div><dt>${one.name}</dt><dd>${one.text}</dd></div>`)}</dl></section>
<section id="sources" aria-labelledby="sources-title"><h2 id="sources-title">${text.sourcesTitle}</h2>${sourcesTable(context, sources)}</section>
<section id="api" aria-labelledby="api-title"><h2 id="api-title">${text.apiTitle}</h2><p>${text.apiLead}</p><ul class="api">${text.api.map((one) => html`<li><a href="${rootLink(context, one.path)}"><code>${one.path}</code></a> <span>${one.text}</span></li>`)}</ul></section></div>`,
  });
}
