import { appendChanges } from "@tongshu/platform/change-feed";
import { declareKillPoints } from "@tongshu/platform/kill-points";
import { harvestBatchEntriesMax } from "../../limits.ts";
import { deleteEntriesOfSource } from "../../store/merge.ts";
import { addToSource } from "../../store/runs.ts";
import type { RegisterWriter } from "./write-batch.ts";

export const reachRemovalPoint = declareKillPoints([
  "register.removal.before-commit",
  "register.removal.after-commit",
  "register.removal.before-last-commit",
  "register.removal.after-last-commit",
]);

/**
 * Removes the entries of a source with their items and history, in bounded transactions. Readers of
 * the change feed are told by rows of kind `entry.removed`. Returns how many were removed.
 */
export async function removeEntries(
  deps: Pick<RegisterWriter, "db">,
  source: string,
  onProgress?: (removed: number) => void,
): Promise<number> {
  let removed = 0;
  let after = "";
  for (;;) {
    const batch = await deps.db.transaction(async (tx) => {
      const rows = await deleteEntriesOfSource(tx, source, after, harvestBatchEntriesMax);
      await addToSource(tx, source, {
        entries: -rows.length,
        items: -rows.reduce((sum, row) => sum + row.itemCount, 0),
        missing: -rows.filter((row) => row.missing).length,
      });
      await appendChanges(
        tx,
        rows.map(({ id, version }) => ({ kind: "entry.removed", id, version: version + 1 })),
      );
      reachRemovalPoint("register.removal.before-commit");
      return rows;
    });
    const last = batch.at(-1);
    if (last === undefined) return removed;
    reachRemovalPoint("register.removal.after-commit");
    removed += batch.length;
    // Behind what is gone: a look from the beginning would pass over it every time.
    after = last.id;
    onProgress?.(removed);
  }
}
