/**
 * Line charts as SVG files that stand by themselves: readable on light and dark pages, lines told
 * apart by dashes as well as by colour, a title and a description for those who do not see them.
 */

export interface ChartLine {
  readonly label: string;
  /** Which of three looks it has, from 0: the same thing looks alike in every chart. */
  readonly look: number;
  /** Ascending in x; both above 0 where the axis is logarithmic. */
  readonly points: readonly (readonly [number, number])[];
}

export interface Panel {
  readonly title: string;
  readonly lines: readonly ChartLine[];
}

export interface Chart {
  readonly title: string;
  readonly description: string;
  readonly panels: readonly Panel[];
  readonly x: Axis;
  /** Logarithmic: times differ by orders of magnitude. */
  readonly y: { readonly label: string; readonly format: (value: number) => string };
}

export interface Axis {
  readonly label: string;
  readonly isLogarithmic: boolean;
  readonly ticks: readonly number[];
  readonly format: (value: number) => string;
}

const panelWidth = 310;
const plot = { left: 46, top: 30, width: 240, height: 190 } as const;
const height = plot.top + plot.height + 64;

const style = `
  svg { color-scheme: light dark; font: 12px system-ui, sans-serif; }
  .back { fill: #fff; } text { fill: #333; } .grid { stroke: #ddd; } .axis { stroke: #888; }
  .line { fill: none; stroke-width: 2; } .s0 { stroke: #b5282d; } .s1 { stroke: #1f5fa8; } .s2 { stroke: #3d7a2e; }
  .d1 { stroke-dasharray: 6 3; } .d2 { stroke-dasharray: 2 3; } circle { stroke-width: 2; fill: #fff; }
  .head { font-weight: 600; }
  @media (prefers-color-scheme: dark) {
    .back { fill: #16181c; } text { fill: #d8d8d8; } .grid { stroke: #333; } .axis { stroke: #888; }
    .s0 { stroke: #ff7b7f; } .s1 { stroke: #7fb4f5; } .s2 { stroke: #8fd07c; } circle { fill: #16181c; }
  }`;

const short = (value: number): number => Math.round(value * 10) / 10;

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

/** Where a value lies between the ends, from 0 to 1. */
function place(value: number, from: number, to: number, isLogarithmic: boolean): number {
  if (from === to) return 0.5;
  const scale = isLogarithmic ? Math.log : (one: number) => one;
  return (scale(value) - scale(from)) / (scale(to) - scale(from));
}

/** Powers of ten that hold all the values between them. */
function decades(values: readonly number[]): readonly number[] {
  const least = Math.floor(Math.log10(Math.min(...values)));
  const most = Math.max(least + 1, Math.ceil(Math.log10(Math.max(...values))));
  return Array.from({ length: most - least + 1 }, (_, at) => 10 ** (least + at));
}

function drawPanel(chart: Chart, panel: Panel, at: number, yTicks: readonly number[]): string {
  const { x } = chart;
  const bottom = plot.top + plot.height;
  const across = (value: number) =>
    short(
      plot.left + plot.width * place(value, x.ticks[0] ?? 1, x.ticks.at(-1) ?? 1, x.isLogarithmic),
    );
  const up = (value: number) =>
    short(bottom - plot.height * place(value, yTicks[0] ?? 1, yTicks.at(-1) ?? 1, true));
  const right = plot.left + plot.width;
  const grid = yTicks.map(
    (tick) =>
      `<line class="grid" x1="${plot.left}" x2="${right}" y1="${up(tick)}" y2="${up(tick)}"/><text x="${plot.left - 6}" y="${up(tick) + 4}" text-anchor="end">${chart.y.format(tick)}</text>`,
  );
  const labels = x.ticks.map(
    (tick) =>
      `<line class="axis" x1="${across(tick)}" x2="${across(tick)}" y1="${bottom}" y2="${bottom + 4}"/><text x="${across(tick)}" y="${bottom + 17}" text-anchor="middle">${x.format(tick)}</text>`,
  );
  const lines = panel.lines.map(({ points, look }) => {
    const kind = `s${look}`;
    const places = points.map(([one, other]) => `${across(one)},${up(other)}`);
    // A long curve needs no dots; a few measured sizes do.
    const dots = points.length > 6 ? [] : points;
    return `<polyline class="line ${kind} d${look}" points="${places.join(" ")}"/>${dots
      .map(
        ([one, other]) => `<circle class="${kind}" cx="${across(one)}" cy="${up(other)}" r="3"/>`,
      )
      .join("")}`;
  });
  return `<g transform="translate(${at * panelWidth} 0)"><text class="head" x="${plot.left}" y="18">${escaped(panel.title)}</text>
${grid.join("\n")}
<line class="axis" x1="${plot.left}" x2="${right}" y1="${bottom}" y2="${bottom}"/>
${labels.join("\n")}
${lines.join("\n")}</g>`;
}

export function drawChart(chart: Chart): string {
  const values = chart.panels.flatMap(({ lines }) =>
    lines.flatMap(({ points }) => points.map(([, value]) => value)),
  );
  if (values.length === 0) throw new Error("A chart needs a value.");
  const yTicks = decades(values);
  const width = Math.max(2, chart.panels.length) * panelWidth;
  const named = chart.panels[0]?.lines ?? [];
  const legend = named.map(({ label, look }, at) => {
    const from = plot.left + at * 130;
    const kind = `s${look} d${look}`;
    return `<line class="line ${kind}" x1="${from}" x2="${from + 28}" y1="${height - 10}" y2="${height - 10}"/><text x="${from + 34}" y="${height - 6}">${escaped(label)}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title description">
<title id="title">${escaped(chart.title)}</title>
<desc id="description">${escaped(chart.description)}</desc>
<style>${style}
</style>
<rect class="back" width="${width}" height="${height}"/>
${chart.panels.map((panel, at) => drawPanel(chart, panel, at, yTicks)).join("\n")}
<text x="${plot.left + plot.width}" y="${height - 30}" text-anchor="end">${escaped(chart.x.label)}</text><text x="${plot.left}" y="${height - 30}">${escaped(chart.y.label)}</text>
${legend.join("\n")}
</svg>
`;
}
