import { appendChanges } from "@tongshu/platform/change-feed";
import type { Transaction } from "@tongshu/platform/database";
import { declareKillPoints } from "@tongshu/platform/kill-points";
import { harvestBatchEntriesMax } from "../../limits.ts";
import { insertVersions, markMissing } from "../../store/merge.ts";
import { addToRun, addToSource } from "../../store/runs.ts";
import { nextPresentEntries, type PresentEntry } from "../../store/staging.ts";
import type { MergeableRun, RegisterWriter } from "./write-batch.ts";

const reachAbsencePoint = declareKillPoints([
  "register.missing.before-write",
  "register.missing.before-commit",
  "register.missing.after-commit",
]);

/**
 * Marks the entries of the source that a complete run did not see. They stay in the catalogue:
 * real sources lose and regain entries within hours. Returns how many were marked.
 */
export async function markAbsent(deps: RegisterWriter, run: MergeableRun): Promise<number> {
  const { batchEntries = harvestBatchEntriesMax } = deps;
  let total = 0;
  let after = "";
  for (;;) {
    const { marked, last } = await deps.db.transaction(async (tx) => {
      const page = await nextPresentEntries(tx, run, after, batchEntries);
      const absent = page.filter((entry) => entry.absent);
      if (absent.length > 0) await markEntries(deps, tx, run, absent);
      return { marked: absent.length, last: page.at(-1) };
    });
    if (marked > 0) reachAbsencePoint("register.missing.after-commit");
    if (last === undefined) return total;
    total += marked;
    after = last.sourceId;
  }
}

async function markEntries(
  deps: RegisterWriter,
  tx: Transaction,
  run: MergeableRun,
  absent: readonly PresentEntry[],
): Promise<void> {
  reachAbsencePoint("register.missing.before-write");
  const at = deps.clock.now();
  const stamp = { runId: run.id, at };
  const next = absent.map(({ id, version }) => ({
    id,
    version: version + 1,
    changes: [{ field: "missingSince", before: null, after: at.toISOString() }],
  }));
  await markMissing(tx, stamp, next);
  await insertVersions(tx, stamp, next);
  await addToRun(tx, run.id, { missing: absent.length });
  await addToSource(tx, run.source, { missing: absent.length });
  await appendChanges(
    tx,
    next.map(({ id, version }) => ({ kind: "entry.missing", id, version })),
  );
  reachAbsencePoint("register.missing.before-commit");
}
