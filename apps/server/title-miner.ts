import { setTimeout as sleep } from "node:timers/promises";
import { type MiningReport, mineTitlesWhenDue } from "@tongshu/catalogue";
import type { Clock } from "@tongshu/platform/clock";
import type { Database } from "@tongshu/platform/database";
import type { IndexKeeper } from "./index-keeper.ts";

/** How often it is looked whether the register has changed since the last mining, in milliseconds. */
const miningPollMs = 30_000;
/** A mining that failed would most likely fail again: it is tried again after this long. */
const miningRetryMs = 10 * 60 * 1_000;

export interface TitleMinerOptions {
  readonly db: Database;
  readonly indexKeeper: Pick<IndexKeeper, "index">;
  readonly clock: Clock;
  readonly onMined: (report: MiningReport) => void;
  readonly onError: (error: unknown) => void;
  /** Tests look more often. */
  readonly pollMs?: number;
}

/** Mines bilingual titles after harvests, for as long as a server runs. */
export interface TitleMinerKeeper {
  /** Ends a mining under way, which then changes nothing. */
  close(): Promise<void>;
}

/** Begins to watch the register; a failure is told, and does not hurt the server. */
export function keepMining(options: TitleMinerOptions): TitleMinerKeeper {
  const { db, clock, indexKeeper } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  const watch = async (): Promise<void> => {
    const pollMs = options.pollMs ?? miningPollMs;
    let waitMs = pollMs;
    while (!signal.aborted) {
      await sleep(waitMs, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      waitMs = pollMs;
      try {
        const report = await mineTitlesWhenDue({ db, clock, index: indexKeeper.index }, signal);
        if (report !== undefined) options.onMined(report);
      } catch (error) {
        if (!signal.aborted) options.onError(error);
        waitMs = miningRetryMs;
      }
    }
  };
  const watching = watch();
  return {
    async close() {
      stopping.abort();
      await watching;
    },
  };
}
