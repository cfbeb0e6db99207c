import type { Database } from "@tongshu/platform/database";
import { tryLockSource } from "../../store/runs.ts";
import { countersOfSources, runningRuns, type SourceCounters } from "../../store/sources.ts";

export interface RegisterCheck {
  /** Every source with what it says of itself and what is there. */
  readonly sources: readonly SourceCounters[];
  readonly openRuns: readonly {
    readonly id: string;
    readonly source: string;
    /** True while a process works on it; false when a crash left it open. */
    readonly alive: boolean;
  }[];
}

/** Counts the register and looks for what crashes left. Writes nothing; reads every entry once. */
export async function checkRegister(deps: { readonly db: Database }): Promise<RegisterCheck> {
  const sources = await countersOfSources(deps.db);
  const openRuns = await deps.db.transaction(async (tx) => {
    const found = [];
    for (const run of await runningRuns(tx)) {
      found.push({ ...run, alive: !(await tryLockSource(tx, run.source)) });
    }
    return found;
  });
  return { sources, openRuns };
}
