import type { SearchAnswer } from "@tongshu/catalogue/contract";
import { exportFormats, searchSorts } from "@tongshu/catalogue/contract";
import type { Bilingual } from "@tongshu/platform/i18n";
import { messagesOf, type PageContext } from "../context.ts";
import { formatCount } from "../format.ts";
import { attributes, type Html, html } from "../html.ts";
import { layout } from "../layout.ts";
import {
  exportPath,
  itemSearchPath,
  pageLink,
  rootLink,
  type SearchState,
  searchApiPath,
  searchPath,
  searchSizeDefault,
  searchSizes,
  withSort,
} from "../links.ts";
import { facetForm, filterChips, hiddenFilters } from "../parts/facets.ts";
import { hitList } from "../parts/hits.ts";
import { paging } from "../parts/paging.ts";
import { searchBox } from "../parts/search-box.ts";

/** What a page shows of a refusal. */
export interface RefusalShown {
  readonly code: string;
  readonly status: number;
  readonly message: Bilingual;
  readonly remedy: Bilingual;
}

export interface ResultsPageData {
  readonly state: SearchState;
  readonly answer: SearchAnswer | RefusalShown;
}

/** Hits reachable by page number, the same as the API's limit; further ones need its cursor. */
export const pageWindowHitsMax = 10_000;

function totalOf(answer: SearchAnswer): number {
  return answer.relaxed === null ? answer.total : answer.relaxed.total;
}

function order(context: PageContext, state: SearchState): Html {
  const text = messagesOf(context).search;
  const to = (next: SearchState) => pageLink(context, searchPath(next));
  return html`<nav class="order" aria-label="${text.sort}"><ul><li class="muted">${text.sort}</li>${searchSorts.map(
    (sort) =>
      html`<li><a href="${to(withSort(state, sort))}" ${attributes({ "aria-current": state.sort === sort && "true" })}>${text.sorts[sort]}</a></li>`,
  )}</ul></nav><nav class="order" aria-label="${text.size}"><ul><li class="muted">${text.size}</li>${searchSizes.map(
    (size) =>
      html`<li><a href="${to({ ...state, page: 1, size })}" ${attributes({ "aria-current": state.size === size && "true" })}>${formatCount(size, context.language)}</a></li>`,
  )}</ul></nav>`;
}

function empty(context: PageContext, state: SearchState, answer: SearchAnswer): Html {
  const text = messagesOf(context).search;
  if (state.page > 1 && totalOf(answer) > 0) {
    const { pages, beyond } = pagesOf(answer, state.size);
    const last = pageLink(context, searchPath({ ...state, page: pages }));
    return html`<div class="empty"><p>${beyond ? text.beyondWindow : text.noSuchPage(pages)}</p><p><a href="${last}">${text.lastPage}</a></p></div>`;
  }
  const { resultsMore: more, noWord } = messagesOf(context);
  const hasWord = state.q.trim() === "" || /[\p{L}\p{N}]/u.test(state.q);
  const filtered = Object.values(state.filters).some((values) => values.length > 0);
  const title = hasWord ? text.emptyTitle : noWord.title;
  const advice = hasWord ? text.emptyAdvice : noWord.advice;
  return html`<div class="empty"><h3>${title}</h3><ul>${advice.map((one) => html`<li>${one}</li>`)}</ul>
<ul class="links ways-on">${filtered && html`<li><a href="${pageLink(context, searchPath({ q: state.q }))}">${noWord.withoutFilters}</a></li>`}${hasWord && html`<li><a href="${pageLink(context, itemSearchPath({ q: state.q }))}">${more.tryItems}</a></li>`}<li><a href="${pageLink(context, "/help")}">${more.help}</a></li><li><a href="${pageLink(context, searchPath({}))}">${more.seeAll}</a></li></ul></div>`;
}

/** Number of pages that can be reached by number, and whether hits lie beyond them. */
function pagesOf(answer: SearchAnswer, size: number): { pages: number; beyond: boolean } {
  const total = totalOf(answer);
  const reachable = Math.floor(pageWindowHitsMax / size);
  const pages = Math.max(1, Math.ceil(total / size));
  return { pages: Math.min(pages, reachable), beyond: pages > reachable };
}

