import { messagesOf, type PageContext } from "../context.ts";
import { formatCount, formatShareInColumn } from "../format.ts";
import { type Html, html } from "../html.ts";

/** A row of a bar chart. */
export interface Bar {
  readonly label: string;
  /** BCP 47 tag of the label where it is data. */
  readonly lang?: string | undefined;
  readonly link?: string | undefined;
  readonly count: number;
  /** The whole of which `count` is a part; the largest count where absent. */
  readonly of?: number | undefined;
}

function percent(part: number, whole: number): number {
  return whole <= 0 ? 0 : Math.round((part / whole) * 1000) / 10;
}

/** The bar of a row. Its number stands in the row, so it is a picture for the eye alone. */
function barOf(part: number, whole: number): Html {
  const width = percent(part, whole);
  // A number that is not nothing shall not look like nothing.
  const shown = part > 0 ? Math.max(width, 0.5) : 0;
  return html`<svg class="bar" width="100%" height="12" aria-hidden="true" focusable="false"><rect class="bar-ground" width="100%" height="12" rx="2"/><rect class="bar-fill" width="${`${shown}%`}" height="12" rx="2"/></svg>`;
}

/**
 * A chart and its table in one: each row has its label, a bar and its number, so that nobody needs
 * the picture. With `share`, the part of the whole is told too.
 */
export function barTable(
  context: PageContext,
  of: {
    readonly caption: string;
    readonly label: string;
    readonly bars: readonly Bar[];
    readonly share?: boolean;
  },
): Html {
  const text = messagesOf(context).statistics;
  if (of.bars.length === 0) return html`<p class="unstated">${text.none}</p>`;
  const max = Math.max(...of.bars.map((bar) => bar.count));
  const { language } = context;
  return html`<table class="${of.share === true ? "bars bars-share" : "bars"}"><caption class="hidden">${of.caption}</caption>
<thead class="hidden"><tr><th scope="col">${of.label}</th><th scope="col">${text.count}</th></tr></thead>
<tbody>${of.bars.map((bar) => {
    const label = html`<span lang="${bar.lang ?? ""}" dir="auto">${bar.label}</span>`;
    const plain = html`${bar.label}`;
    const named = bar.lang === undefined ? plain : label;
    const whole = bar.of ?? max;
    return html`<tr><th scope="row">${bar.link === undefined ? named : html`<a href="${bar.link}">${named}</a>`}</th><td><div class="bar-line">${barOf(bar.count, whole)}<span class="bar-number">${formatCount(bar.count, language)}${
      of.share === true &&
      bar.of !== undefined &&
      html` <span class="bar-share">${formatShareInColumn(bar.of <= 0 ? 0 : bar.count / bar.of, language)}</span>`
    }</span></div></td></tr>`;
  })}</tbody></table>`;
}
