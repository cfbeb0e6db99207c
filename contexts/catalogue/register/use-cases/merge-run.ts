import type { Transaction } from "@tongshu/platform/database";
import { declareKillPoints } from "@tongshu/platform/kill-points";
import { harvestBatchBytesMax, harvestBatchEntriesMax } from "../../limits.ts";
import {
  nextStagedKeys,
  readStagedAt,
  readStagedRows,
  type StagedKey,
  type StagedRow,
} from "../../store/staging.ts";
import type { StopWish } from "./stop-wish.ts";
import {
  type FinishedRecord,
  isUnchanged,
  type MergeableRun,
  type RegisterWriter,
  writeBatch,
} from "./write-batch.ts";

const reachMergePoint = declareKillPoints(["register.merge.after-commit"]);

export interface MergeOptions {
  /** Several rows make one entry: all copies of a key are read, not only the last. */
  readonly combines: boolean;
  /** Turns the staged rows of one key into its record; undefined refuses the key. */
  readonly finish: (sourceId: string, rows: readonly StagedRow[]) => FinishedRecord | undefined;
  /** Called after each commit, with the last key that is now safe. */
  readonly onCommitted?: (upTo: string, entries: number) => void;
}

export interface MergeCounts {
  /** Keys that were seen with at least one good record. */
  readonly good: number;
  /** Further copies of a key that did not count. */
  readonly duplicates: number;
}

/**
 * Merges the staged records of a run into the register, in the order of their keys, in bounded
 * transactions. A key whose digest is the register's own is passed over, so merging again after a
 * crash writes nothing twice. Stops between two of them when that is wished.
 */
export async function mergeRun(
  deps: RegisterWriter,
  run: MergeableRun,
  options: MergeOptions,
  wish: Pick<StopWish, "isThere">,
): Promise<MergeCounts> {
  const counts = { good: 0, duplicates: 0 };
  let after = "";
  for (;;) {
    if (await wish.isThere()) return counts;
    const batch = await deps.db.transaction((tx) => mergeBatch(deps, tx, run, after, options));
    if (batch === undefined) return counts;
    reachMergePoint("register.merge.after-commit");
    after = batch.upTo;
    counts.good += batch.good;
    counts.duplicates += batch.duplicates;
    options.onCommitted?.(after, batch.good);
  }
}

async function mergeBatch(
  deps: RegisterWriter,
  tx: Transaction,
  run: MergeableRun,
  after: string,
  options: MergeOptions,
) {
  const { batchEntries = harvestBatchEntriesMax } = deps;
  const keys = withinBytes(await nextStagedKeys(tx, run, after, batchEntries));
  const last = keys.at(-1);
  if (last === undefined) return undefined;
  const finished = await readFinished(tx, run, keys, options);
  await writeBatch(deps, tx, { run, keys, finished });
  const good = keys.filter((key) => isGood(key, finished));
  return {
    upTo: last.sourceId,
    good: good.length,
    duplicates: options.combines
      ? finished.values().reduce((sum, { overruled = 0 }) => sum + overruled, 0)
      : good.reduce((sum, key) => sum + key.copies - key.refusedCopies - 1, 0),
  };
}

/** Bounds the memory of a batch by its bytes of JSON; at least one key is taken. */
function withinBytes(keys: readonly StagedKey[]): readonly StagedKey[] {
  let bytes = 0;
  const end = keys.findIndex((key, index) => {
    bytes += key.weight;
    return index > 0 && bytes > harvestBatchBytesMax;
  });
  return end === -1 ? keys : keys.slice(0, end);
}

/** True when the key's record is good: read and whole, or known by its digest to be unchanged. */
function isGood(key: StagedKey, finished: ReadonlyMap<string, FinishedRecord>): boolean {
  return isUnchanged(key, key.digest) || finished.has(key.sourceId);
}

/** Reads and finishes the records that differ from the register; the others stay unread. */
async function readFinished(
  tx: Transaction,
  run: MergeableRun,
  keys: readonly StagedKey[],
  options: MergeOptions,
): Promise<ReadonlyMap<string, FinishedRecord>> {
  const finished = new Map<string, FinishedRecord>();
  const wanted = keys.flatMap((key) =>
    key.ordinal === null || (!options.combines && isUnchanged(key, key.digest))
      ? []
      : [{ sourceId: key.sourceId, ordinal: key.ordinal }],
  );
  if (wanted.length === 0) return finished;
  const rows = options.combines
    ? await readStagedRows(
        tx,
        run.id,
        wanted.map((key) => key.sourceId),
      )
    : await readStagedAt(tx, run.id, wanted);
  for (const [sourceId, group] of Map.groupBy(rows, (row) => row.sourceId)) {
    const record = options.finish(sourceId, group);
    if (record !== undefined) finished.set(sourceId, record);
  }
  return finished;
}
