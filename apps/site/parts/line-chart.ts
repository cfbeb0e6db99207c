import { messagesOf, type PageContext } from "../context.ts";
import { formatDate } from "../format.ts";
import { attributes, type Html, html } from "../html.ts";
import { labelled, percent } from "./chart-scale.ts";

/** A line of a chart. */
export interface Line {
  readonly label: string;
  /** One value for each day or month of the chart. */
  readonly values: readonly number[];
  /** Told from the first line by its shape, not by a colour. */
  readonly dashed?: boolean;
}

export interface LineChart {
  /** Unique on the page. */
  readonly id: string;
  readonly title: string;
  /** What stands below the points: 2026-11 or 2026-11-22. */
  readonly on: readonly string[];
  readonly lines: readonly Line[];
  /** The value at the top of the picture; the bottom is 0. */
  readonly top: number;
  /** A value as text: of the scale, and of the first and last value in the description. */
  readonly format: (value: number) => string;
}

/** Sizes in CSS pixels: widths are in per cent, so that text is not scaled with the picture. */
const plotHeight = 150;
const plotTop = 18;
const chartHeight = plotTop + plotHeight + 24;
/** The plot's own scale across; the picture is stretched, its lines keep their width. */
const across = 1_000;

function pointsOf(values: readonly number[], top: number): string {
  const step = across / Math.max(1, values.length - 1);
  return values
    .map((value, index) => {
      const height = top <= 0 ? 0 : Math.min(1, Math.max(0, value / top)) * plotHeight;
      const y = Math.round((plotHeight - height) * 10) / 10;
      return `${Math.round(step * index * 10) / 10},${y}`;
    })
    .join(" ");
}

function legend(lines: readonly Line[]): Html {
  return html`<ul class="legend">${lines.map(
    ({ label, dashed }) =>
      html`<li><svg width="28" height="8" aria-hidden="true" focusable="false"><line class="${dashed === true ? "line line-dashed" : "line"}" x1="0" x2="28" y1="4" y2="4"/></svg>${label}</li>`,
  )}</ul>`;
}

/**
 * Values over time as lines in an SVG with title and description. The table behind it is given by
 * the caller. With a single point there is no line yet: that is said in words.
 */
export function lineChart(context: PageContext, chart: LineChart): Html {
  const { trend: text, listSeparator } = messagesOf(context);
  const { language } = context;
  const first = chart.on[0];
  const last = chart.on.at(-1);
  if (first === undefined || last === undefined || chart.on.length < 2) {
    return html`<p class="unstated">${text.tooYoung}</p>`;
  }
  const told = chart.lines.map(({ label, values }) =>
    text.fromTo(label, chart.format(values[0] ?? 0), chart.format(values.at(-1) ?? 0)),
  );
  const describe = `${text.between(formatDate(first, language), formatDate(last, language))} ${told.join(listSeparator)}`;
  const bottom = plotTop + plotHeight;
  const middle = plotTop + plotHeight / 2;
  // Of things that are counted there is no half.
  const half = chart.format(chart.top / 2);
  // A day is a longer label than a month.
  const places = labelled(chart.on.length, first.length > "2026-11".length ? 3 : 4);
  return html`<svg class="chart" width="100%" height="${chartHeight}" role="img" aria-labelledby="${`${chart.id}-title ${chart.id}-description`}">
<title id="${`${chart.id}-title`}">${chart.title}</title><desc id="${`${chart.id}-description`}">${describe}</desc>
<line class="grid" x1="0" x2="100%" y1="${plotTop}" y2="${plotTop}"/><line class="grid" x1="0" x2="100%" y1="${middle}" y2="${middle}"/><line class="base" x1="0" x2="100%" y1="${bottom}" y2="${bottom}"/>
<svg y="${plotTop}" width="100%" height="${plotHeight}" viewBox="${`0 0 ${across} ${plotHeight}`}" preserveAspectRatio="none">${chart.lines.map(
    ({ values, dashed }) =>
      html`<polyline class="${dashed === true ? "line line-dashed" : "line"}" vector-effect="non-scaling-stroke" points="${pointsOf(values, chart.top)}"/>`,
  )}</svg>
<text class="axis" x="0" y="${plotTop - 5}">${chart.format(chart.top)}</text>${!half.includes(".") && html`<text class="axis" x="0" y="${middle - 5}">${half}</text>`}
${places.map((index, at) => {
  const anchor = at === 0 ? "start" : at === places.length - 1 ? "end" : "middle";
  const x = percent((100 * index) / (chart.on.length - 1));
  return html`<text class="axis" x="${x}" y="${chartHeight - 6}" ${attributes({ "text-anchor": anchor })}>${chart.on[index] ?? ""}</text>`;
})}
</svg>${chart.lines.length > 1 && legend(chart.lines)}`;
}
