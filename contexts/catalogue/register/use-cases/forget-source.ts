import { refuse, type Refusal } from "@tongshu/platform/errors";
import { catalogueErrors } from "../../errors.ts";
import { deleteSource } from "../../store/merge.ts";
import { findSource, tryLockSource } from "../../store/runs.ts";
import { clearStagingOfSource } from "../../store/sources.ts";
import type { RegisterWriter } from "./write-batch.ts";
import { reachRemovalPoint, removeEntries } from "./remove-entries.ts";

/**
 * Forgets a source: its entries, items, history and runs. Organisations stay, also those that now
 * have no entry. An interrupted one is carried on by doing it again. Refused while it is harvested.
 */
export async function forgetSource(
  deps: Pick<RegisterWriter, "db">,
  source: string,
  onProgress?: (removed: number) => void,
): Promise<{ readonly removed: number } | Refusal> {
  const known = await findSource(deps.db, source);
  if (known === undefined) return refuse(catalogueErrors, "SOURCE_NOT_FOUND", { source });
  if (known.sample) return refuse(catalogueErrors, "SOURCE_IS_SAMPLE", { source });
  return await deps.db.transaction(async (lock) => {
    if (!(await tryLockSource(lock, source))) {
      return refuse(catalogueErrors, "HARVEST_ALREADY_RUNNING", { source });
    }
    const removed = await removeEntries(deps, source, onProgress);
    await deps.db.transaction(async (tx) => {
      await clearStagingOfSource(tx, source);
      await deleteSource(tx, source);
      reachRemovalPoint("register.removal.before-last-commit");
    });
    reachRemovalPoint("register.removal.after-last-commit");
    return { removed };
  });
}
