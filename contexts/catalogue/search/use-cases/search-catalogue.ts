import type { OrganisationsReader } from "@tongshu/identity";
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
  completeHitsEnough,
  facetTreeShown,
  facetTreeSiblingsShown,
  facetValuesShown,
  itemHitsPerEntryMax,
  manyWordsMin,
  pageWindowMax,
  queryCharactersMax,
  queryWordsMax,
  titleCharactersMax,
} from "../../limits.ts";
import { exactKey, exactly } from "../model/exact-key.ts";
import { isTreeFacet } from "../model/facet-paths.ts";
import { type ParsedQuery, parseQuery, readAsWords } from "../model/parse-query.ts";
import type { DateRange } from "../model/query-dates.ts";
import type { Lexicon } from "../model/glossary.ts";
import {
  characterGroups,
  enoughGroups,
  excludedGroups,
  type MeantQuery,
  nearGroups,
  placeGroups,
  strictGroups,
  substringGroups,
  understand,
} from "../model/query-groups.ts";
import { spellings } from "./did-you-mean.ts";
import { EntriesAhead } from "./entries-ahead.ts";
import { placeFilters } from "./place-filters.ts";
import { presentFacets } from "./present-facets.ts";
import { presentHits } from "./present-hits.ts";
import type { Spelling } from "./spelling.ts";

export interface IndexedCatalogue {
  readonly db: Database;
  readonly index: SearchIndex;
}

/** What searching for entries needs of the index. */
type EntryIndex = Pick<SearchIndex, "search">;

export interface CatalogueSearcher extends IndexedCatalogue {
  /** How words are said otherwise, as far as that is known by now. */
  readonly lexicon: () => Lexicon;
  /** Without it nothing is said about what a query that found nothing may have meant. */
  readonly spelling?: Spelling;
}

/** What naming the authorities of facets needs besides. */
interface EntrySearcher extends CatalogueSearcher {
  readonly providers: OrganisationsReader;
}

/** A query, ready for the index. */
interface Asked {
  readonly meant: MeantQuery;
  /** The key of the entry that has all of the query as its title or code. */
  readonly exact: string | undefined;
}

/**
 * Searches the catalogue. All words are required, in the searcher's language or as the lexicon
 * says them otherwise; an entry whose title or code is the query comes first. When few entries hold
 * all words, those that hold some of them are shown as well, best first, each with what it misses:
 * one word too many must not hide what was looked for.
 */
export async function searchCatalogue(
  deps: EntrySearcher,
  stated: SearchRequest,
): Promise<SearchAnswer | Refusal> {
  const started = performance.now();
  const request = await placeFilters(deps.db, stated);
  const offset = request.cursor === undefined ? (request.page - 1) * request.size : 0;
  if (offset + request.size > pageWindowMax && request.size > 0) {
    return refuse(catalogueErrors, "PAGE_OUT_OF_REACH", { resultsMax: pageWindowMax });
  }
  const ahead = new EntriesAhead(deps.db);
  const index = { search: (query: SearchQuery) => deps.index.search(query, ahead.begin) };
  const { lexicon } = deps;
  const found = await answerQuery({ index, lexicon }, request, offset).catch(refusalOf);
  if (isRefusal(found)) return found;
  const { answer, complete, asked } = found;
  const relaxed = complete !== undefined;
  const { words, translatedWords, names } = asked.meant;
  const view = { words, translatedWords, names, lang: request.lang };
  const isNothing = (complete ?? answer.total) === 0;
  const [hits, facets, didYouMean] = await Promise.all([
    presentHits(deps.db, answer.hits, view, ahead.take(answer.hits.map(({ id }) => id))),
    presentFacets(deps, answer.facets, request),
    isNothing && !asked.meant.usesSyntax ? correction(deps, request).catch(refusalOf) : null,
  ]);
  return {
    total: complete ?? answer.total,
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
    const asked = askedOf(deps, request, query);
    const must = strictGroups(asked.meant);
    if ((await totalOf(index, request, asked, { must })) > 0) return text;
  }
  return null;
}

function askedOf(
  { lexicon }: Pick<CatalogueSearcher, "lexicon">,
  request: SearchRequest,
  query: ParsedQuery,
): Asked {
  return { meant: understand(query, lexicon()), exact: exactKey(request.q) };
}

