import type { CatalogueStatistics, ProviderTrend } from "@tongshu/catalogue/contract";
import { messagesOf, type PageContext } from "../context.ts";
import { formatCount, formatDate, formatShare, formatShareInColumn } from "../format.ts";
import { type Html, html } from "../html.ts";
import { scaleTop } from "./chart-scale.ts";
import { type Column, dataTable } from "./data-table.ts";
import { lineChart } from "./line-chart.ts";

type Point = ProviderTrend["points"][number];

function behind<Row>(
  context: PageContext,
  table: {
    readonly caption: string;
    readonly rows: readonly Row[];
    readonly columns: readonly Column<Row>[];
  },
): Html {
  const text = messagesOf(context).statistics;
  return html`<details class="behind"><summary>${text.table}</summary>${dataTable<Row>(context, { ...table, headed: true })}</details>`;
}

/** How complete and how fresh an authority's entries were, and how many, with the numbers behind. */
export function providerTrend(context: PageContext, trend: ProviderTrend): Html {
  const { trend: text } = messagesOf(context);
  const { language } = context;
  const { points } = trend;
  const last = points.at(-1);
  if (last === undefined) return html``;
  const count = (value: number) => formatCount(value, language);
  const share = (value: number) => formatShare(value, language);
  const shareInColumn = (value: number) => formatShareInColumn(value, language);
  const freshShare = ({ fresh, entries }: Point) => (entries === 0 ? 0 : fresh / entries);
  const on = points.map((point) => point.on);
  const most = Math.max(...points.map(({ entries }) => entries));
  const quality = lineChart(context, {
    id: "trend-quality",
    title: text.quality,
    on,
    lines: [
      { label: text.completeness, values: points.map(({ completeness }) => completeness) },
      { label: text.fresh, values: points.map(freshShare), dashed: true },
    ],
    top: 1,
    format: share,
  });
  const entries = lineChart(context, {
    id: "trend-entries",
    title: text.entries,
    on,
    lines: [{ label: text.entries, values: points.map((point) => point.entries) }],
    top: scaleTop(most),
    format: count,
  });
  const table = behind<Point>(context, {
    caption: text.title,
    rows: points.toReversed(),
    columns: [
      { label: text.on, cell: (point) => formatDate(point.on, language), head: true },
      { label: text.entries, cell: (point) => count(point.entries), numeric: true },
      {
        label: text.completeness,
        cell: (point) => shareInColumn(point.completeness),
        numeric: true,
      },
      { label: text.fresh, cell: (point) => shareInColumn(freshShare(point)), numeric: true },
    ],
  });
  const sampled = trend.counted < trend.entries;
  return html`<section aria-labelledby="trend-title"><h2 id="trend-title">${text.title}</h2>
<p class="lead-note">${text.now(share(last.completeness), share(freshShare(last)))}</p><p class="meta">${text.note}${sampled && ` ${text.sampled(trend.counted, trend.entries)}`}</p>
${
  points.length > 1
    ? html`<div class="figures"><figure><figcaption><h3>${text.quality}</h3></figcaption>${quality}</figure><figure><figcaption><h3>${text.entriesOverTime}</h3></figcaption>${entries}</figure></div>${table}`
    : html`<p class="unstated">${text.tooYoung}</p>`
}</section>`;
}

interface Growth {
  readonly month: string;
  readonly entries: number;
}

/** How many of today's entries were registered by the end of each month. */
export function growthOf({ entries, months }: CatalogueStatistics): readonly Growth[] {
  let at = entries;
  const growth: Growth[] = [];
  for (const { month, added } of months.toReversed()) {
    growth.push({ month, entries: Math.max(0, at) });
    at -= added;
  }
  growth.reverse();
  // Before a young catalogue began there is nothing to see but its last empty month.
  const begin = growth.findIndex((one) => one.entries > 0);
  return begin < 0 ? [] : growth.slice(Math.max(0, begin - 1));
}

/** The growth of the whole catalogue as a line, with the numbers behind it. */
export function growthChart(context: PageContext, statistics: CatalogueStatistics): Html {
  const { trend: text, statistics: more } = messagesOf(context);
  const { language } = context;
  const growth = growthOf(statistics);
  if (growth.length === 0) return html`<p class="unstated">${more.none}</p>`;
  const chart = lineChart(context, {
    id: "growth",
    title: text.growth,
    on: growth.map(({ month }) => month),
    lines: [{ label: text.entries, values: growth.map(({ entries }) => entries) }],
    top: scaleTop(Math.max(...growth.map(({ entries }) => entries))),
    format: (value) => formatCount(value, language),
  });
  const table = behind<Growth>(context, {
    caption: text.growth,
    rows: growth.toReversed(),
    columns: [
      { label: more.month, cell: ({ month }) => formatDate(month, language), head: true },
      { label: text.entries, cell: (one) => formatCount(one.entries, language), numeric: true },
    ],
  });
  return html`${chart}${table}`;
}
