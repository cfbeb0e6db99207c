import { keepOrganisations, readOrganisation } from "@tongshu/identity";
import { type Clock, systemClock } from "@tongshu/platform/clock";
import type { Database } from "@tongshu/platform/database";
import type { SearchIndex } from "@tongshu/search-index";
import {
  countCatalogue,
  keepTrends,
  listSources,
  readEntry,
  recentChanges,
  waitForChanges,
  watchFeed,
} from "../register/index.ts";
import {
  createSpelling,
  exportResults,
  keepLexicon,
  keepStatistics,
  limitExports,
  relatedEntries,
  searchCatalogue,
  searchItems,
  suggestTitles,
} from "../search/index.ts";
import { isRefusal, type Refusal } from "@tongshu/platform/errors";
import type {
  CatalogueStatistics,
  CatalogueStatus,
  ChangesAnswer,
  EntryAnswer,
  ExportFormat,
  ItemSearchAnswer,
  ItemSearchRequest,
  ProviderTrend,
  RecentChange,
  RelatedAnswer,
  ResultExport,
  SearchAnswer,
  SearchRequest,
  SourceSummary,
} from "../contract.ts";

/** Everything that can be read of the catalogue: what the API and the pages are built on. */
export interface CatalogueReaders {
  /**
   * Resolves when searches know all that they can know. Until then they answer with the glossary
   * alone, without mined pairs and dictionary; who asks only once waits for it.
   */
  ready(): Promise<void>;
  search(request: SearchRequest): Promise<SearchAnswer | Refusal>;
  /** Texts that begin with `q`, by falling number of entries. */
  suggest(request: {
    readonly q: string;
    readonly lang: "zh" | "en";
    readonly limit: number;
  }): Promise<{ text: string; count: number }[] | Refusal>;
  /** The entry as it is, or as it was at `at`, with its history. */
  readEntry(request: {
    readonly id: string;
    readonly at?: Date | undefined;
  }): Promise<EntryAnswer | Refusal>;
  /** Newest first; `before` and `next` are numbers of the change feed. */
  recentChanges(request: {
    readonly before?: number | undefined;
    readonly limit: number;
    readonly lang: "zh" | "en";
  }): Promise<{ changes: RecentChange[]; next: number | null }>;
  /** The feed after `after`; waits up to `waitMs` for a change, or until `signal` fires. */
  waitForChanges(request: {
    readonly after: number;
    readonly epoch?: string | undefined;
    readonly limit: number;
    readonly waitMs: number;
    readonly signal: AbortSignal;
  }): Promise<ChangesAnswer>;
  status(): Promise<CatalogueStatus>;
  sources(): Promise<SourceSummary[]>;
  /** Which entries hold an item with all the words of `q`, by authority. */
  searchItems(request: ItemSearchRequest): Promise<ItemSearchAnswer | Refusal>;
  /** Up to `relatedEntriesMax` entries that are like this one, most alike first. */
  relatedEntries(request: {
    readonly id: string;
    readonly lang: "zh" | "en";
  }): Promise<RelatedAnswer | Refusal>;
  /** Numbers of the whole catalogue, at most `statisticsKeptMs` old. */
  statistics(request: { readonly lang: "zh" | "en" }): Promise<CatalogueStatistics | Refusal>;
  /** The entries of an authority over time, at most `trendKeptMs` old. */
  providerTrend(request: { readonly id: string }): Promise<ProviderTrend | Refusal>;
  /**
   * All that a search finds, in its order, up to `exportEntriesMax`; page and size do not count.
   * Exports are limited in all and per client, whatever that is called.
   */
  exportResults(
    request: SearchRequest,
    format: ExportFormat,
    client: string,
  ): Promise<ResultExport | Refusal>;
  /** Exports under way. */
  exportsInFlight(): number;
}

/** Binds the reading use cases to a database and a search index, for routes and pages. */
export function createCatalogueReaders(deps: {
  readonly db: Database;
  readonly index: SearchIndex;
  readonly clock?: Clock;
}): CatalogueReaders {
  const spelling = createSpelling({ clock: systemClock, ...deps });
  const statistics = keepStatistics({ clock: systemClock, ...deps });
  const trends = keepTrends({ clock: systemClock, ...deps });
  const watch = watchFeed(deps);
  const { lexicon, ready, refresh } = keepLexicon({ clock: systemClock, ...deps });
  const providers = keepOrganisations({ clock: systemClock, ...deps });
  const exports = limitExports();
  return {
    ready,
    search: async (request) => {
      await refresh();
      return await searchCatalogue({ ...deps, lexicon, spelling, providers }, request);
    },
    suggest: (request) => suggestTitles({ ...deps, spelling }, request),
    readEntry: (request) => readEntry(deps, request),
    recentChanges: async (request) => {
      const { changes, next } = await recentChanges(deps, request);
      return { changes: [...changes], next };
    },
    waitForChanges: (request) => waitForChanges({ db: deps.db, watch }, request),
    status: async () => {
      const [counts, checkpoint] = await Promise.all([
        countCatalogue(deps),
        deps.index.checkpoint(),
      ]);
      return { ...counts, indexedSeq: checkpoint?.seq ?? null };
    },
    sources: async () => [...(await listSources(deps))],
    searchItems: async (request) => {
      await refresh();
      return await searchItems({ ...deps, lexicon }, request);
    },
    relatedEntries: (request) => relatedEntries(deps, request),
    statistics,
    providerTrend: async ({ id }) => {
      const organisation = await readOrganisation(deps, id);
      return isRefusal(organisation) ? organisation : await trends(id);
    },
    exportResults: (request, format, client) =>
      exports.run(client, async () => {
        await refresh();
        return await exportResults({ ...deps, lexicon }, request, format);
      }),
    exportsInFlight: exports.inFlight,
  };
}