/**
 * A title may be longer than a query may be, or look like one with a minus or a field in it: then it
 * is looked whether an entry has just this name.
 */
export async function answerQuery(
  deps: { readonly index: EntryIndex; readonly lexicon: () => Lexicon },
  request: SearchRequest,
  offset: number,
): Promise<FoundEntries | Refusal> {
  const { index } = deps;
  const query = parseQuery(request.q);
  if (query !== undefined && asksNothing(query) && request.q.trim() !== "") {
    return await findNamed(index, request, askedOf(deps, request, query), offset);
  }
  if (query !== undefined && !query.usesSyntax) {
    return await findEntries(index, request, askedOf(deps, request, query), offset);
  }
  const none: ParsedQuery = { required: [], excluded: [], modified: [], usesSyntax: false };
  const key = request.q.length <= titleCharactersMax ? exactKey(request.q) : undefined;
  if (key !== undefined) {
    const asked = { ...askedOf(deps, request, readAsWords(request.q) ?? none), exact: undefined };
    const groups = { must: [[exactly(key)]] };
    if ((await totalOf(index, request, asked, groups)) > 0) {
      const answer = await index.search(indexQuery(request, asked, groups, offset));
      return { answer, complete: undefined, asked, groups };
    }
  }
  if (query !== undefined) {
    return await findEntries(index, request, askedOf(deps, request, query), offset);
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
  index: EntryIndex,
  request: SearchRequest,
  asked: Asked,
  offset: number,
): Promise<FoundEntries> {
  // A group without an alternative is never satisfied.
  const groups = { must: [asked.exact === undefined ? [] : [exactly(asked.exact)]] };
  const answer = await index.search(indexQuery(request, asked, groups, offset));
  return { answer, complete: undefined, asked, groups };
}

/** The refusals of the index that a searcher can do something about; other errors stay errors. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof SearchOverloadedError) return refuse(catalogueErrors, "SEARCH_OVERLOADED");
  if (error instanceof SearchTimedOutError) return refuse(catalogueErrors, "SEARCH_TIMED_OUT");
  if (isForeignCursor(error)) return refuse(catalogueErrors, "CURSOR_INVALID");
  throw error;
}

/** What is asked of the index: groups of words, and how many of them are enough. */
type AskedGroups = Pick<SearchQuery, "must" | "mustAtLeast">;

interface FoundEntries {
  readonly answer: IndexAnswer;
  /** How many hold all the words, when the answer also has entries that hold some of them. */
  readonly complete: number | undefined;
  readonly asked: Asked;
  /** What was asked in the end: with it, `indexQuery` asks for more of the same. */
  readonly groups: AskedGroups;
}

/**
 * The entries that hold all words; when these are few, those that hold more than a third of them;
 * when there are none, words inside longer words, then a word by its characters. A cursor belongs to
 * the stage that gave it: the other stages refuse it and are passed over.
 */
async function findEntries(
  index: EntryIndex,
  request: SearchRequest,
  asked: Asked,
  offset: number,
): Promise<FoundEntries> {
  const must = strictGroups(asked.meant);
  const strict = await searchStrictly(index, request, asked, must, offset);
  const unfiltered = await totalWithoutFilters(index, request, asked, must, strict.total);
  const isRanked = request.sort === "relevance";
  const isEnough = unfiltered >= completeHitsEnough || (!isRanked && strict.total > 0);
  const complete = isEnough ? await strict.answer() : undefined;
  if (complete !== undefined) {
    return { answer: complete, complete: undefined, asked, groups: { must } };
  }
  const enough = enoughGroups(asked.meant);
  const inside = substringGroups(asked.meant);
  const characters = characterGroups(asked.meant);
  // What holds all the words needs no looking inside of words.
  const further = strict.total > 0 ? [] : [inside, characters];
  const stages: readonly AskedGroups[] = [
    ...(enough === undefined ? [] : [{ must, mustAtLeast: enough }]),
    ...further.flatMap((groups) => (groups === undefined ? [] : [{ must: groups }])),
  ];
  for (const groups of stages) {
    const found = await searchUnlessForeign(index, request, asked, groups, offset);
    if (found.answer === undefined || found.total === 0) continue;
    // Where all that is found holds all the words, nothing was relaxed.
    const isComplete = groups.must === must && found.total === strict.total;
    const complete = isComplete || groups.must === inside ? undefined : strict.total;
    return { answer: found.answer, complete, asked, groups };
  }
  const answer = await strict.answer();
  if (answer === undefined) {
    throw new SearchQueryError("No stage of the search gave this cursor.", "SEARCH_CURSOR_INVALID");
  }
  return { answer, complete: undefined, asked, groups: { must } };
}

/**
 * The entries that hold all of many words are rarely enough: they are counted first, and read when
 * they are asked for. Of fewer words the answer is most often the one that is shown.
 */
async function searchStrictly(
  index: EntryIndex,
  request: SearchRequest,
  asked: Asked,
  must: readonly Group[],
  offset: number,
): Promise<{ readonly total: number; answer(): Promise<IndexAnswer | undefined> }> {
  const search = () => searchUnlessForeign(index, request, asked, { must }, offset);
  if (must.length >= manyWordsMin) {
    const total = await totalOf(index, request, asked, { must });
    return { total, answer: async () => (await search()).answer };
  }
  const { total, answer } = await search();
  return { total, answer: () => Promise.resolve(answer) };
}

/**
 * Whether few entries hold all words is asked without the filters: else choosing a facet value with
 * a count of 12 would show 12 entries and others besides.
 */
async function totalWithoutFilters(
  index: EntryIndex,
  request: SearchRequest,
  asked: Asked,
  must: readonly Group[],
  total: number,
): Promise<number> {
  const isFiltered = facetNames.some((name) => (request.filters[name] ?? []).length > 0);
  if (!isFiltered || total >= completeHitsEnough) return total;
  return await totalOf(index, { ...request, filters: {} }, asked, { must });
}

/** A cursor may belong to another stage or reading: it is not shown to one that only counts. */
async function totalOf(
  index: EntryIndex,
  request: SearchRequest,
  asked: Asked,
  groups: AskedGroups,
): Promise<number> {
  const query = indexQuery({ ...request, cursor: undefined }, asked, groups, 0);
  return (await index.search({ ...query, facets: [], limit: 0 })).total;
}

/** The total is known even if the cursor belongs to another stage. */
async function searchUnlessForeign(
  index: EntryIndex,
  request: SearchRequest,
  asked: Asked,
  groups: AskedGroups,
  offset: number,
): Promise<{ readonly total: number; readonly answer: IndexAnswer | undefined }> {
  try {
    const answer = await index.search(indexQuery(request, asked, groups, offset));
    return { total: answer.total, answer };
  } catch (error) {
    if (!isForeignCursor(error)) throw error;
    return { total: await totalOf(index, request, asked, groups), answer: undefined };
  }
}

function isForeignCursor(error: unknown): boolean {
  return error instanceof SearchQueryError && error.code === "SEARCH_CURSOR_INVALID";
}

export function indexQuery(
  request: SearchRequest,
  asked: Asked,
  groups: AskedGroups,
  offset: number,
): SearchQuery {
  const { must } = groups;
  return {
    ...groups,
    ...(asked.exact === undefined ? {} : { pinned: [exactly(asked.exact)] }),
    should: nearGroups(asked.meant),
    // Where all the words are required, the place is one of them.
    evenly: groups.mustAtLeast === undefined ? [] : placeGroups(asked.meant),
    mustNot: excludedGroups(asked.meant),
    filters: [...filtersOf(request), ...asked.meant.modified.map(within)],
    facets: facetNames
      .filter((field) => request.facets?.includes(field) ?? true)
      .map((field) => facetRequest(field, request.filters[field] ?? [])),
    sort: sortOf(request, must.length > 0),
    offset,
    limit: request.size,
    ...(request.cursor === undefined ? {} : { cursor: request.cursor }),
    partsPerHit: must.length > 0 ? itemHitsPerEntryMax : 0,
  };
}

/** Of a tree the most frequent values, and what is selected with more of what lies below it. */
function facetRequest(field: FacetName, selected: readonly string[]): FacetRequest {
  const common = { field, excludeOwnFilter: true };
  if (!isTreeFacet(field)) return { ...common, size: facetValuesShown };
  const open = selected.filter((path) => path !== "");
  const tree = { siblings: facetTreeSiblingsShown, siblingsOpen: facetValuesShown, open };
  return { ...common, size: facetTreeShown, tree };
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
