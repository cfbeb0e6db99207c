import { setTimeout as sleep } from "node:timers/promises";
import { type MiningReport, mineTitlesWhenDue } from "@tongshu/catalogue";
import type { Clock } from "@tongshu/platform/clock";
import type { Database } from "@tongshu/platform/database";
import type { IndexKeeper } from "./index-keeper.ts";

/** How often it is looked whether the register has changed since the last mining, in milliseconds. */
export const miningPollMs = 30_000;

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

/** Begins to watch the register; a failure is told and tried again the next time it is due. */
export function keepMining(options: TitleMinerOptions): TitleMinerKeeper {
  const { db, clock, indexKeeper } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  const watch = async (): Promise<void> => {
    while (!signal.aborted) {
      await sleep(options.pollMs ?? miningPollMs, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      try {
        const report = await mineTitlesWhenDue({ db, clock, index: indexKeeper.index }, signal);
        if (report !== undefined) options.onMined(report);
      } catch (error) {
        if (!signal.aborted) options.onError(error);
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
