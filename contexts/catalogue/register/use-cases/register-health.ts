import { readChanges } from "@tongshu/platform/change-feed";
import type { Clock } from "@tongshu/platform/clock";
import type { Database } from "@tongshu/platform/database";
import { unfollowedChangesRead, watchedSourcesMax } from "../../limits.ts";
import { countRuns, earliestOf, sourcesWaiting } from "../../store/health.ts";
import type { RunRow } from "../../store/runs.ts";

/** What an operator watches of the register, for metrics. Times are seconds before now. */
export interface RegisterHealth {
  readonly runs: readonly { readonly state: RunRow["state"]; readonly count: number }[];
  /** Since its last completed harvest, or its registration; at most `watchedSourcesMax`. */
  readonly sources: readonly { readonly source: string; readonly ageSeconds: number }[];
  /** Age of the oldest change that a follower at `indexedSeq` has not seen; 0 when it saw all. */
  readonly lagSeconds: number;
}

export async function registerHealth(
  deps: { readonly db: Database; readonly clock: Clock },
  indexedSeq: number | null,
): Promise<RegisterHealth> {
  const now = deps.clock.now().getTime();
  const secondsSince = (at: Date): number => Math.max(0, (now - at.getTime()) / 1_000);
  const [runs, sources, unfollowed] = await Promise.all([
    countRuns(deps.db),
    sourcesWaiting(deps.db, watchedSourcesMax),
    readChanges(deps.db, { epoch: null, after: indexedSeq ?? 0, limit: unfollowedChangesRead }),
  ]);
  // Other things than entries change beside them, in the same transactions.
  const entries = unfollowed.changes.filter(({ kind }) => kind.startsWith("entry."));
  const earliest = await earliestOf(
    deps.db,
    entries.map(({ id }) => id),
    entries.map(({ version }) => version),
  );
  return {
    runs,
    sources: sources.map(({ source, since }) => ({ source, ageSeconds: secondsSince(since) })),
    lagSeconds: earliest === null ? 0 : secondsSince(earliest),
  };
}
