import type { Database } from "@tongshu/platform/database";
import type { SearchIndex } from "@tongshu/search-index";
import type { CatalogueReaders } from "./readers.ts";
import {
  countCatalogue,
  listSources,
  readEntry,
  recentChanges,
  waitForChanges,
} from "./register/index.ts";
import { searchCatalogue, suggestTitles } from "./search/index.ts";

/** Binds the reading use cases to a database and a search index, for routes and pages. */
export function createCatalogueReaders(deps: {
  readonly db: Database;
  readonly index: SearchIndex;
}): CatalogueReaders {
  return {
    search: (request) => searchCatalogue(deps, request),
    suggest: (request) => suggestTitles(deps, request),
    readEntry: (request) => readEntry(deps, request),
    recentChanges: async (request) => {
      const { changes, next } = await recentChanges(deps, request);
      return { changes: [...changes], next };
    },
    waitForChanges: (request) => waitForChanges(deps, request),
    status: async () => {
      const [counts, checkpoint] = await Promise.all([
        countCatalogue(deps),
        deps.index.checkpoint(),
      ]);
      return { ...counts, indexedSeq: checkpoint?.seq ?? null };
    },
    sources: async () => [...(await listSources(deps))],
  };
}
