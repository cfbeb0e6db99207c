import { ensureOrganisations } from "@tongshu/identity";
import { appendChanges, type ChangeDraft } from "@tongshu/platform/change-feed";
import type { Clock } from "@tongshu/platform/clock";
import type { Database, Transaction } from "@tongshu/platform/database";
import type { IdMaker } from "@tongshu/platform/ids";
import { declareKillPoints } from "@tongshu/platform/kill-points";
import type { EntryRecord } from "../../contract.ts";
import { harvestBatchBytesMax, harvestBatchEntriesMax } from "../../limits.ts";
import { type EntryRow, entriesByIds, itemsOfEntries } from "../../store/entries.ts";
import {
  type BatchStamp,
  type EntryWrite,
  insertEntries,
  insertVersions,
  replaceItems,
  updateEntries,
} from "../../store/merge.ts";
import { addToRun, addToSource } from "../../store/runs.ts";
import {
  nextStagedKeys,
  readStagedAt,
  readStagedRows,
  type StagedKey,
  type StagedRow,
} from "../../store/staging.ts";
import type { StopWish } from "./stop-wish.ts";
import { changesBetween, type EntryState, type KeyedItem } from "../model/entry-history.ts";

export const reachMergePoint = declareKillPoints([
  "register.merge.before-write",
  "register.merge.after-entries",
  "register.merge.after-items",
  "register.merge.before-commit",
  "register.merge.after-commit",
]);

export interface RegisterWriter {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: IdMaker;
  /** Entries per transaction: `harvestBatchEntriesMax` unless fewer are wanted. */
  readonly batchEntries?: number;
}

export interface MergeableRun {
  readonly id: string;
  readonly source: string;
  /** Sample organisations are kept apart from real ones, so that they can be removed whole. */
  readonly sample: boolean;
}

/** A staged record made whole: what its last copy says, or what its rows say together. */
export interface FinishedRecord {
  readonly digest: string;
  readonly record: EntryRecord;
  readonly items: readonly KeyedItem[];
  /** Where rows combine: how many of them stated the entry otherwise than the last one does. */
  readonly overruled?: number;
}

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
  const writes = await planWrites(deps, tx, run, keys, finished);
  await saveWrites(tx, { runId: run.id, at: deps.clock.now() }, run, writes);
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
  return isUnchanged(key) || finished.has(key.sourceId);
}

function isUnchanged(key: StagedKey): boolean {
  return key.digest !== null && key.digest === key.entryDigest && key.missingSince === null;
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
    key.ordinal === null || (!options.combines && isUnchanged(key))
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

interface PlannedWrites {
  readonly added: readonly EntryWrite[];
  readonly changed: readonly EntryWrite[];
  /** Of `changed`, those that this same run did not already write before a crash. */
  readonly newlyChanged: number;
  readonly itemsDelta: number;
  readonly returned: number;
  readonly organisationsAdded: readonly string[];
  readonly organisationsChanged: readonly string[];
}

/** Decides what the batch writes. Organisations are ensured here, in the same transaction. */
async function planWrites(
  deps: RegisterWriter,
  tx: Transaction,
  run: MergeableRun,
  keys: readonly StagedKey[],
  finished: ReadonlyMap<string, FinishedRecord>,
): Promise<PlannedWrites> {
  const present = await readPresent(tx, keys, finished);
  const pending = keys.flatMap((key) => {
    const record = finished.get(key.sourceId);
    if (record === undefined) return [];
    const before = key.entryId === null ? undefined : present.get(key.entryId);
    const changes = before === undefined ? [] : changesBetween(before.state, stateOf(record));
    return before !== undefined && changes.length === 0 ? [] : [{ key, record, before, changes }];
  });
  const organisations = await ensureOrganisations(
    deps,
    tx,
    pending.map((write) => write.record.record.provider),
    { namespace: run.sample ? "sample" : "" },
  );
  const writes = pending.map(({ key, record, changes }, index): EntryWrite => {
    const providerId = organisations.ids[index];
    if (providerId === undefined) throw new Error("Each provider has an organisation.");
    return {
      id: key.entryId ?? deps.ids.make("entry"),
      source: run.source,
      sourceId: key.sourceId,
      version: (key.version ?? 0) + 1,
      digest: record.digest,
      record: record.record,
      items: record.items,
      providerId,
      missingSince: null,
      changes,
    };
  });
  const itemsBefore = pending.reduce((sum, write) => sum + (write.before?.row.itemCount ?? 0), 0);
  return {
    added: writes.filter((write) => write.version === 1),
    changed: writes.filter((write) => write.version > 1),
    newlyChanged: pending.filter(({ key }) => key.version !== null && key.entryRunId !== run.id)
      .length,
    itemsDelta: writes.reduce((sum, write) => sum + write.items.length, 0) - itemsBefore,
    returned: pending.filter(({ before }) => before?.row.missingSince != null).length,
    organisationsAdded: organisations.added,
    organisationsChanged: organisations.changed,
  };
}

function stateOf(record: FinishedRecord): EntryState {
  return { record: record.record, items: record.items, missingSince: null };
}

/** The present state of the entries that may change. */
async function readPresent(
  tx: Transaction,
  keys: readonly StagedKey[],
  finished: ReadonlyMap<string, FinishedRecord>,
): Promise<ReadonlyMap<string, { readonly row: EntryRow; readonly state: EntryState }>> {
  const ids = keys.flatMap((key) =>
    key.entryId !== null && finished.has(key.sourceId) ? [key.entryId] : [],
  );
  const rows = await entriesByIds(tx, ids);
  const items = await itemsOfEntries(tx, ids);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        row,
        state: {
          record: row.record,
          items: items.get(row.id) ?? [],
          missingSince: row.missingSince?.toISOString() ?? null,
        },
      },
    ]),
  );
}

/** Writes a planned batch; the change feed comes last, as its contract asks. */
async function saveWrites(
  tx: Transaction,
  stamp: BatchStamp,
  run: MergeableRun,
  writes: PlannedWrites,
): Promise<void> {
  const all = [...writes.added, ...writes.changed];
  if (all.length === 0) return;
  reachMergePoint("register.merge.before-write");
  await insertEntries(tx, stamp, writes.added);
  await updateEntries(tx, stamp, writes.changed);
  reachMergePoint("register.merge.after-entries");
  const known = writes.changed.map((entry) => entry.id);
  await replaceItems(tx, all, known);
  reachMergePoint("register.merge.after-items");
  await insertVersions(tx, stamp, all);
  await addToRun(tx, run.id, { added: writes.added.length, changed: writes.newlyChanged });
  await addToSource(tx, run.source, {
    entries: writes.added.length,
    items: writes.itemsDelta,
    missing: -writes.returned,
  });
  const drafts: ChangeDraft[] = [
    ...writes.organisationsAdded.map((id) => ({ kind: "organisation.added", id, version: 1 })),
    // One that learns what stands above it moves its entries in the tree of authorities.
    ...writes.organisationsChanged.map((id) => ({ kind: "organisation.changed", id, version: 1 })),
    ...writes.added.map((entry) => ({ kind: "entry.added", id: entry.id, version: 1 })),
    ...writes.changed.map(({ id, version }) => ({ kind: "entry.changed", id, version })),
  ];
  await appendChanges(tx, drafts);
  reachMergePoint("register.merge.before-commit");
}
