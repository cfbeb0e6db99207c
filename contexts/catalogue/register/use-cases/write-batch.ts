import { ensureOrganisations } from "@tongshu/identity";
import { appendChanges, type ChangeDraft } from "@tongshu/platform/change-feed";
import type { Clock } from "@tongshu/platform/clock";
import type { Database, Transaction } from "@tongshu/platform/database";
import type { IdMaker } from "@tongshu/platform/ids";
import { declareKillPoints } from "@tongshu/platform/kill-points";
import type { EntryRecord, OrganisationReference } from "../../contract.ts";
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
import type { KnownEntry } from "../../store/staging.ts";
import { changesBetween, type EntryState, type KeyedItem } from "../model/entry-history.ts";

const reachMergePoint = declareKillPoints([
  "register.merge.before-write",
  "register.merge.after-entries",
  "register.merge.after-items",
  "register.merge.before-commit",
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
  readonly format: string;
  /** Sample organisations are kept apart from real ones, so that they can be removed whole. */
  readonly sample: boolean;
}

/** A staged record made whole: what its last copy says, or what its rows say together. */
export interface FinishedRecord {
  readonly digest: string;
  readonly record: EntryRecord;
  /** The record as JSON text, where that is known already. */
  readonly recordJson?: string | undefined;
  readonly items: readonly KeyedItem[];
  /** Where rows combine: how many of them stated the entry otherwise than the last one does. */
  readonly overruled?: number;
}

/** True when the register has the record as it is, and as one that its source lists. */
export function isUnchanged(known: KnownEntry, digest: string | null): boolean {
  return digest !== null && digest === known.entryDigest && known.missingSince === null;
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
  readonly providers: Providers;
}

/** A batch of entries of one source on their way into the register. */
export interface WriteBatch {
  readonly run: MergeableRun;
  /** All keys of the batch with what the register has under them. */
  readonly keys: readonly KnownEntry[];
  /** The records of those keys that may differ from the register. */
  readonly finished: ReadonlyMap<string, FinishedRecord>;
  /** The ids of providers that earlier batches have ensured and committed. */
  readonly providers?: Pick<WeakMap<OrganisationReference, string>, "get" | "has"> | undefined;
}

/** Who provides the entries of a batch. */
export type Providers = ReadonlyMap<OrganisationReference, string>;

/**
 * Writes a batch in the caller's transaction, whole: entries, items, versions, the counters of run
 * and source and, last as its contract asks, the change feed. What is in the register already is
 * left alone. Returns the ids of all providers that the batch has ensured.
 */
export async function writeBatch(
  deps: RegisterWriter,
  tx: Transaction,
  batch: WriteBatch,
): Promise<Providers> {
  const writes = await planWrites(deps, tx, batch);
  await saveWrites(tx, { runId: batch.run.id, at: deps.clock.now() }, batch.run, writes);
  return writes.providers;
}

/** Decides what the batch writes. Organisations are ensured here, in the same transaction. */
async function planWrites(
  deps: RegisterWriter,
  tx: Transaction,
  { run, keys, finished, providers: known = new Map() }: WriteBatch,
): Promise<PlannedWrites> {
  const present = await readPresent(tx, keys, finished);
  const pending = keys.flatMap((key) => {
    const record = finished.get(key.sourceId);
    if (record === undefined) return [];
    const before = key.entryId === null ? undefined : present.get(key.entryId);
    const changes = before === undefined ? [] : changesBetween(before.state, stateOf(record));
    return before !== undefined && changes.length === 0 ? [] : [{ key, record, before, changes }];
  });
  const mentions = [...new Set(pending.map((write) => write.record.record.provider))].filter(
    (provider) => !known.has(provider),
  );
  const organisations = await ensureOrganisations(deps, tx, mentions, {
    namespace: run.sample ? "sample" : "",
  });
  const providers = new Map(
    mentions.map((provider, index) => [provider, organisations.ids[index] as string]),
  );
  const writes = pending.map(({ key, record, changes }): EntryWrite => {
    const { provider } = record.record;
    const providerId = known.get(provider) ?? providers.get(provider);
    if (providerId === undefined) throw new Error("Each provider has an organisation.");
    return {
      id: key.entryId ?? deps.ids.make("entry"),
      source: run.source,
      sourceId: key.sourceId,
      version: (key.version ?? 0) + 1,
      digest: record.digest,
      record: record.record,
      recordJson: record.recordJson,
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
    providers,
  };
}

function stateOf(record: FinishedRecord): EntryState {
  return { record: record.record, items: record.items, missingSince: null };
}

/** The present state of the entries that may change. */
async function readPresent(
  tx: Transaction,
  keys: readonly KnownEntry[],
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
