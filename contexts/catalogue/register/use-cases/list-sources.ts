import type { Database } from "@tongshu/platform/database";
import type { SourceSummary } from "../../contract.ts";
import { listSourceRows } from "../../store/runs.ts";

/** All sources by name, each with its counts and its last run. */
export async function listSources(deps: {
  readonly db: Database;
}): Promise<readonly SourceSummary[]> {
  const rows = await listSourceRows(deps.db);
  return rows.map(({ run, ...source }) => ({
    ...source,
    lastRun:
      run === null
        ? null
        : {
            id: run.id,
            state: run.state,
            startedAt: run.started_at.toISOString(),
            finishedAt: run.finished_at?.toISOString() ?? null,
            added: run.added,
            changed: run.changed,
            unchanged: run.unchanged,
            refused: run.refused,
            duplicates: run.duplicates,
            missing: run.missing,
          },
  }));
}
