/** Every address that the pages write is made here; a test resolves all of them. */
import type { FacetName, SearchRequest, SearchSort } from "@tongshu/catalogue/contract";
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

export function entryPath(
  id: string,
  more: { readonly at?: string | null; readonly items?: number } = {},
): string {
  const pairs: [string, string][] = [];
  if (more.at !== undefined && more.at !== null) pairs.push(["at", more.at]);
  if (more.items !== undefined && more.items !== 1) pairs.push(["items", String(more.items)]);
  return withQuery(`/entries/${segment(id)}`, pairs);
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

export function entryApiPath(id: string, at: string | null): string {
  return withQuery(`/api/entries/${segment(id)}`, at === null ? [] : [["at", at]]);
}

/** The state with one filter value removed, at the first page. */
export function withoutFilter(state: SearchState, facet: FacetName, value: string): SearchState {
  const rest = (state.filters[facet] ?? []).filter((other) => other !== value);
  return { ...state, page: 1, filters: { ...state.filters, [facet]: rest } };
}

export function withSort(state: SearchState, sort: SearchSort): SearchState {
  return { ...state, page: 1, sort };
}
