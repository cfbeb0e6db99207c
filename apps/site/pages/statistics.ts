import type { CatalogueStatistics } from "@tongshu/catalogue/contract";
import { messagesOf, type PageContext } from "../context.ts";
import { formatCount, formatDate } from "../format.ts";
import { type Html, html } from "../html.ts";
import { layout } from "../layout.ts";
import { organisationPath, pageLink, rootLink, searchPath } from "../links.ts";
import { codeLabel } from "../messages/index.ts";
import { type Bar, barTable } from "../parts/bars.ts";
import { dataTable } from "../parts/data-table.ts";
import { monthChart, monthsShownMax } from "../parts/month-chart.ts";
import { growthChart } from "../parts/trend.ts";
import { langOf, time } from "../parts/text.ts";

export interface StatisticsPageData {
  /** null when they cannot be counted at the moment. */
  readonly statistics: CatalogueStatistics | null;
}

/** Values of one list that the page shows. */
const valuesShownMax = 30;

type Month = CatalogueStatistics["months"][number];
type CountedFacet = "shareType" | "openType" | "updateCycle" | "theme";

function activity(context: PageContext, all: readonly Month[]): Html {
  const text = messagesOf(context).statistics;
  const months = all.slice(-monthsShownMax);
  const { language } = context;
  const chart = (kind: "added" | "changed") => {
    const counts = months.map((one) => ({ month: one.month, count: one[kind] }));
    return html`<figure><figcaption><h3>${text[kind]}</h3><p class="meta">${text[`${kind}Note`]}</p></figcaption>${monthChart(context, { id: kind, title: text[kind], months: counts })}</figure>`;
  };
  const table = dataTable<Month>(context, {
    caption: text.activity,
    headed: true,
    rows: months.toReversed(),
    columns: [
      { label: text.month, cell: (one) => formatDate(one.month, language), head: true },
      { label: text.added, cell: (one) => formatCount(one.added, language), numeric: true },
      { label: text.changed, cell: (one) => formatCount(one.changed, language), numeric: true },
    ],
  });
  return html`<div class="figures">${chart("added")}${chart("changed")}</div><details class="behind"><summary>${text.table}</summary>${table}</details>`;
}

/** Values of a facet as bars that lead to their entries. */
function valueBars(
  context: PageContext,
  facet: CountedFacet,
  values: CatalogueStatistics["themes"],
): readonly Bar[] {
  const text = messagesOf(context);
  const counted = values.filter(({ count }) => count > 0);
  return counted.slice(0, valuesShownMax).map(({ value, label, count }) => {
    const known = value === null ? text.unstated : codeLabel(text.codes[facet], value);
    return {
      label: known === value ? label : known,
      count,
      link: pageLink(context, searchPath({ filters: { [facet]: [value ?? ""] } })),
    };
  });
}

interface Part {
  readonly id: string;
  readonly title: string;
  readonly note?: string;
  readonly body: Html;
}

function partsOf(context: PageContext, of: CatalogueStatistics): readonly Part[] {
  const text = messagesOf(context).statistics;
  const bars = (title: string, all: readonly Bar[], share = false) =>
    barTable(context, { caption: title, label: text.value, bars: all, share });
  const values = (
    facet: CountedFacet,
    title: string,
    all: CatalogueStatistics["themes"],
  ): Part => ({
    id: facet,
    title,
    body: bars(title, valueBars(context, facet, all)),
  });
  const sampled = of.coverage.some((one) => !one.exact);
  return [
    {
      id: "growth",
      title: messagesOf(context).trend.growth,
      note: messagesOf(context).trend.growthNote,
      body: growthChart(context, of),
    },
    { id: "activity", title: text.activity, body: activity(context, of.months) },
    {
      id: "coverage",
      title: text.coverage,
      note: text.coverageNote(sampled),
      body: bars(
        text.coverage,
        of.coverage.map((one) => ({
          label: text.coverageFields[one.field],
          count: one.stated,
          of: one.of,
        })),
        true,
      ),
    },
    {
      id: "freshness",
      title: text.freshness,
      note: text.freshnessNote,
      body: bars(
        text.freshness,
        of.freshness.map((one) => ({ label: text.buckets[one.bucket], count: one.count })),
      ),
    },
    values("openType", text.openTypes, of.openTypes),
    values("shareType", text.shareTypes, of.shareTypes),
    values("updateCycle", text.updateCycles, of.updateCycles),
    values("theme", text.themes, of.themes),
    {
      id: "providers",
      title: text.providers,
      note: text.providersNote,
      body: bars(
        text.providers,
        of.providers.slice(0, valuesShownMax).map((one) => ({
          label: one.name,
          lang: langOf(one.tag),
          count: one.count,
          link: pageLink(context, organisationPath(one.id)),
        })),
      ),
    },
  ];
}

/** The numbers of the whole catalogue, as charts whose tables stand beside or behind them. */
export function statisticsPage(context: PageContext, { statistics }: StatisticsPageData): string {
  const messages = messagesOf(context);
  const text = messages.statistics;
  const json = rootLink(context, `/api/statistics?lang=${context.language}`);
  const parts = statistics === null ? [] : partsOf(context, statistics);
  return layout(context, {
    title: text.title,
    description: text.lead,
    section: "statistics",
    json,
    main: html`<div class="wide statistics"><h1>${text.title}</h1><p class="lead">${text.lead}</p>
${
  statistics === null
    ? html`<p class="empty">${text.unavailable}</p>`
    : html`${statistics.sample && html`<p class="notice notice-sample"><strong>${messages.sample.mark}</strong> ${text.sample}</p>`}
<p class="meta">${text.counted}${messages.colon}${time(statistics.at, context.language)}</p>
<div class="parts-grid">${parts.map((part) => html`<section class="${`part-${part.id}`}" aria-labelledby="${`${part.id}-heading`}"><h2 id="${`${part.id}-heading`}">${part.title}</h2>${part.note !== undefined && html`<p class="meta">${part.note}</p>`}${part.body}</section>`)}</div>`
}
<p class="json"><a href="${json}">${text.json}</a></p></div>`,
  });
}
