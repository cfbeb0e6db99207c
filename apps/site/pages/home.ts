import type {
  CatalogueStatistics,
  CatalogueStatus,
  RecentChange,
  SearchAnswer,
} from "@tongshu/catalogue/contract";
import { messagesOf, type PageContext } from "../context.ts";
import { formatCount } from "../format.ts";
import { type Html, html } from "../html.ts";
import { layout } from "../layout.ts";
import { pageLink, searchPath } from "../links.ts";
import { codeLabel } from "../messages/index.ts";
import { changesByDay } from "../parts/change-list.ts";
import { monthChart } from "../parts/month-chart.ts";
import { searchBox } from "../parts/search-box.ts";

export interface HomePageData {
  readonly status: CatalogueStatus;
  /** A search for everything, for its facets; null when search cannot answer yet. */
  readonly search: SearchAnswer | null;
  readonly changes: readonly RecentChange[];
  /** null when they cannot be counted yet. */
  readonly statistics?: CatalogueStatistics | null | undefined;
}

/** Said on the home page alone, which the operator sees first; it is of no use to other readers. */
const sampleRemoveCommand = "npm run tongshu -- sample remove";
const harvestCommand = "npm run tongshu -- harvest <file, folder or URL> --source <name>";

/** While there is nothing but the sample, its numbers are shown, under its own name. */
function numbers(
  context: PageContext,
  { status, statistics }: Pick<HomePageData, "status" | "statistics">,
): Html {
  const text = messagesOf(context);
  const { sample } = status;
  const hasSample = sample.entries + sample.items + sample.organisations > 0;
  const onlySample = hasSample && status.entries === 0;
  const shown = onlySample ? sample : status;
  const all: readonly (readonly [string, number, string])[] = [
    [text.home.entries, shown.entries, "/search"],
    [text.home.items, shown.items, "/items"],
    [text.home.organisations, shown.organisations, "/organisations"],
    [text.home.sources, onlySample ? 1 : status.sources, "/about#sources"],
  ];
  const { today } = statistics ?? {};
  const title = onlySample ? text.home.numbersOfSample : text.home.numbers;
  return html`<section class="numbers" aria-labelledby="numbers-title"><h2 id="numbers-title">${title}</h2>
<dl>${all.map(
    ([label, count, path]) =>
      html`<div><dt><a href="${pageLink(context, path)}">${label}</a></dt><dd>${formatCount(count, context.language)}</dd></div>`,
  )}${
    today !== undefined &&
    html`<div><dt><a href="${pageLink(context, "/changes")}">${text.homeToday.label}</a></dt><dd>${formatCount(today.added + today.changed, context.language)}</dd><dd class="number-detail">${text.homeToday.detail(today.added, today.changed)}</dd></div>`
  }</dl>
${sampleNotice(context, status, onlySample)}
${status.entries === 0 && html`<p class="first-step">${hasSample ? text.home.onlySample : text.home.empty}<br><code>${harvestCommand}</code></p>`}</section>`;
}

function sampleNotice(
  context: PageContext,
  { sample }: CatalogueStatus,
  onlySample: boolean,
): Html | null {
  if (sample.entries + sample.items + sample.organisations === 0) return null;
  const text = messagesOf(context);
  const what = onlySample
    ? text.sample.invented
    : text.sample.counted(sample.entries, sample.items, sample.organisations);
  return html`<p class="notice notice-sample"><strong>${text.sample.mark}</strong> ${what}<br>${text.sample.remove} <code>${sampleRemoveCommand}</code></p>`;
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

/** What was added and changed by month, small; the page of statistics has the table. */
function activity(context: PageContext, { months }: CatalogueStatistics): Html {
  const { homeMore: text, statistics } = messagesOf(context);
  const present = months.at(-1);
  if (present === undefined) return html``;
  const counts = months.map(({ month, added, changed }) => ({ month, count: added + changed }));
  return html`<section class="activity" aria-labelledby="activity-heading"><h2 id="activity-heading">${text.activity}</h2>
<p>${text.activityLead(present.added, present.changed)}</p>
${monthChart(context, { id: "activity", title: statistics.activity, months: counts })}
<p><a class="more" href="${pageLink(context, "/statistics")}">${text.allStatistics}</a></p></section>`;
}

function howItWorks(context: PageContext): Html {
  const text = messagesOf(context).homeMore;
  return html`<section aria-labelledby="how-title"><h2 id="how-title">${text.how}</h2><ol class="steps">${text.steps.map((step) => html`<li><h3>${step.name}</h3><p>${step.text}</p><p><a href="${pageLink(context, step.path)}">${step.link}</a></p></li>`)}</ol></section>`;
}

export function homePage(context: PageContext, data: HomePageData): string {
  const text = messagesOf(context).home;
  return layout(context, {
    title: text.title,
    description: text.lead,
    section: "home",
    main: html`<div class="hero"><div class="wide"><h1>${text.title}</h1><p class="lead">${text.lead}</p>${searchBox(context, "")}</div></div>
<div class="wide home">
${numbers(context, data)}
<section aria-labelledby="themes-title"><h2 id="themes-title">${text.themes}</h2>${themes(context, data.search)}</section>
<section aria-labelledby="newest-title"><h2 id="newest-title">${text.newest}</h2>${
      data.changes.length === 0
        ? html`<p class="unstated">${text.newestNone}</p>`
        : html`${changesByDay(context, data.changes, 3)}<p><a class="more" href="${pageLink(context, "/changes")}">${text.allChanges}</a></p>`
    }</section>
${data.statistics && activity(context, data.statistics)}
${howItWorks(context)}
</div>`,
  });
}