/** Another way to write what was asked, with the same filters. */
function didYouMean(context: PageContext, state: SearchState, answer: SearchAnswer): Html {
  const { resultsMore: text, colon } = messagesOf(context);
  if (answer.didYouMean === null) return html``;
  const link = pageLink(context, searchPath({ ...state, page: 1, q: answer.didYouMean }));
  return html`<p class="did-you-mean">${text.didYouMean}${colon}<a href="${link}" dir="auto">${answer.didYouMean}</a></p>`;
}

/** The whole result as files. */
function exports(context: PageContext, state: SearchState): Html {
  const { resultsMore: text, colon } = messagesOf(context);
  return html`<div class="exports"><p>${text.export}${colon}</p><ul class="links">${exportFormats.map(
    (format) =>
      html`<li><a href="${rootLink(context, exportPath(state, format, context.language))}" download rel="nofollow">${format.toUpperCase()}</a></li>`,
  )}</ul><p class="meta">${text.exportNote}</p></div>`;
}

function found(context: PageContext, state: SearchState, answer: SearchAnswer): Html {
  const text = messagesOf(context).search;
  const total = totalOf(answer);
  const { pages, beyond } = pagesOf(answer, state.size);
  const apiLink = rootLink(context, searchApiPath(state, context.language));
  return html`<section class="results" aria-labelledby="results-title"><h2 id="results-title" class="hidden">${text.results}</h2>
<div class="results-head"><p class="total" role="status">${answer.relaxed === null ? html`<strong>${text.count(total, answer.exact)}</strong>` : text.relaxed(answer.total, total)}</p>${total > 1 && order(context, state)}</div>
${didYouMean(context, state, answer)}
${filterChips(context, state, answer.facets)}
${answer.hits.length === 0 ? empty(context, state, answer) : hitList(context, answer.hits, state.q.trim() !== "")}
${paging(context, {
  label: text.paging,
  page: state.page,
  pages,
  more: state.page < pages,
  linkTo: (page) => pageLink(context, searchPath({ ...state, page })),
})}
${beyond && state.page === pages && html`<p class="muted">${text.beyondWindow}</p>`}
${total > 0 && exports(context, state)}
<p class="json"><a href="${apiLink}">${text.json}</a></p></section>`;
}

function refused(context: PageContext, refusal: RefusalShown): Html {
  const text = messagesOf(context);
  const { language } = context;
  return html`<section class="results" role="alert"><h2>${text.search.errorTitle}</h2><p>${refusal.message[language]}</p><p>${refusal.remedy[language]}</p><p class="muted">${text.errors.code} <code>${refusal.code}</code></p></section>`;
}

/** What the search form must carry besides the box and the shown checkboxes. */
function hiddenState(state: SearchState, answer: SearchAnswer | null) {
  const kept: (readonly [string, string])[] = [...hiddenFilters(state, answer?.facets ?? [])];
  if (state.sort !== "relevance") kept.push(["sort", state.sort]);
  if (state.size !== searchSizeDefault) kept.push(["size", String(state.size)]);
  return kept;
}

/** The page of a search: its state comes from the address alone. */
export function resultsPage(context: PageContext, { state, answer }: ResultsPageData): string {
  const text = messagesOf(context).search;
  const given = "code" in answer ? null : answer;
  const title = state.q.trim() === "" ? text.title : text.titleFor(state.q);
  const link = (page: number) => pageLink(context, searchPath({ ...state, page }));
  const pages = given === null ? 1 : pagesOf(given, state.size).pages;
  const more = state.page < pages;
  return layout(context, {
    title,
    section: "search",
    previous: state.page > 1 ? link(Math.min(state.page - 1, pages)) : undefined,
    next: more ? link(state.page + 1) : undefined,
    json: rootLink(context, searchApiPath(state, context.language)),
    canonical: searchPath(state),
    noIndex: state.q !== "" || Object.values(state.filters).some((values) => values.length > 0),
    main: html`<div class="wide search-page"><h1 dir="auto">${title}</h1>
${searchBox(context, state.q, hiddenState(state, given))}
<div class="beside">${given !== null && facetForm(context, state, given.facets)}${
      given === null ? "code" in answer && refused(context, answer) : found(context, state, given)
    }</div></div>`,
  });
}
