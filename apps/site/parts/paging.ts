import { messagesOf, type PageContext } from "../context.ts";
import { formatCount } from "../format.ts";
import { attributes, type Html, html } from "../html.ts";

export interface Paging {
  readonly label: string;
  readonly page: number;
  /** Number of pages; null when it is not known. */
  readonly pages: number | null;
  /** Whether there is a page after this one. */
  readonly more: boolean;
  readonly linkTo: (page: number) => string;
  readonly previousText?: string;
  readonly nextText?: string;
}

/** Pages beside the present one that are linked directly, on each side. */
const neighbours = 2;

function numbers(page: number, pages: number): readonly (number | null)[] {
  const wanted = new Set([1, pages]);
  for (let near = page - neighbours; near <= page + neighbours; near += 1) {
    if (near >= 1 && near <= pages) wanted.add(near);
  }
  const rising = [...wanted].sort((a, b) => a - b);
  return rising.flatMap((number, index) => {
    const before = rising[index - 1];
    return before !== undefined && number - before > 1 ? [null, number] : [number];
  });
}

/** Links to the pages around this one; nothing when all is on one page. */
export function paging(context: PageContext, of: Paging): Html {
  const text = messagesOf(context).search;
  if (of.page === 1 && !of.more) return html``;
  const step = (page: number, rel: string, label: string) =>
    html`<li><a rel="${rel}" class="step" href="${of.linkTo(page)}">${label}</a></li>`;
  // Who asked for a page after the last one goes back to the last one.
  const before = Math.min(of.page - 1, of.pages ?? of.page);
  return html`<nav class="paging" aria-label="${of.label}"><ul>
${of.page > 1 && step(before, "prev", of.previousText ?? text.previous)}
${
  of.pages === null
    ? html`<li class="muted">${text.page(of.page)}</li>`
    : numbers(of.page, of.pages).map((number) =>
        number === null
          ? html`<li class="gap" aria-hidden="true">…</li>`
          : html`<li class="number"><a href="${of.linkTo(number)}" aria-label="${text.page(number)}" ${attributes({ "aria-current": number === of.page && "page" })}>${formatCount(number, context.language)}</a></li>`,
      )
}
${of.more && step(of.page + 1, "next", of.nextText ?? text.next)}
</ul></nav>`;
}

/** Paging by cursor, where pages have no numbers: back to the first page, on to the next. */
export function stepping(of: {
  readonly label: string;
  readonly first: string | null;
  readonly next: string | null;
  readonly firstText: string;
  readonly nextText: string;
}): Html {
  if (of.first === null && of.next === null) return html``;
  return html`<nav class="paging" aria-label="${of.label}"><ul>${
    of.first !== null && html`<li><a class="step" href="${of.first}">${of.firstText}</a></li>`
  }${of.next !== null && html`<li><a class="step" rel="next" href="${of.next}">${of.nextText}</a></li>`}</ul></nav>`;
}
