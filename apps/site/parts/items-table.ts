import type { Item } from "@tongshu/catalogue/contract";
import { messagesOf, type PageContext } from "../context.ts";
import { formatCount } from "../format.ts";
import { attributes, type Html, html } from "../html.ts";
import {
  type EntryView,
  entryParameters,
  entryPath,
  type ItemSort,
  itemSorts,
  pageLink,
} from "../links.ts";
import { codeLabel } from "../messages/index.ts";
import { type Column, dataTable } from "./data-table.ts";
import { matchingItems, orderedItems } from "./item-order.ts";
import { paging } from "./paging.ts";
import { langOf, otherTexts, primaryText } from "./text.ts";

/** Items on one page of the items table. An entry may hold 50,000. */
export const itemsPerPage = 100;
/** Longest definition or domain of an item that the table shows, in characters. */
const noteCharactersMax = 1_000;

function cut(text: string): string {
  return text.length > noteCharactersMax
    ? `${text.slice(0, noteCharactersMax).toWellFormed()}…`
    : text;
}

function textCell(context: PageContext, map: Readonly<Record<string, string>> | undefined) {
  if (map === undefined || Object.keys(map).length === 0) return null;
  const short = Object.fromEntries(Object.entries(map).map(([tag, text]) => [tag, cut(text)]));
  return html`${primaryText(short, context.language)}${otherTexts(short, context.language).map(
    (other) =>
      html`<br><span class="muted" lang="${langOf(other.tag)}" dir="auto">${other.text}</span>`,
  )}`;
}

function typeCell(context: PageContext, item: Item): Html | null {
  const { codes } = messagesOf(context);
  const label = item.type === undefined ? undefined : codeLabel(codes.itemType, item.type);
  if (label === undefined && item.sourceType === undefined) return null;
  const both = label !== undefined && item.sourceType !== undefined;
  return html`${label ?? item.sourceType ?? ""}${both && html` <span class="muted">${item.sourceType}</span>`}`;
}

function lengthCell(context: PageContext, item: Item): string | null {
  return item.length === undefined ? null : formatCount(item.length, context.language);
}

type Pair = readonly [label: string, value: Html | string | null | undefined];

function pairs(context: PageContext, all: readonly Pair[]): Html | null {
  const stated = all.filter(([, value]) => value !== null && value !== undefined);
  if (stated.length === 0) return null;
  const { colon } = messagesOf(context);
  return html`<ul class="pairs">${stated.map(([label, value]) => html`<li><span class="muted">${label}${colon}</span><span dir="auto">${value}</span></li>`)}</ul>`;
}

function notesCell(context: PageContext, item: Item): Html | null {
  const { itemFields: fields, codes, yes, no } = messagesOf(context);
  const flag = (value: boolean | undefined) => (value === undefined ? undefined : value ? yes : no);
  return pairs(context, [
    [fields.scale, item.scale === undefined ? null : formatCount(item.scale, context.language)],
    [fields.caliber, textCell(context, item.caliber)],
    [fields.domain, item.domain && cut(item.domain)],
    [fields.dataElement, item.dataElement],
    [fields.key, flag(item.key)],
    [fields.required, flag(item.required)],
    [fields.authoritative, flag(item.authoritative)],
    [fields.sourceDepartment, textCell(context, item.sourceDepartment?.name)],
    [fields.personalClass, item.personalClass && codeLabel(codes.personalData, item.personalClass)],
    [fields.mask, item.mask],
  ]);
}

function sharingCell(context: PageContext, item: Item): Html | null {
  const { itemFields: fields, codes, listSeparator } = messagesOf(context);
  return pairs(context, [
    [fields.shareType, item.shareType && codeLabel(codes.shareType, item.shareType)],
    [fields.shareCondition, textCell(context, item.shareCondition)],
    [fields.withholdBasis, textCell(context, item.withholdBasis)],
    [
      fields.shareMode,
      item.shareMode?.map((mode) => codeLabel(codes.shareMode, mode)).join(listSeparator),
    ],
    [fields.openType, item.openType && codeLabel(codes.openType, item.openType)],
    [fields.openCondition, textCell(context, item.openCondition)],
    [fields.updateCycle, item.updateCycle && codeLabel(codes.updateCycle, item.updateCycle)],
    [fields.grade, item.grade && codeLabel(codes.grade, item.grade)],
  ]);
}

