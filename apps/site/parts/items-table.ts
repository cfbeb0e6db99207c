import type { Item } from "@tongshu/catalogue/contract";
import { messagesOf, type PageContext } from "../context.ts";
import { formatCount } from "../format.ts";
import { type Html, html } from "../html.ts";
import { entryPath, pageLink } from "../links.ts";
import { codeLabel } from "../messages/index.ts";
import { type Column, dataTable } from "./data-table.ts";
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

/** The items of an entry, a page of them at a time. */
export function itemsTable(
  context: PageContext,
  of: {
    readonly entryId: string;
    readonly at: string | null;
    readonly items: readonly Item[];
    /** From 1; a number beyond the last page shows the last. */
    readonly page: number;
  },
): Html {
  const { itemFields: fields, entry: text } = messagesOf(context);
  if (of.items.length === 0) return html`<p class="unstated">${text.itemsNone}</p>`;
  const pages = Math.ceil(of.items.length / itemsPerPage);
  const page = Math.min(Math.max(1, Math.trunc(of.page)), pages);
  const from = (page - 1) * itemsPerPage;
  const rows = of.items.slice(from, from + itemsPerPage);
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
  const caption = text.itemsCaption(from + 1, from + rows.length, of.items.length);
  return html`${dataTable(context, { caption, columns, rows })}${paging(context, {
    label: text.itemsPaging,
    page,
    pages,
    more: page < pages,
    linkTo: (items) => `${pageLink(context, entryPath(of.entryId, { at: of.at, items }))}#items`,
  })}`;
}
