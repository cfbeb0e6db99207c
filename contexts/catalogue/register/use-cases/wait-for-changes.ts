import { setTimeout as sleep } from "node:timers/promises";
import { readChanges } from "@tongshu/platform/change-feed";
import type { Database } from "@tongshu/platform/database";
import type { ChangesAnswer } from "../../contract.ts";
import { changesPageMax, changesPollMs, changesWaitMsMax } from "../../limits.ts";

/**
 * The rows of the change feed behind `after`. With none, waits until one comes, the time is over or
 * `signal` fires; an empty answer then carries the same `next`.
 */
export async function waitForChanges(
  deps: { readonly db: Database },
  request: {
    readonly after: number;
    readonly epoch?: string | undefined;
    readonly limit: number;
    readonly waitMs: number;
    readonly signal: AbortSignal;
  },
): Promise<ChangesAnswer> {
  const until = performance.now() + Math.min(request.waitMs, changesWaitMsMax);
  for (;;) {
    const page = await readChanges(deps.db, {
      epoch: request.epoch ?? null,
      after: request.after,
      limit: Math.min(request.limit, changesPageMax),
    });
    const left = until - performance.now();
    if (page.restart || page.changes.length > 0 || left <= 0 || request.signal.aborted) {
      const { epoch, changes, next, restart } = page;
      return { epoch, changes: [...changes], next, restart };
    }
    await sleep(Math.min(changesPollMs, left), undefined, { signal: request.signal }).catch(() => {
      // The waiting was called off; the loop sees it and answers.
    });
  }
}
