import type { ItemGroup, ItemSearchAnswer } from "@tongshu/catalogue/contract";
import { messagesOf, type PageContext } from "../context.ts";
import { attributes, type Html, html } from "../html.ts";
import { layout } from "../layout.ts";
import {
  entryPath,
  type ItemSearchState,
  itemSearchApiPath,
  itemSearchPath,
  organisationPath,
  pageLink,
  rootLink,
  searchPath,
} from "../links.ts";
import { highlighted } from "../parts/hits.ts";
import { paging } from "../parts/paging.ts";
import { queryCharactersMax } from "../parts/search-box.ts";
import { langOf, sampleMark } from "../parts/text.ts";
import type { RefusalShown } from "./results.ts";

export interface ItemsPageData {
  readonly state: ItemSearchState;
  /** Authorities on one page. */
  readonly size: number;
  /** null while nothing is asked. */
  readonly answer: ItemSearchAnswer | RefusalShown | null;
}

function box(context: PageContext, query: string): Html {
  const text = messagesOf(context);
  return html`<search><form class="search-box" action="${pageLink(context, "/items")}" method="get">
<label for="item-q">${text.itemSearch.label}</label>
<div class="search-line"><div class="search-field"><input id="item-q" name="q" type="search" value="${query}" maxlength="${queryCharactersMax}" autocomplete="off" autocapitalize="none" spellcheck="false" enterkeyhint="search" placeholder="${text.itemSearch.placeholder}" aria-describedby="item-hint" dir="auto"></div><button type="submit">${text.search.submit}</button></div>
<p id="item-hint" class="hint">${text.itemSearch.hint}</p></form></search>`;
}

function examples(context: PageContext): Html {
  const text = messagesOf(context);
  return html`<p class="examples">${text.itemSearch.examplesTitle}${text.colon}</p><ul class="words examples-list">${text.itemSearch.examples.map(
    (example) =>
      html`<li><a href="${pageLink(context, itemSearchPath({ q: example }))}">${example}</a></li>`,
  )}</ul>`;
}

function groupOf(context: PageContext, state: ItemSearchState, group: ItemGroup): Html {
  const text = messagesOf(context).itemSearch;
  const { provider } = group;
  const all = searchPath({ q: state.q, filters: { provider: [provider.id] } });
  const itemsOf = (id: string) =>
    `${pageLink(context, entryPath(id, { iq: plainWords(state.q) }))}#items`;
  return html`<li class="item-group"><h3><a href="${pageLink(context, organisationPath(provider.id))}" lang="${langOf(provider.tag)}" dir="auto">${provider.name}</a> <span class="count">${text.groupCount(group.count)}</span></h3>
<ul class="item-entries">${group.entries.map((entry) => {
    const rest = entry.itemTotal - entry.items.length;
    return html`<li><a href="${pageLink(context, entryPath(entry.id))}" lang="${langOf(entry.tag)}" dir="auto">${entry.title}</a>${entry.sample && html` ${sampleMark(context)}`}
<ul class="words">${entry.items.map((item) => html`<li>${highlighted(item.name)}</li>`)}${rest > 0 && html`<li><a href="${itemsOf(entry.id)}">${text.moreItems(rest)}</a></li>`}</ul></li>`;
  })}</ul>${group.count > group.entries.length && html`<p><a href="${pageLink(context, all)}">${text.moreEntries(group.count)}</a></p>`}</li>`;
}

/** The words of a query without its signs, for the search among the items of one entry. */
function plainWords(query: string): string {
  return query.replace(/["“”„＂「」『』]/g, " ").trim();
}

function none(context: PageContext, state: ItemSearchState): Html {
  const text = messagesOf(context).itemSearch;
  return html`<div class="empty"><p>${text.none}</p><ul>${text.noneAdvice.map((advice) => html`<li>${advice}</li>`)}</ul><p><a class="more" href="${pageLink(context, searchPath({ q: state.q }))}">${text.toSearch}</a></p></div>`;
}

/** Past the last page nothing is missing but the page. */
function beyond(context: PageContext, state: ItemSearchState, pages: number): Html {
  const { search: text } = messagesOf(context);
  const last = pageLink(context, itemSearchPath({ ...state, page: pages }));
  return html`<div class="empty"><p>${text.noSuchPage(pages)}</p><p><a href="${last}">${text.lastPage}</a></p></div>`;
}

function found(context: PageContext, data: ItemsPageData, answer: ItemSearchAnswer): Html {
  const { search, itemSearch: text } = messagesOf(context);
  const { state, size } = data;
  const pages = Math.max(1, Math.ceil(answer.groupTotal / size));
  const to = (more: Partial<ItemSearchState>) =>
    pageLink(context, itemSearchPath({ ...state, ...more }));
  const last = state.page >= pages;
  const isBeyond = answer.groups.length === 0 && state.page > 1 && answer.total > 0;
  return html`<section class="results" aria-labelledby="results-title"><h2 id="results-title" class="hidden">${search.results}</h2>
<div class="results-head"><p class="total" role="status"><strong>${text.count(answer.total, answer.exact, answer.groupTotal)}</strong></p></div>
${answer.grouped < answer.total && answer.groups.length > 0 && html`<p class="meta">${text.grouped(answer.grouped)}</p>`}
${isBeyond ? beyond(context, state, pages) : answer.groups.length === 0 ? none(context, state) : html`<ol class="item-groups">${answer.groups.map((group) => groupOf(context, state, group))}</ol>`}
${paging(context, {
  label: text.paging,
  page: state.page,
  pages,
  more: !last,
  linkTo: (page) => to({ page }),
})}
${last && answer.cursor !== null && html`<p><a class="more" rel="next" href="${to({ page: 1, cursor: answer.cursor })}">${text.further}</a></p>`}
<p class="json"><a href="${rootLink(context, itemSearchApiPath(state, context.language))}">${text.json}</a></p></section>`;
}

function refused(context: PageContext, refusal: RefusalShown): Html {
  const text = messagesOf(context);
  const { language } = context;
  return html`<section class="results" role="alert"><h2>${text.search.errorTitle}</h2><p>${refusal.message[language]}</p><p>${refusal.remedy[language]}</p><p class="muted">${text.errors.code} <code>${refusal.code}</code></p></section>`;
}

/** Which datasets hold a field, by the organisations that provide them. */
export function itemsPage(context: PageContext, data: ItemsPageData): string {
  const text = messagesOf(context).itemSearch;
  const { state, answer } = data;
  const asked = state.q.trim() !== "";
  const title = asked ? text.titleFor(state.q) : text.title;
  return layout(context, {
    title,
    description: text.lead,
    section: "items",
    json: asked ? rootLink(context, itemSearchApiPath(state, context.language)) : undefined,
    canonical: itemSearchPath(state),
    noIndex: asked,
    main: html`<div class="wide items-page"><h1 dir="auto">${title}</h1>${!asked && html`<p class="lead">${text.lead}</p>`}
${box(context, state.q)}
${!asked && examples(context)}
<div ${attributes({ class: answer !== null && "below" })}>${
      answer !== null &&
      ("code" in answer ? refused(context, answer) : found(context, data, answer))
    }</div></div>`,
  });
}
