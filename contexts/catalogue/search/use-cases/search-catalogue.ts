import type { Database } from "@tongshu/platform/database";
import { isRefusal, refuse, type Refusal } from "@tongshu/platform/errors";
import {
  type FacetRequest,
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
import {
  type FacetName,
  facetNames,
  type SearchAnswer,
  type SearchRequest,
} from "../../contract.ts";
import { catalogueErrors } from "../../errors.ts";
import {
  facetTreeBranchesMax,
  facetTreeCountedMax,
  facetValuesShown,
  itemHitsPerEntryMax,
  pageWindowMax,
  queryCharactersMax,
  queryWordsMax,
  titleCharactersMax,
} from "../../limits.ts";
import { exactKey, exactly, withExact } from "../model/exact-key.ts";
import { isTreeFacet, parentPath } from "../model/facet-paths.ts";
import { type ParsedQuery, parseQuery, readAsWords } from "../model/parse-query.ts";
import type { DateRange } from "../model/query-dates.ts";
import {
  excludedGroups,
  type MeantQuery,
  relaxedGroups,
  strictGroups,
  substringGroups,
  understand,
} from "../model/query-groups.ts";
import { spellings } from "./did-you-mean.ts";
import { placeFilters } from "./place-filters.ts";
import { presentFacets } from "./present-facets.ts";
import { presentHits } from "./present-hits.ts";
import type { Spelling } from "./spelling.ts";

export interface CatalogueSearcher {
  readonly db: Database;
  readonly index: SearchIndex;
  /** Without it nothing is said about what a query that found nothing may have meant. */
  readonly spelling?: Spelling;
}

/** A query, ready for the index. */
interface Asked {
  readonly meant: MeantQuery;
  /** The key of the entry that has all of the query as its title or code. */
  readonly exact: string | undefined;
}

/**
 * Searches the catalogue. All words are required, in the searcher's language or as the glossary
 * says them in the other one; an entry whose title or code is the query comes first. When nothing
 * holds all words, the answer is relaxed to entries that hold some of them and says so, with the
 * relaxed total.
 */
export async function searchCatalogue(
  deps: CatalogueSearcher,
  stated: SearchRequest,
): Promise<SearchAnswer | Refusal> {
  const started = performance.now();
  const request = await placeFilters(deps.db, stated);
  const offset = request.cursor === undefined ? (request.page - 1) * request.size : 0;
  if (offset + request.size > pageWindowMax && request.size > 0) {
    return refuse(catalogueErrors, "PAGE_OUT_OF_REACH", { resultsMax: pageWindowMax });
  }
  const found = await answerQuery(deps.index, request, offset).catch(refusalOf);
  if (isRefusal(found)) return found;
  const { answer, relaxed, asked } = found;
  const { words, translatedWords } = asked.meant;
  const isNothing = relaxed || answer.total === 0;
  const [hits, facets, didYouMean] = await Promise.all([
    presentHits(deps.db, answer.hits, { words, translatedWords, lang: request.lang }),
    presentFacets(deps.db, answer.facets, request),
    isNothing && !asked.meant.usesSyntax ? correction(deps, request).catch(refusalOf) : null,
  ]);
  return {
    total: relaxed ? 0 : answer.total,
    exact: answer.exact,
    relaxed: relaxed ? { total: answer.total } : null,
    hits,
    facets,
    didYouMean: isRefusal(didYouMean) ? null : didYouMean,
    cursor: answer.cursor ?? null,
    tookMs: Math.round((performance.now() - started) * 10) / 10,
  };
}

/** The first of the likely spellings that finds something under the same filters. */
async function correction(deps: CatalogueSearcher, request: SearchRequest): Promise<string | null> {
  const { index, spelling } = deps;
  if (spelling === undefined || request.cursor !== undefined || request.page > 1) return null;
  for (const text of await spellings({ index, spelling }, request.q)) {
    const query = parseQuery(text);
    if (query === undefined) continue;
    const asked = askedOf(request, query);
    const must = strictGroups(asked.meant);
    const totals = { ...indexQuery(request, asked, must, 0), facets: [], limit: 0 };
    if ((await index.search(totals)).total > 0) return text;
  }
  return null;
}

function askedOf(request: SearchRequest, query: ParsedQuery): Asked {
  return {
    meant: understand(query),
    exact: exactKey(request.q),
  };
}

/**
 * A title may be longer than a query may be, or look like one with a minus or a field in it: then it
 * is looked whether an entry has just this name.
 */
export async function answerQuery(index: SearchIndex, request: SearchRequest, offset: number) {
  const query = parseQuery(request.q);
  if (query !== undefined && asksNothing(query) && request.q.trim() !== "") {
    return await findNamed(index, request, askedOf(request, query), offset);
  }
  if (query !== undefined && !query.usesSyntax) {
    return await findEntries(index, request, askedOf(request, query), offset);
  }
  const none: ParsedQuery = { required: [], excluded: [], modified: [], usesSyntax: false };
  const key = request.q.length <= titleCharactersMax ? exactKey(request.q) : undefined;
  if (key !== undefined) {
    const asked = { ...askedOf(request, readAsWords(request.q) ?? none), exact: key };
    const must = [[exactly(key)]];
    // A cursor may belong to the query as it is otherwise read: it is not shown to this one yet.
    const probe = indexQuery({ ...request, cursor: undefined }, asked, must, 0);
    if ((await index.search({ ...probe, facets: [], limit: 0 })).total > 0) {
      const answer = await index.search(indexQuery(request, asked, must, offset));
      return { answer, relaxed: false, asked, must };
    }
  }
  if (query !== undefined) {
    return await findEntries(index, request, askedOf(request, query), offset);
  }
  const details = { charactersMax: queryCharactersMax, wordsMax: queryWordsMax };
  return refuse(catalogueErrors, "QUERY_TOO_LONG", details);
}

/** Signs alone, such as 😀 or %, hold no word that could be looked for. */
function asksNothing({ required, excluded, modified }: ParsedQuery): boolean {
  return required.length + excluded.length + modified.length === 0;
}

/** Only an entry of just this name, or nothing: the whole catalogue was not asked for. */
async function findNamed(
  index: SearchIndex,
  request: SearchRequest,
  asked: Asked,
  offset: number,
): Promise<FoundEntries> {
  // A group without an alternative is never satisfied.
  const must: readonly Group[] = [asked.exact === undefined ? [] : [exactly(asked.exact)]];
  const answer = await index.search(indexQuery(request, asked, must, offset));
  return { answer, relaxed: false, asked, must };
}

/** The refusals of the index that a searcher can do something about; other errors stay errors. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof SearchOverloadedError) return refuse(catalogueErrors, "SEARCH_OVERLOADED");
  if (error instanceof SearchTimedOutError) return refuse(catalogueErrors, "SEARCH_TIMED_OUT");
  if (isForeignCursor(error)) return refuse(catalogueErrors, "CURSOR_INVALID");
  throw error;
}

interface FoundEntries {
  readonly answer: IndexAnswer;
  readonly relaxed: boolean;
  readonly asked: Asked;
  /** What was asked in the end: with it, `indexQuery` asks for more of the same. */
  readonly must: readonly Group[];
}

