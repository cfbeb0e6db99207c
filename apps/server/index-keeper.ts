import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { catalogueIndexSchema, type FollowProgress, rebuildChangesMin } from "@tongshu/catalogue";
import { feedHead } from "@tongshu/platform/change-feed";
import type { Database, DatabaseConnection } from "@tongshu/platform/database";
import { declareKillPoints } from "@tongshu/platform/kill-points";
import { acquireFileLock, type FileLock } from "@tongshu/platform/file-lock";
import {
  type Checkpoint,
  columnarKillPoints,
  openColumnarIndexReader,
  type SearchIndex,
} from "@tongshu/search-index";
import { type ChangesUnderWay, type IndexingOptions, IndexingThread } from "./indexing-thread.ts";

// They are reached in the indexing thread; a kill test asks this one for their names.
declareKillPoints(columnarKillPoints);

/** How often the keeper looks at the change feed, in milliseconds: a change is found within 1 s. */
const followPollMs = 300;
/** How often a waiting process asks how far another one's index has come, in milliseconds. */
const waitPollMs = 200;
/** A keeper that failed tries again after this long, in milliseconds. */
const retryMs = 5_000;

export interface IndexKeeperOptions {
  readonly db: Database;
  /** Of the same database, for the thread that writes the index. */
  readonly connection: DatabaseConnection;
  /** The folder of the index inside the data folder. */
  readonly folder: string;
  /** What holds the writer's lock, for the message of another process. */
  readonly holder: string;
  /** Load the index at once, and not with the first search. */
  readonly isWarm?: boolean;
  readonly onError: (error: unknown) => void;
}

/**
 * Keeps the search index of a data folder. Every process reads it; only the one that holds the
 * writer's lock writes it. Reading and writing use threads of their own, so that searches, and all
 * else that this process does, go on while the index is built.
 */
export interface IndexKeeper {
  readonly index: SearchIndex;
  /** Searches of this process that run or wait now. */
  searching(): number;
  /** Brings the index to the present head of the feed, or waits while another process does. */
  catchUp(onProgress?: (progress: FollowProgress) => void): Promise<void>;
  /**
   * Builds it anew while many changes are made, if that will be needed and nobody else writes it.
   * `catchUp` is still needed when the changes are over. An abort ends it after the batch in hand, by
   * throwing.
   */
  catchUpMeanwhile(
    awaited: ChangesUnderWay,
    options?: Pick<IndexingOptions, "onProgress" | "signal">,
  ): Promise<void>;
  /** Builds it anew. False when another process holds the writer's lock. */
  rebuild(onProgress?: (progress: FollowProgress) => void): Promise<boolean>;
  /** Follows the feed until `close`; takes the writer's lock as soon as it is free. */
  follow(): void;
  close(): Promise<void>;
}

export async function openIndexKeeper(options: IndexKeeperOptions): Promise<IndexKeeper> {
  const { db, folder, isWarm = false } = options;
  const opened = await openColumnarIndexReader({ folder, schema: catalogueIndexSchema, isWarm });
  const { index, searching } = countSearches(opened);
  const stopping = new AbortController();
  let following: Promise<void> = Promise.resolve();

  const withThread = async <Result>(
    run: (thread: IndexingThread) => Promise<Result>,
  ): Promise<Result | "held"> => {
    const lock = await acquireFileLock(join(folder, "writer.lock"), {
      pid: process.pid,
      holder: options.holder,
    });
    if (!lock.acquired) return "held";
    return await useThread(
      lock,
      new IndexingThread({ connection: options.connection, folder }),
      run,
    );
  };

  async function followUntilClosed(): Promise<void> {
    const { signal } = stopping;
    while (!signal.aborted) {
      const outcome = await withThread((thread) => followWith(thread, signal)).catch((error) => {
        if (!signal.aborted) options.onError(error);
        return "failed" as const;
      });
      const wait = outcome === "failed" ? retryMs : followPollMs;
      await sleep(wait, undefined, { signal }).catch(() => undefined);
    }
  }

  async function followWith(thread: IndexingThread, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await thread.run("catchUp", { signal });
      await sleep(followPollMs, undefined, { signal }).catch(() => undefined);
    }
  }

  async function waitForOther(): Promise<void> {
    // What comes after the wish is for the next one.
    const head = await feedHead(db);
    while (!(await hasReached(index, head))) {
      await sleep(waitPollMs);
      // The other process may have ended without finishing.
      if ((await withThread((thread) => thread.run("catchUp"))) !== "held") return;
    }
  }

  return {
    index,
    searching,
    async catchUp(onProgress) {
      // Whoever only searches finds the index as it should be, and need not open it for writing.
      if (await hasReached(index, await feedHead(db))) return;
      const outcome = await withThread((thread) => thread.run("catchUp", { onProgress }));
      if (outcome === "held") await waitForOther();
    },
    async catchUpMeanwhile(awaited, how = {}) {
      if (awaited.changes < rebuildChangesMin) return;
      await withThread((thread) => thread.run("catchUp", { ...how, awaited }));
    },
    async rebuild(onProgress) {
      const outcome = await withThread((thread) => thread.run("rebuild", { onProgress }));
      return outcome !== "held";
    },
    follow() {
      following = followUntilClosed();
    },
    async close() {
      stopping.abort();
      await following;
      await index.close();
    },
  };
}

async function hasReached(index: SearchIndex, head: Checkpoint): Promise<boolean> {
  const reached = await index.checkpoint();
  return reached !== null && reached.epoch === head.epoch && reached.seq >= head.seq;
}

async function useThread<Result>(
  lock: FileLock,
  thread: IndexingThread,
  run: (thread: IndexingThread) => Promise<Result>,
): Promise<Result> {
  try {
    return await run(thread);
  } finally {
    await thread.close();
    lock.release();
  }
}

/** The same index, with a count of the searches that have not been answered. */
function countSearches(opened: SearchIndex): { index: SearchIndex; searching: () => number } {
  let searching = 0;
  const search: SearchIndex["search"] = async (query, onHits) => {
    searching += 1;
    try {
      return await opened.search(query, onHits);
    } finally {
      searching -= 1;
    }
  };
  const index = new Proxy(opened, {
    get(target, name) {
      if (name === "search") return search;
      const member: unknown = Reflect.get(target, name, target);
      return typeof member === "function" ? member.bind(target) : member;
    },
  });
  return { index, searching: () => searching };
}
