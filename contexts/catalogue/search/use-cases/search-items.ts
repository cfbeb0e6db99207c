import { isRefusal, refuse, type Refusal } from "@tongshu/platform/errors";
import {
  type Group,
  type Hit,
  matchAllQuery,
  type SearchAnswer,
  type SearchIndex,
} from "@tongshu/search-index";
import type { ItemGroup, ItemSearchAnswer, ItemSearchRequest, SearchHit } from "../../contract.ts";
import { catalogueErrors } from "../../errors.ts";
import {
  itemHitsPerEntryMax,
  itemSearchEntriesMax,
  itemSearchGroupEntriesMax,
  queryCharactersMax,
  queryWordsMax,
} from "../../limits.ts";
import { providersOfEntries } from "../../store/entries.ts";
import { parseQuery } from "../model/parse-query.ts";
import type { DateRange } from "../model/query-dates.ts";
import {
  excludedGroups,
  type MeantQuery,
  strictGroups,
  substringGroups,
  understand,
} from "../model/query-groups.ts";
import { catalogueIndexSchema } from "../model/index-schema.ts";
import { presentHits } from "./present-hits.ts";
import { type CatalogueSearcher, refusalOf } from "./search-catalogue.ts";

/**
 * "Which datasets hold a date of birth?": the entries of which one item holds all the words, by
 * authority. The best `entriesMax` entries are grouped at once, and the pages go through their
 * authorities; the cursor leads to the entries after them. An empty query finds nothing.
 */
export async function searchItems(
  deps: CatalogueSearcher,
  request: ItemSearchRequest,
  { entriesMax = itemSearchEntriesMax }: { readonly entriesMax?: number } = {},
): Promise<ItemSearchAnswer | Refusal> {
  const started = performance.now();
  const parsed = parseQuery(request.q);
  if (parsed === undefined) {
    const details = { charactersMax: queryCharactersMax, wordsMax: queryWordsMax };
    return refuse(catalogueErrors, "QUERY_TOO_LONG", details);
  }
  const meant = understand(parsed, deps.lexicon());
  const asked = { meant, modified: meant.modified, cursor: request.cursor, limit: entriesMax };
  const found = await findItems(deps.index, asked).catch(refusalOf);
  if (isRefusal(found)) return found;
  const { answer } = found;
  const groups = await groupByProvider(deps, answer.hits.filter(holds));
  const first = (request.page - 1) * request.size;
  const page = groups.slice(first, first + request.size);
  const shown = page.flatMap(({ hits }) => hits.slice(0, itemSearchGroupEntriesMax));
  const entries = await presentHits(deps.db, shown, {
    words: meant.words,
    translatedWords: meant.translatedWords,
    names: meant.names,
    lang: request.lang,
  });
  const entryOf = new Map(entries.map((entry) => [entry.id, entry]));
  const grouped = groups.reduce((sum, { hits }) => sum + hits.length, 0);
  const isWhole = answer.cursor === undefined && request.cursor === undefined;
  return {
    total: found.certain ? answer.total : grouped,
    exact: found.certain || isWhole,
    grouped,
    groupTotal: groups.length,
    groups: page.flatMap((group) => presentGroup(group, entryOf) ?? []),
    cursor: answer.cursor ?? null,
    tookMs: Math.round((performance.now() - started) * 10) / 10,
  };
}

interface FoundItems {
  readonly answer: SearchAnswer;
  /** True when no entry can match without one of its items doing so. */
  readonly certain: boolean;
}

const holds = (hit: Hit): boolean => hit.partTotal > 0;

/** The strict search, then words inside longer words; some of the words are never enough. */
async function findItems(
  index: SearchIndex,
  asked: {
    readonly meant: MeantQuery;
    readonly modified: readonly DateRange[];
    readonly cursor: string | undefined;
    readonly limit: number;
  },
): Promise<FoundItems> {
  const { meant, cursor, limit } = asked;
  const inside = substringGroups(meant);
  const stages = [strictGroups(meant), ...(inside === undefined ? [] : [inside])].map(inItems);
  let last: FoundItems | undefined;
  for (const must of stages) {
    if (must.length === 0) break;
    const query = {
      ...matchAllQuery,
      must,
      mustNot: inItems(excludedGroups(meant)),
      filters: asked.modified.map((range) => ({ field: "modified", ...range })),
      limit,
      ...(cursor === undefined ? {} : { cursor }),
      partsPerHit: itemHitsPerEntryMax,
    };
    const isLast = must === stages.at(-1);
    // A cursor belongs to one of the stages; only the last of them may refuse it.
    const answer = await index.search(query).catch((error: unknown) => {
      if (isLast || cursor === undefined) throw error;
      return undefined;
    });
    if (answer === undefined) continue;
    last = { answer, certain: asksOneThing(must) };
    if (answer.hits.some(holds)) return last;
  }
  return last ?? { answer: nothing, certain: true };
}

const nothing: SearchAnswer = { total: 0, exact: true, hits: [], facets: [], asOf: null };

type Alternative = Group[number];

function toItems(alternative: Alternative): Alternative {
  return alternative.field === undefined
    ? { ...alternative, field: catalogueIndexSchema.partField }
    : alternative;
}

function inItems(groups: readonly Group[]): readonly Group[] {
  return groups.map((group) => group.map(toItems));
}

/** Several things may stand in several items of an entry; a single one stands in one. */
function asksOneThing(groups: readonly Group[]): boolean {
  const isOne = (alternative: Alternative): boolean =>
    alternative.field === catalogueIndexSchema.partField &&
    ("phrase" in alternative || alternative.terms.length === 1);
  return groups.length === 1 && groups.every((group) => group.every(isOne));
}

interface ProviderGroup {
  readonly providerId: string;
  readonly hits: Hit[];
}

/** By falling number of entries; of equal ones the one with the best entry first. */
async function groupByProvider(
  deps: CatalogueSearcher,
  hits: readonly Hit[],
): Promise<readonly ProviderGroup[]> {
  const providers = await providersOfEntries(
    deps.db,
    hits.map(({ id }) => id),
  );
  const groups = new Map<string, ProviderGroup>();
  for (const hit of hits) {
    // An entry that was removed since the index last looked.
    const providerId = providers.get(hit.id);
    if (providerId === undefined) continue;
    const group = groups.get(providerId);
    if (group === undefined) groups.set(providerId, { providerId, hits: [hit] });
    else group.hits.push(hit);
  }
  // The map is in the order of the best entries, and sorting is stable.
  return [...groups.values()].sort((a, b) => b.hits.length - a.hits.length);
}

function presentGroup(
  { hits }: ProviderGroup,
  entryOf: ReadonlyMap<string, SearchHit>,
): ItemGroup | undefined {
  const entries = hits.flatMap(({ id }) => entryOf.get(id) ?? []);
  const first = entries[0];
  if (first === undefined) return undefined;
  return {
    provider: first.provider,
    count: hits.length,
    entries: entries.map(({ id, title, sample, items, itemTotal }) => {
      return { id, title: title.text, tag: title.tag, sample, items, itemTotal };
    }),
  };
}
