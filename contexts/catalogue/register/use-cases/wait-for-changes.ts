import { setTimeout as sleep } from "node:timers/promises";
import { type FeedHead, feedHead, readChanges } from "@tongshu/platform/change-feed";
import type { Database } from "@tongshu/platform/database";
import type { ChangesAnswer } from "../../contract.ts";
import { changesPageMax, changesPollMs, changesWaitMsMax } from "../../limits.ts";

/** The head of the feed, asked of the database once per `changesPollMs` however many wait for it. */
export type FeedWatch = () => Promise<FeedHead>;

export function watchFeed(deps: { readonly db: Database }): FeedWatch {
  let asked = Number.NEGATIVE_INFINITY;
  let head: Promise<FeedHead> | undefined;
  return () => {
    const now = performance.now();
    if (head === undefined || now - asked >= changesPollMs) {
      asked = now;
      head = feedHead(deps.db);
    }
    return head;
  };
}

export interface ChangesRequest {
  readonly after: number;
  readonly epoch?: string | undefined;
  readonly limit: number;
  readonly waitMs: number;
  readonly signal: AbortSignal;
}

/**
 * The rows of the change feed behind `after`. With none, waits until one comes, the time is over or
 * `signal` fires; an empty answer then carries the same `next`.
 */
export async function waitForChanges(
  deps: { readonly db: Database; readonly watch: FeedWatch },
  request: ChangesRequest,
): Promise<ChangesAnswer> {
  const until = performance.now() + Math.min(request.waitMs, changesWaitMsMax);
  let page = await readPage(deps.db, request);
  while (!page.restart && page.changes.length === 0) {
    const left = until - performance.now();
    if (left <= 0 || request.signal.aborted) break;
    await sleep(Math.min(changesPollMs, left), undefined, { signal: request.signal }).catch(() => {
      // The waiting was called off; the loop sees it and answers.
    });
    const head = await deps.watch();
    if (head.epoch !== page.epoch || head.seq > request.after) {
      page = await readPage(deps.db, request);
    }
  }
  return page;
}

async function readPage(db: Database, request: ChangesRequest): Promise<ChangesAnswer> {
  const { epoch, changes, next, restart } = await readChanges(db, {
    epoch: request.epoch ?? null,
    after: request.after,
    limit: Math.min(request.limit, changesPageMax),
  });
  return { epoch, changes: [...changes], next, restart };
}
