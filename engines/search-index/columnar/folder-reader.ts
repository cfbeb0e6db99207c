import type {
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
import { answerOf, type Search, type Searcher, searchIn, searchSnapshot } from "./search.ts";
import {
  receiveShares,
  sendShare,
  type ShareInbox,
  shareOf,
  type ShareOutbox,
} from "./search-share.ts";
import type { SegmentTurns } from "./segment-turns.ts";
import { similarQueryOf } from "./similar.ts";
import { loadSnapshot, openSnapshot, type SharedSnapshot, type Snapshot } from "./snapshot.ts";
import { suggestFrom } from "./suggest.ts";

/** The reading side of an index in one thread; every call is synchronous. */
export class FolderReader {
  readonly #folder: string;
  readonly #searcher: Searcher;
  #shared: SharedSnapshot | undefined;
  #snapshot: Snapshot | undefined;

  constructor(folder: string, schema: IndexSchema) {
    this.#folder = folder;
    this.#searcher = {
      schema,
      scratch: new Scratch(),
      bitmaps: new FilterBitmaps(),
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

  search(query: SearchQuery, deadline: number): SearchAnswer {
    return searchSnapshot(this.#searcher, this.#open(), query, deadlineAt(deadline));
  }

  /** Searches the segments that it takes, for another thread that leads the search. */
  helpSearch(query: SearchQuery, deadline: number, outbox: ShareOutbox): void {
    const { turns, thread } = outbox;
    sendShare(outbox, () => shareOf(this.#searchIn(query, turns, thread, deadline)));
  }

  /** Searches the segments that it takes, and answers with what others find in the rest. */
  leadSearch(query: SearchQuery, deadline: number, inbox: ShareInbox): SearchAnswer {
    try {
      const own = this.#searchIn(query, inbox.turns, 0, deadline);
      const others = receiveShares(inbox, deadline);
      if (others === undefined) throw new Error("A share of the search has failed.");
      return answerOf(own, others);
    } finally {
      for (const port of inbox.ports) port.close();
    }
  }

  #searchIn(query: SearchQuery, turns: SegmentTurns, thread: number, deadline: number): Search {
    return searchIn(this.#searcher, this.#open(), query, turns, thread, deadlineAt(deadline));
  }

  suggest(prefix: string, limit: number, deadline: number): readonly Suggestion[] {
    return suggestFrom(this.#open(), prefix, limit, deadlineAt(deadline));
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
    for (const segment of this.#snapshot?.segments ?? []) segment.close();
  }
}
