import { BatchPacker } from "./packed-batch.ts";
import type { IndexBatch, IndexSchema } from "../search-index.ts";
import type { FolderWriter } from "./folder-writer.ts";
import type { MergePlan, MergeResult } from "./merge-plan.ts";
import type { RebuildBounds } from "./rebuild.ts";

/**
 * Builds an index anew in one thread, in the order in which threads might do it: what is merged is
 * committed when the next batch has come.
 */
export function rebuildInTurn(
  writer: FolderWriter,
  schema: IndexSchema,
  batches: Iterable<IndexBatch>,
  merge: (plan: MergePlan) => MergeResult,
  bounds: RebuildBounds,
): void {
  let merged: MergeResult | undefined;
  /** Says whether a merge goes on. */
  const turn = (): boolean => {
    if (merged !== undefined) writer.rebuildCommitMerge(merged);
    const plan = writer.rebuildPlanMerge();
    merged = plan === undefined ? undefined : merge(plan);
    return merged !== undefined;
  };
  const packer = new BatchPacker(schema);
  writer.rebuildBegin(bounds);
  for (const batch of batches) {
    writer.rebuildAdd(packer.pack(batch));
    turn();
  }
  writer.rebuildEnd();
  while (turn());
  writer.rebuildPrepare();
  writer.rebuildCommit();
}
