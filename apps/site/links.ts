/** Every address that the pages write is made here; a test resolves all of them. */
import type {
  ExportFormat,
  FacetName,
  SearchRequest,
  SearchSort,
} from "@tongshu/catalogue/contract";
import { facetNames } from "@tongshu/catalogue/contract";
import type { InterfaceLanguage } from "@tongshu/platform/i18n";
import type { PageContext } from "./context.ts";

/** Page size that is not written into addresses; the same as the API's. */
export const searchSizeDefault = 20;
export const searchSizes = [20, 50, 100] as const;

export type SearchState = Pick<SearchRequest, "q" | "page" | "size" | "sort" | "filters">;

export const emptySearch: SearchState = {
  q: "",
  page: 1,
  size: searchSizeDefault,
  sort: "relevance",
  filters: {},
};

/** `[name, value]` of a search, defaults left out: for an address and for hidden form fields. */
export function searchParameters(state: SearchState): readonly (readonly [string, string])[] {
  const pairs: [string, string][] = [];
  if (state.q !== "") pairs.push(["q", state.q]);
  for (const facet of facetNames) {
    for (const value of state.filters[facet] ?? []) pairs.push([facet, value]);
  }
  if (state.sort !== "relevance") pairs.push(["sort", state.sort]);
  if (state.size !== searchSizeDefault) pairs.push(["size", String(state.size)]);
  if (state.page !== 1) pairs.push(["page", String(state.page)]);
  return pairs;
}

function withQuery(path: string, pairs: readonly (readonly [string, string])[]): string {
  if (pairs.length === 0) return path;
  const query = new URLSearchParams();
  for (const [name, value] of pairs) query.append(name, value.toWellFormed());
  return `${path}?${query.toString()}`;
}

function segment(id: string): string {
  // A segment of dots alone would be taken for a step in the path, even when encoded.
  return /^\.+$/.test(id) ? "-" : encodeURIComponent(id.toWellFormed());
}

/** Without the state's page: another query, filter or order starts at the first page. */
export function searchPath(state: Partial<SearchState>): string {
  return withQuery("/search", searchParameters({ ...emptySearch, ...state }));
}

/** How the items of an entry are listed; `stated` is the order of the source. */
export const itemSorts = ["stated", "code", "name", "type"] as const;
export type ItemSort = (typeof itemSorts)[number];

export interface EntryView {
  readonly at?: string | null;
  /** Page of the items table, from 1. */
  readonly items?: number;
  /** Words that an item must hold to be listed. */
  readonly iq?: string;
  readonly isort?: ItemSort;
}

/** `[name, value]` of what is shown of an entry, defaults left out. */
export function entryParameters(more: EntryView): readonly (readonly [string, string])[] {
  const pairs: [string, string][] = [];
  if (more.at !== undefined && more.at !== null) pairs.push(["at", more.at]);
  if (more.iq !== undefined && more.iq !== "") pairs.push(["iq", more.iq]);
  if (more.isort !== undefined && more.isort !== "stated") pairs.push(["isort", more.isort]);
  if (more.items !== undefined && more.items !== 1) pairs.push(["items", String(more.items)]);
  return pairs;
}

export function entryPath(id: string, more: EntryView = {}): string {
  return withQuery(`/entries/${segment(id)}`, entryParameters(more));
}

/** A search among items: its words, the page of authorities, and where an earlier answer ended. */
export interface ItemSearchState {
  readonly q: string;
  readonly page: number;
  readonly cursor?: string | undefined;
}

function itemSearchParameters({ q, page, cursor }: ItemSearchState): [string, string][] {
  const pairs: [string, string][] = [];
  if (q !== "") pairs.push(["q", q]);
  if (cursor !== undefined) pairs.push(["cursor", cursor]);
  if (page !== 1) pairs.push(["page", String(page)]);
  return pairs;
}

export function itemSearchPath(state: Partial<ItemSearchState>): string {
  return withQuery("/items", itemSearchParameters({ q: "", page: 1, ...state }));
}

export function itemSearchApiPath(state: ItemSearchState, language: InterfaceLanguage): string {
  return withQuery("/api/items", [...itemSearchParameters(state), ["lang", language]]);
}

export function organisationPath(id: string): string {
  return `/organisations/${segment(id)}`;
}

/** The next page of a list that is paged by cursor. */
export function cursorPath(path: string, name: string, cursor: string | number): string {
  return withQuery(path, [[name, String(cursor)]]);
}

/** A page of the site in the reader's language. */
export function pageLink(context: PageContext, path: string): string {
  return `${context.basePath}/${context.language}${path}`;
}

/** This page in a language, absolute when the node's origin is known. */
export function languageLink(
  context: PageContext,
  language: InterfaceLanguage,
  absolute: boolean,
): string {
  const origin = absolute ? (context.origin ?? "") : "";
  return `${origin}${context.basePath}/${language}${context.path}`;
}

/** An address of the API or an asset. */
export function rootLink(context: PageContext, path: string): string {
  return `${context.basePath}${path}`;
}

export function searchApiPath(state: SearchState, language: InterfaceLanguage): string {
  return withQuery("/api/search", [...searchParameters(state), ["lang", language]]);
}

/** All that a search finds as a file; a page of it is no matter there. */
export function exportPath(
  state: SearchState,
  format: ExportFormat,
  language: InterfaceLanguage,
): string {
  const pairs = searchParameters({ ...state, page: 1, size: searchSizeDefault });
  return withQuery(`/api/search.${format}`, [...pairs, ["lang", language]]);
}

export function providerTrendApiPath(id: string): string {
  return `/api/statistics/providers/${segment(id)}`;
}

export function relatedApiPath(id: string): string {
  return `/api/entries/${segment(id)}/related`;
}

export function entryApiPath(id: string, at: string | null): string {
  return withQuery(`/api/entries/${segment(id)}`, at === null ? [] : [["at", at]]);
}

/** The state with one filter value removed, at the first page. */
export function withoutFilter(state: SearchState, facet: FacetName, value: string): SearchState {
  const rest = (state.filters[facet] ?? []).filter((other) => other !== value);
  return { ...state, page: 1, filters: { ...state.filters, [facet]: rest } };
}

/** The state narrowed to one value of a facet and, in a tree, all below it; at the first page. */
export function withOnlyFilter(state: SearchState, facet: FacetName, value: string): SearchState {
  return { ...state, page: 1, filters: { ...state.filters, [facet]: [value] } };
}

export function withSort(state: SearchState, sort: SearchSort): SearchState {
  return { ...state, page: 1, sort };
}
