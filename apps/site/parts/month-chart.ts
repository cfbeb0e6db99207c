import { messagesOf, type PageContext } from "../context.ts";
import { formatCount, formatDate } from "../format.ts";
import { type Html, html } from "../html.ts";
import { labelled, percent, scaleTop } from "./chart-scale.ts";

/** A number of one month; `month` is ISO 8601: 2026-11. */
export interface MonthCount {
  readonly month: string;
  readonly count: number;
}

/** Months that a chart shows; its table shows the same ones. */
export const monthsShownMax = 36;
/** A chart begins with the first month that has a number, but shows so many at least. */
const monthsShownMin = 12;

/** Sizes in CSS pixels: widths are in per cent, so that text is not scaled with the picture. */
const plotHeight = 150;
const plotTop = 18;
const chartHeight = plotTop + plotHeight + 24;

function columnsOf(months: readonly MonthCount[], top: number): readonly Html[] {
  const step = 100 / months.length;
  return months.map(({ count }, index) => {
    const height = count === 0 ? 0 : Math.max(1, Math.round((count / top) * plotHeight));
    return html`<rect class="bar-fill" x="${percent(step * (index + 0.15))}" width="${percent(step * 0.7)}" y="${plotTop + plotHeight - height}" height="${height}"/>`;
  });
}

/** Before a young catalogue began there is nothing to see; a year is shown at least. */
function withoutEmptyStart(months: readonly MonthCount[]): readonly MonthCount[] {
  const begin = months.findIndex(({ count }) => count > 0);
  return months.slice(Math.max(0, Math.min(begin, months.length - monthsShownMin)));
}

function labelsOf(months: readonly MonthCount[]): readonly Html[] {
  const step = 100 / months.length;
  return labelled(months.length).map((index) => {
    const first = index === 0 && months.length > 2;
    const last = index === months.length - 1 && months.length > 2;
    const x = first ? 0 : last ? 100 : step * (index + 0.5);
    const anchor = first ? "start" : last ? "end" : "middle";
    return html`<text class="axis" x="${percent(x)}" y="${chartHeight - 6}" text-anchor="${anchor}">${months[index]?.month ?? ""}</text>`;
  });
}

/**
 * Numbers by month as columns in an SVG with title and description. The table behind it is given
 * by `monthTable`, since two charts may share one.
 */
export function monthChart(
  context: PageContext,
  of: { readonly id: string; readonly title: string; readonly months: readonly MonthCount[] },
): Html {
  const text = messagesOf(context).statistics;
  const { language } = context;
  const months = withoutEmptyStart(of.months.slice(-monthsShownMax));
  const first = months[0];
  const last = months.at(-1);
  if (first === undefined || last === undefined) return html`<p class="unstated">${text.none}</p>`;
  const max = Math.max(...months.map(({ count }) => count));
  if (max === 0) return html`<p class="unstated">${text.none}</p>`;
  const top = scaleTop(max);
  const describe = text.chartOf(
    formatDate(first.month, language),
    formatDate(last.month, language),
    formatCount(max, language),
  );
  const middle = plotTop + plotHeight / 2;
  const bottom = plotTop + plotHeight;
  return html`<svg class="chart" width="100%" height="${chartHeight}" role="img" aria-labelledby="${`${of.id}-title ${of.id}-description`}">
<title id="${`${of.id}-title`}">${of.title}</title><desc id="${`${of.id}-description`}">${describe}</desc>
<line class="grid" x1="0" x2="100%" y1="${plotTop}" y2="${plotTop}"/><line class="grid" x1="0" x2="100%" y1="${middle}" y2="${middle}"/>
${columnsOf(months, top)}
<line class="base" x1="0" x2="100%" y1="${bottom}" y2="${bottom}"/>
<text class="axis" x="0" y="${plotTop - 5}">${formatCount(top, language)}</text>
${labelsOf(months)}
</svg>`;
}
