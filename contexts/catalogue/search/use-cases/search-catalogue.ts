import type { Database } from "@tongshu/platform/database";
import { isRefusal, refuse, type Refusal } from "@tongshu/platform/errors";
import {
  type Filter,
  type Group,
  type SearchAnswer as IndexAnswer,
  type SearchIndex,
  SearchOverloadedError,
  type SearchQuery,
  SearchQueryError,
  SearchTimedOutError,
  type SortOrder,
} from "@tongshu/search-index";
import { analyseForQuery } from "@tongshu/text-analysis";
import { facetNames, type SearchAnswer, type SearchRequest } from "../../contract.ts";
import { catalogueErrors } from "../../errors.ts";
import {
  facetValuesShown,
  itemHitsPerEntryMax,
  pageWindowMax,
  queryCharactersMax,
  queryWordsMax,
} from "../../limits.ts";
import {
  excludedGroups,
  type ParsedQuery,
  parseQuery,
  relaxedGroups,
  strictGroups,
  substringGroups,
} from "../model/parse-query.ts";
import { presentFacets } from "./present-facets.ts";
import { presentHits } from "./present-hits.ts";

export interface CatalogueSearcher {
  readonly db: Database;
  readonly index: SearchIndex;
}

/**
 * Searches the catalogue. All words are required; when nothing holds them all, the answer is
 * relaxed to entries that hold some of them and says so, with the relaxed total.
 */
export async function searchCatalogue(
  deps: CatalogueSearcher,
  request: SearchRequest,
): Promise<SearchAnswer | Refusal> {
  const started = performance.now();
  const query = parseQuery(request.q);
  if (query === undefined) {
    const details = { charactersMax: queryCharactersMax, wordsMax: queryWordsMax };
    return refuse(catalogueErrors, "QUERY_TOO_LONG", details);
  }
  const offset = request.cursor === undefined ? (request.page - 1) * request.size : 0;
  if (offset + request.size > pageWindowMax && request.size > 0) {
    return refuse(catalogueErrors, "PAGE_OUT_OF_REACH", { resultsMax: pageWindowMax });
  }
  const found = await findEntries(deps.index, request, query, offset).catch(refusalOf);
  if (isRefusal(found)) return found;
  const { answer, relaxed } = found;
  const words = [...query.words, ...query.phrases.flatMap(analyseForQuery)];
  const [hits, facets] = await Promise.all([
    presentHits(deps.db, answer.hits, { words, lang: request.lang }),
    presentFacets(deps.db, answer.facets, request),
  ]);
  return {
    total: relaxed ? 0 : answer.total,
    exact: answer.exact,
    relaxed: relaxed ? { total: answer.total } : null,
    hits,
    facets,
    cursor: answer.cursor ?? null,
    tookMs: Math.round((performance.now() - started) * 10) / 10,
  };
}

/** The refusals of the index that a searcher can do something about; other errors stay errors. */
function refusalOf(error: unknown): Refusal {
  if (error instanceof SearchOverloadedError) return refuse(catalogueErrors, "SEARCH_OVERLOADED");
  if (error instanceof SearchTimedOutError) return refuse(catalogueErrors, "SEARCH_TIMED_OUT");
  if (isForeignCursor(error)) return refuse(catalogueErrors, "CURSOR_INVALID");
  throw error;
}

/**
 * The strict search; then words inside longer words; then, labelled, some of the words. A cursor
 * belongs to the stage that gave it: the other stages refuse it and are passed over.
 */
async function findEntries(
  index: SearchIndex,
  request: SearchRequest,
  query: ParsedQuery,
  offset: number,
): Promise<{ readonly answer: IndexAnswer; readonly relaxed: boolean }> {
  const strict = strictGroups(query);
  const stages: readonly { must: readonly Group[] | undefined; relaxed: boolean }[] = [
    { must: strict, relaxed: false },
    { must: substringGroups(query), relaxed: false },
    { must: relaxedGroups(query), relaxed: true },
  ];
  let nothing: IndexAnswer | undefined;
  let foreign: unknown;
  for (const { must, relaxed } of stages) {
    if (must === undefined) continue;
    try {
      const answer = await index.search(indexQuery(request, query, must, offset));
      if (answer.total > 0) return { answer, relaxed };
      nothing ??= answer;
    } catch (error) {
      if (!isForeignCursor(error)) throw error;
      foreign = error;
    }
  }
  if (nothing === undefined) throw foreign;
  return { answer: nothing, relaxed: false };
}

function isForeignCursor(error: unknown): boolean {
  return error instanceof SearchQueryError && error.code === "SEARCH_CURSOR_INVALID";
}

function indexQuery(
  request: SearchRequest,
  query: ParsedQuery,
  must: readonly Group[],
  offset: number,
): SearchQuery {
  return {
    must,
    mustNot: excludedGroups(query),
    filters: filtersOf(request),
    facets: facetNames.map((field) => ({
      field,
      size: facetValuesShown,
      excludeOwnFilter: true,
    })),
    sort: sortOf(request, must.length > 0),
    offset,
    limit: request.size,
    ...(request.cursor === undefined ? {} : { cursor: request.cursor }),
    partsPerHit: must.length > 0 ? itemHitsPerEntryMax : 0,
  };
}

/** The empty value stands for "not stated". */
function filtersOf(request: SearchRequest): readonly Filter[] {
  return facetNames.flatMap((field) => {
    const values = request.filters[field];
    if (values === undefined || values.length === 0) return [];
    return [{ field, in: values.map((value) => (value === "" ? null : value)) }];
  });
}

/** Without words there is no relevance: the newest come first. */
function sortOf(request: SearchRequest, hasWords: boolean): SortOrder {
  if (request.sort === "title") {
    const field = request.lang === "zh" ? "titleZh" : "titleEn";
    return { by: "key", field, descending: false };
  }
  if (request.sort === "modified" || !hasWords) {
    return { by: "number", field: "modified", descending: true };
  }
  return { by: "relevance" };
}
