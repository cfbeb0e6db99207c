import type {
  HitsListener,
  IndexSchema,
  SearchAnswer,
  SearchQuery,
  SimilarRequest,
  Suggestion,
} from "../search-index.ts";
import { deadlineAt } from "./deadline.ts";
import { FilterBitmaps } from "./filter-bitmaps.ts";
import type { Manifest } from "./manifest.ts";
import { priorFactors } from "./ranking.ts";
import { Scratch } from "./scratch.ts";
import { type BesideSearch, searchSnapshot, shareOfSearch } from "./search.ts";
import { closeHelpLine, type HelpLine, helpOver, type Lent, LentHelp } from "./search-help.ts";
import type { SearchShare } from "./search-share.ts";
import type { Searcher } from "./segment-search.ts";
import type { SegmentTurns } from "./segment-turns.ts";
import { similarQueryOf } from "./similar.ts";
import { loadSnapshot, openSnapshot, type SharedSnapshot, type Snapshot } from "./snapshot.ts";
import { suggestedFrom, suggestFrom } from "./suggest.ts";

/** The reading side of an index in one thread; every call is synchronous. */
export class FolderReader {
  readonly #folder: string;
  readonly #searcher: Searcher;
  /** Member of the pool → the line to it. */
  readonly #lines = new Map<number, HelpLine>();
  #shared: SharedSnapshot | undefined;
  #snapshot: Snapshot | undefined;

  constructor(folder: string, schema: IndexSchema) {
    this.#folder = folder;
    const scratch = new Scratch();
    this.#searcher = {
      schema,
      scratch,
      bitmaps: new FilterBitmaps(scratch.bitmaps),
      factors: priorFactors(schema),
    };
  }

  /** Loads what a manifest names, for all threads. */
  load(manifest: Manifest, damaged: readonly string[] = []): SharedSnapshot {
    return loadSnapshot(this.#folder, manifest, this.#shared, damaged);
  }

  /** Uses a state for all later searches. */
  use(shared: SharedSnapshot): void {
    this.#shared = shared;
    this.#snapshot = openSnapshot(this.#searcher.schema, shared, this.#snapshot);
    this.#searcher.bitmaps.keepOnly(new Set(this.#snapshot.segments));
  }

  /** Gets to know another thread of the pool. */
  meet(line: HelpLine): void {
    this.#lines.set(line.member, line);
    helpOver(line, (query, deadline, turns, thread) => this.share(query, deadline, turns, thread));
  }

  search(query: SearchQuery, deadline: number, beside: BesideSearch = {}): SearchAnswer {
    return searchSnapshot(this.#searcher, this.#open(), query, deadlineAt(deadline), beside);
  }

  /** Searches, with the help of threads that are lent. */
  lead(
    query: SearchQuery,
    deadline: number,
    lent: Lent | undefined,
    onHits: HitsListener | undefined,
  ): SearchAnswer {
    const help = lent && new LentHelp(this.#lines, lent, query, deadline);
    return this.search(query, deadline, { help, onHits });
  }

  /** Searches the segments that it takes, for another thread that leads the search. */
  share(query: SearchQuery, deadline: number, turns: SegmentTurns, thread: number): SearchShare {
    const time = deadlineAt(deadline);
    return shareOfSearch(this.#searcher, this.#open(), query, time, turns, thread);
  }

  suggest(prefix: string, limit: number, deadline: number): readonly Suggestion[] {
    return suggestFrom(this.#open(), prefix, limit, deadlineAt(deadline));
  }

  suggested(keys: readonly string[], deadline: number): readonly (Suggestion | null)[] {
    return suggestedFrom(this.#open(), keys, deadlineAt(deadline));
  }

  /** What to search for to find documents like one; undefined when nothing can be like it. */
  similarQuery(request: SimilarRequest, deadline: number): SearchQuery | undefined {
    return similarQueryOf(this.#searcher, this.#open(), request, deadlineAt(deadline));
  }

  #open(): Snapshot {
    if (this.#snapshot === undefined) throw new Error("No state of the index was given.");
    return this.#snapshot;
  }

  close(): void {
    for (const line of this.#lines.values()) closeHelpLine(line);
    for (const segment of this.#snapshot?.segments ?? []) segment.close();
  }
}
