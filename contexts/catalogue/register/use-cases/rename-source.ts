import { appendChanges } from "@tongshu/platform/change-feed";
import { refuse, type Refusal } from "@tongshu/platform/errors";
import { declareKillPoints } from "@tongshu/platform/kill-points";
import { catalogueErrors } from "../../errors.ts";
import { harvestBatchEntriesMax } from "../../limits.ts";
import { deleteSource } from "../../store/merge.ts";
import { addToSource, findSource, tryLockSource } from "../../store/runs.ts";
import { hasRuns, insertSourceLike, moveEntries, moveRuns } from "../../store/sources.ts";
import { isSourceName } from "../model/source-name.ts";
import type { RegisterWriter } from "./write-batch.ts";

const reach = declareKillPoints([
  "register.rename.before-commit",
  "register.rename.after-commit",
  "register.rename.before-last-commit",
  "register.rename.after-last-commit",
]);

export interface SourceRename {
  readonly from: string;
  readonly to: string;
  readonly onProgress?: (moved: number) => void;
}

/**
 * Gives a source another name. Its entries keep their ids and history, and are indexed again. They
 * move in bounded transactions, the runs last: a new source with entries but without runs is a
 * rename that was interrupted, and doing it again carries it on.
 */
export async function renameSource(
  deps: Pick<RegisterWriter, "db">,
  { from, to, onProgress }: SourceRename,
): Promise<{ readonly moved: number } | Refusal> {
  const { db } = deps;
  if (!isSourceName(to)) return refuse(catalogueErrors, "SOURCE_NAME_INVALID", { source: to });
  const known = await findSource(db, from);
  if (known === undefined) return refuse(catalogueErrors, "SOURCE_NOT_FOUND", { source: from });
  if (known.sample) return refuse(catalogueErrors, "SOURCE_IS_SAMPLE", { source: from });
  return await db.transaction(async (lock) => {
    for (const source of new Set([from, to])) {
      if (await tryLockSource(lock, source)) continue;
      return refuse(catalogueErrors, "HARVEST_ALREADY_RUNNING", { source });
    }
    if (from === to || (await hasRuns(db, to))) {
      return refuse(catalogueErrors, "SOURCE_EXISTS", { source: to });
    }
    const moved = await moveAll(deps, from, to, onProgress);
    await db.transaction(async (tx) => {
      await moveRuns(tx, from, to);
      await deleteSource(tx, from);
      reach("register.rename.before-last-commit");
    });
    reach("register.rename.after-last-commit");
    return { moved };
  });
}

async function moveAll(
  deps: Pick<RegisterWriter, "db">,
  from: string,
  to: string,
  onProgress: ((moved: number) => void) | undefined,
): Promise<number> {
  let moved = 0;
  let after = "";
  for (;;) {
    const batch = await deps.db.transaction(async (tx) => {
      await insertSourceLike(tx, from, to);
      const rows = await moveEntries(tx, from, to, after, harvestBatchEntriesMax);
      const counts = {
        entries: rows.length,
        items: rows.reduce((sum, row) => sum + row.itemCount, 0),
        missing: rows.filter((row) => row.missing).length,
      };
      const { entries, items, missing } = counts;
      await addToSource(tx, from, { entries: -entries, items: -items, missing: -missing });
      await addToSource(tx, to, counts);
      // The record is the same, so its version is; the index learns where it now comes from.
      const changes = rows.map(({ id, version }) => ({ kind: "entry.changed", id, version }));
      await appendChanges(tx, changes);
      reach("register.rename.before-commit");
      return rows;
    });
    reach("register.rename.after-commit");
    const last = batch.at(-1);
    if (last === undefined) return moved;
    moved += batch.length;
    after = last.id;
    onProgress?.(moved);
  }
}
