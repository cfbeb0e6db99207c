import type { Refusal } from "@tongshu/platform/errors";
import type {
  CatalogueStatus,
  ChangesAnswer,
  EntryAnswer,
  RecentChange,
  SearchAnswer,
  SearchRequest,
  SourceSummary,
} from "./contract.ts";

/** Everything that can be read of the catalogue: what the API and the pages are built on. */
export interface CatalogueReaders {
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
}
