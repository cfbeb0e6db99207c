import { removeSampleOrganisations } from "@tongshu/identity";
import { appendChanges } from "@tongshu/platform/change-feed";
import { deleteSource } from "../../store/merge.ts";
import type { RegisterWriter } from "./write-batch.ts";
import { reachRemovalPoint, removeEntries } from "./remove-entries.ts";

/**
 * Removes the sample: entries, items, history, runs, source and organisations. Readers of the change
 * feed are told by rows of kind `entry.removed`. Returns how many entries were removed.
 */
export async function removeSampleSource(
  deps: Pick<RegisterWriter, "db">,
  source: string,
  onProgress?: (removed: number) => void,
): Promise<number> {
  const removed = await removeEntries(deps, source, onProgress);
  await deps.db.transaction(async (tx) => {
    await deleteSource(tx, source);
    const organisations = await removeSampleOrganisations(tx);
    await appendChanges(
      tx,
      organisations.map((id) => ({ kind: "organisation.removed", id, version: 2 })),
    );
    reachRemovalPoint("register.removal.before-last-commit");
  });
  reachRemovalPoint("register.removal.after-last-commit");
  return removed;
}