/** From this number of items on they can be searched and ordered. */
export const itemsSearchableMin = 10;
/** Longest text that the items of an entry can be searched by. */
export const itemsQueryCharactersMax = 200;

export interface ItemsShown {
  readonly entryId: string;
  readonly at: string | null;
  readonly items: readonly Item[];
  /** From 1; a number beyond the last page shows the last. */
  readonly page: number;
  readonly query: string;
  readonly sort: ItemSort;
}

/** Searching and ordering: a plain form and links, all of it state of the address. */
function tools(context: PageContext, of: ItemsShown, found: number): Html {
  const text = messagesOf(context).entryMore;
  const view = { at: of.at, iq: of.query, isort: of.sort };
  const kept = entryParameters({ at: of.at, isort: of.sort });
  const to = (more: EntryView) => `${pageLink(context, entryPath(of.entryId, more))}#items`;
  return html`<div class="items-tools"><search><form class="small-search" action="${pageLink(context, entryPath(of.entryId))}#items" method="get">
<label for="iq">${text.itemsSearch}</label>
<div class="search-line"><input id="iq" name="iq" type="search" value="${of.query}" maxlength="${itemsQueryCharactersMax}" autocomplete="off" dir="auto"><button type="submit">${text.itemsSearchSubmit}</button></div>${kept.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
</form></search>
<nav class="order" aria-label="${text.itemsSort}"><ul><li class="muted">${text.itemsSort}</li>${itemSorts.map(
    (sort) =>
      html`<li><a href="${to({ ...view, isort: sort })}" ${attributes({ "aria-current": sort === of.sort && "true" })}>${text.itemsSorts[sort]}</a></li>`,
  )}</ul></nav></div>
${of.query.trim() !== "" && html`<p class="items-found" role="status">${found === 0 ? text.itemsFoundNone : text.itemsFound(found, of.items.length)} <a href="${to({ at: of.at, isort: of.sort })}">${text.itemsClear}</a></p>`}`;
}

/** The items of an entry, a page of them at a time; many can be searched and ordered. */
export function itemsTable(context: PageContext, of: ItemsShown): Html {
  const { itemFields: fields, entry: text } = messagesOf(context);
  if (of.items.length === 0) return html`<p class="unstated">${text.itemsNone}</p>`;
  const found = orderedItems(matchingItems(of.items, of.query), of.sort, context.language);
  const searchable = of.items.length >= itemsSearchableMin || of.query !== "";
  const above = searchable && tools(context, of, found.length);
  if (found.length === 0) return html`${above}`;
  const pages = Math.ceil(found.length / itemsPerPage);
  const page = Math.min(Math.max(1, Math.trunc(of.page)), pages);
  const from = (page - 1) * itemsPerPage;
  const rows = found.slice(from, from + itemsPerPage);
  const columns: readonly Column<Item>[] = [
    { label: fields.code, cell: (item) => html`<code>${item.code}</code>`, head: true },
    { label: fields.name, cell: (item) => textCell(context, item.name) },
    { label: fields.type, cell: (item) => typeCell(context, item) },
    { label: fields.length, cell: (item) => lengthCell(context, item), numeric: true },
    { label: fields.definition, cell: (item) => textCell(context, item.definition) },
    { label: fields.notes, cell: (item) => notesCell(context, item) },
    { label: fields.sharing, cell: (item) => sharingCell(context, item) },
    { label: fields.distribution, cell: (item) => item.distribution ?? null },
  ];
  const caption = text.itemsCaption(from + 1, from + rows.length, found.length);
  const view = { at: of.at, iq: of.query, isort: of.sort };
  return html`${above}${dataTable(context, { caption, columns, rows })}${paging(context, {
    label: text.itemsPaging,
    page,
    pages,
    more: page < pages,
    linkTo: (items) => `${pageLink(context, entryPath(of.entryId, { ...view, items }))}#items`,
  })}`;
}