/**
 * The strict search; then words inside longer words; then, labelled, some of the words. A cursor
 * belongs to the stage that gave it: the other stages refuse it and are passed over.
 */
async function findEntries(
  index: SearchIndex,
  request: SearchRequest,
  asked: Asked,
  offset: number,
): Promise<FoundEntries> {
  const { meant, exact } = asked;
  const named = (must: readonly Group[]) => (exact === undefined ? must : withExact(must, exact));
  const strict = named(strictGroups(meant));
  const stages: readonly { must: readonly Group[] | undefined; relaxed: boolean }[] = [
    { must: strict, relaxed: false },
    { must: substringGroups(meant), relaxed: false },
    { must: relaxedGroups(meant), relaxed: true },
  ];
  let nothing: IndexAnswer | undefined;
  let foreign: unknown;
  for (const { must, relaxed } of stages) {
    if (must === undefined) continue;
    try {
      const answer = await index.search(indexQuery(request, asked, must, offset));
      if (answer.total > 0) return { answer, relaxed, asked, must };
      nothing ??= answer;
    } catch (error) {
      if (!isForeignCursor(error)) throw error;
      foreign = error;
    }
  }
  if (nothing === undefined) throw foreign;
  return { answer: nothing, relaxed: false, asked, must: strict };
}

function isForeignCursor(error: unknown): boolean {
  return error instanceof SearchQueryError && error.code === "SEARCH_CURSOR_INVALID";
}

export function indexQuery(
  request: SearchRequest,
  asked: Asked,
  must: readonly Group[],
  offset: number,
): SearchQuery {
  return {
    must,
    mustNot: excludedGroups(asked.meant),
    filters: [...filtersOf(request), ...asked.meant.modified.map(within)],
    facets: facetNames.flatMap((field) => facetRequests(field, request.filters[field] ?? [])),
    sort: sortOf(request, must.length > 0),
    offset,
    limit: request.size,
    ...(request.cursor === undefined ? {} : { cursor: request.cursor }),
    partsPerHit: must.length > 0 ? itemHitsPerEntryMax : 0,
  };
}

/** Of a tree its most frequent values, whole branches of it only below what is selected. */
function facetRequests(field: FacetName, selected: readonly string[]): readonly FacetRequest[] {
  const common = { field, excludeOwnFilter: true };
  if (!isTreeFacet(field)) return [{ ...common, size: facetValuesShown }];
  const branches = selected.filter((path) => path !== "").slice(0, facetTreeBranchesMax);
  const under = branches.flatMap((path) => [parentPath(path) ?? "", path]);
  return [
    { ...common, size: facetTreeCountedMax },
    ...[...new Set(under)].map((path) => ({ ...common, size: facetTreeCountedMax, under: path })),
  ];
}

function within(range: DateRange): Filter {
  return { field: "modified", ...range };
}

/** The empty value stands for "not stated"; a value of a tree is its path, see `placeFilters`. */
function filtersOf(request: SearchRequest): readonly Filter[] {
  return facetNames.flatMap((field) => {
    const values = request.filters[field];
    if (values === undefined || values.length === 0) return [];
    const wanted = values.map((value) => (value === "" ? null : value));
    return [isTreeFacet(field) ? { field, under: wanted } : { field, in: wanted }];
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
