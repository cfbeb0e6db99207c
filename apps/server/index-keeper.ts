import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import {
  catalogueIndexSchema,
  catchUpIndex,
  type FollowProgress,
  rebuildIndex,
} from "@tongshu/catalogue";
import { feedHead } from "@tongshu/platform/change-feed";
import type { Database } from "@tongshu/platform/database";
import { declareKillPoints } from "@tongshu/platform/kill-points";
import { acquireFileLock, type FileLock } from "@tongshu/platform/file-lock";
import {
  openColumnarIndexReader,
  openColumnarIndexWriter,
  type SearchIndex,
  type SearchIndexWriter,
  columnarKillPoints,
} from "@tongshu/search-index";

const reach = declareKillPoints(columnarKillPoints);

/** How often the keeper looks at the change feed, in milliseconds: a change is found within 1 s. */
const followPollMs = 300;
/** How often a waiting process asks how far another one's index has come, in milliseconds. */
const waitPollMs = 200;
/** A keeper that failed tries again after this long, in milliseconds. */
const retryMs = 5_000;

export interface IndexKeeperOptions {
  readonly db: Database;
  /** The folder of the index inside the data folder. */
  readonly folder: string;
  /** What holds the writer's lock, for the message of another process. */
  readonly holder: string;
  readonly onError: (error: unknown) => void;
}

/**
 * Keeps the search index of a data folder. Every process reads it; only the one that holds the
 * writer's lock writes it. Reading and writing use separate threads, so that searches go on while
 * the index is built.
 */
export interface IndexKeeper {
  readonly index: SearchIndex;
  /** Searches of this process that run or wait now. */
  searching(): number;
  /** Brings the index to the present head of the feed, or waits while another process does. */
  catchUp(onProgress?: (progress: FollowProgress) => void): Promise<void>;
  /** Builds it anew. False when another process holds the writer's lock. */
  rebuild(onProgress?: (progress: FollowProgress) => void): Promise<boolean>;
  /** Follows the feed until `close`; takes the writer's lock as soon as it is free. */
  follow(): void;
  close(): Promise<void>;
}

export async function openIndexKeeper(options: IndexKeeperOptions): Promise<IndexKeeper> {
  const { db, folder } = options;
  const opened = await openColumnarIndexReader({ folder, schema: catalogueIndexSchema });
  const { index, searching } = countSearches(opened);
  const stopping = new AbortController();
  let following: Promise<void> = Promise.resolve();

  const withWriter = async <Result>(
    run: (writer: SearchIndexWriter) => Promise<Result>,
  ): Promise<Result | "held"> => {
    const lock = await acquireFileLock(join(folder, "writer.lock"), {
      pid: process.pid,
      holder: options.holder,
    });
    if (!lock.acquired) return "held";
    return await useWriter(lock, folder, run);
  };

  async function followUntilClosed(): Promise<void> {
    const { signal } = stopping;
    while (!signal.aborted) {
      const outcome = await withWriter((writer) => followWith(writer, signal)).catch((error) => {
        if (!signal.aborted) options.onError(error);
        return "failed" as const;
      });
      const wait = outcome === "failed" ? retryMs : followPollMs;
      await sleep(wait, undefined, { signal }).catch(() => undefined);
    }
  }

  async function followWith(writer: SearchIndexWriter, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await catchUpIndex({ db, index: writer, signal });
      await sleep(followPollMs, undefined, { signal }).catch(() => undefined);
    }
  }

  async function waitForOther(): Promise<void> {
    const head = await feedHead(db);
    for (;;) {
      const reached = await index.checkpoint();
      if (reached !== null && reached.epoch === head.epoch && reached.seq >= head.seq) return;
      await sleep(waitPollMs);
      // The other process may have ended without finishing.
      if ((await withWriter((writer) => catchUpIndex({ db, index: writer }))) !== "held") return;
    }
  }

  return {
    index,
    searching,
    async catchUp(onProgress) {
      const outcome = await withWriter((writer) => catchUpIndex({ db, index: writer }, onProgress));
      if (outcome === "held") await waitForOther();
    },
    async rebuild(onProgress) {
      const outcome = await withWriter((writer) => rebuildIndex({ db, index: writer }, onProgress));
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

async function useWriter<Result>(
  lock: FileLock,
  folder: string,
  run: (writer: SearchIndexWriter) => Promise<Result>,
): Promise<Result> {
  try {
    const writer = await openColumnarIndexWriter({ folder, schema: catalogueIndexSchema, reach });
    try {
      return await run(writer);
    } finally {
      await writer.close();
    }
  } finally {
    lock.release();
  }
}

/** The same index, with a count of the searches that have not been answered. */
function countSearches(opened: SearchIndex): { index: SearchIndex; searching: () => number } {
  let searching = 0;
  const search: SearchIndex["search"] = async (query) => {
    searching += 1;
    try {
      return await opened.search(query);
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
