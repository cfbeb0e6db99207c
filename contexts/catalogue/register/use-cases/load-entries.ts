import { setImmediate as nextTurn } from "node:timers/promises";
import type { Refusal } from "@tongshu/platform/errors";
import { declareKillPoints } from "@tongshu/platform/kill-points";
import type { OrganisationReference } from "../../contract.ts";
import {
  analyseEntriesMin,
  harvestBatchBytesMax,
  harvestBatchEntriesMax,
  stopTurnRecords,
} from "../../limits.ts";
import { analyseRegister } from "../../store/merge.ts";
import { presentEntries, type RunRow } from "../../store/runs.ts";
import { knownEntries, type KnownEntry, type StagedRow } from "../../store/staging.ts";
import { markAbsent } from "./mark-absent.ts";
import { closeRun, type RunRequest, stageInput, withRun } from "./register-records.ts";
import type { StopWish } from "./stop-wish.ts";
import {
  type FinishedRecord,
  isUnchanged,
  type MergeableRun,
  type RegisterWriter,
  writeBatch,
} from "./write-batch.ts";

const reach = declareKillPoints(["register.load.before-commit", "register.load.after-commit"]);

/** An entry that the program made: whole, valid, under an id that no other one has. */
export interface LoadedEntry extends FinishedRecord {
  readonly sourceId: string;
  readonly recordJson: string;
}

export interface EntryLoad extends RunRequest {
  /** Listed again, its ids alone, when the register holds more than was listed. */
  readonly entries: Iterable<LoadedEntry>;
  /** Called after each commit, with the number of entries that are now safe. */
  readonly onCommitted?: (entries: number) => void;
}

/**
 * Takes entries that the program itself makes straight into the register, by COPY, in bounded
 * transactions each of which is whole: nothing is staged, for nothing has to be known before the
 * end of the input. Loading again after a crash goes on behind what was committed: an entry whose
 * digest is the register's own is passed over. While one batch is written the next one is made.
 *
 * Of two entries with one id in one batch the last one counts; further apart each is a version.
 */
export async function loadEntries(
  deps: RegisterWriter,
  load: EntryLoad,
): Promise<RunRow | Refusal> {
  return await withRun(deps, load, async (run, wish) => {
    const counts = await loadBatches(deps, run, load, wish);
    if (!(await wish.isThere())) await markUnlisted(deps, run, load, wish, counts);
    const cancelled = await wish.isThere();
    if (counts.written >= analyseEntriesMin) await analyseRegister(deps.db);
    const outcome = { complete: true, failed: false, refused: 0, problems: [] };
    return await closeRun(deps, run, { ...outcome, ...counts, good: counts.listed, cancelled });
  });
}

interface LoadCounts {
  /** Distinct ids that were listed. */
  readonly listed: number;
  readonly duplicates: number;
  readonly written: number;
}

async function loadBatches(
  deps: RegisterWriter,
  run: MergeableRun,
  load: EntryLoad,
  wish: StopWish,
): Promise<LoadCounts> {
  const { batchEntries = harvestBatchEntriesMax } = deps;
  const entries = load.entries[Symbol.iterator]();
  const providers = new WeakMap<OrganisationReference, string>();
  const counts = { listed: 0, duplicates: 0, written: 0 };
  let next = takeBatch(entries, batchEntries);
  for (;;) {
    const batch = await next;
    if (batch.records.size === 0 || (await wish.isThere())) return counts;
    // Made while the database works; a failure of either ends the run.
    next = takeBatch(entries, batchEntries);
    next.catch(() => undefined);
    const saved = await saveBatch(deps, run, batch.records, providers);
    reach("register.load.after-commit");
    for (const [provider, id] of saved.providers) providers.set(provider, id);
    counts.listed += batch.records.size;
    counts.duplicates += batch.duplicates;
    counts.written += saved.written;
    load.onCommitted?.(counts.listed);
  }
}

interface LoadBatch {
  readonly records: ReadonlyMap<string, LoadedEntry>;
  readonly duplicates: number;
}

/** The next entries, at most so many and so many bytes; gives way to the database every few. */
async function takeBatch(entries: Iterator<LoadedEntry>, batchEntries: number): Promise<LoadBatch> {
  const records = new Map<string, LoadedEntry>();
  let duplicates = 0;
  let characters = 0;
  while (records.size < batchEntries && characters < harvestBatchBytesMax) {
    const next = entries.next();
    if (next.done === true) break;
    const entry = next.value;
    if (records.has(entry.sourceId)) duplicates += 1;
    records.set(entry.sourceId, entry);
    characters += entry.recordJson.length;
    for (const { json } of entry.items) characters += json?.length ?? 0;
    if (records.size % stopTurnRecords === 0) await nextTurn();
  }
  return { records, duplicates };
}

async function saveBatch(
  deps: RegisterWriter,
  run: MergeableRun,
  records: ReadonlyMap<string, LoadedEntry>,
  providers: WeakMap<OrganisationReference, string>,
) {
  return await deps.db.transaction(async (tx) => {
    const found = await knownEntries(tx, run.source, [...records.keys()]);
    const known = new Map(found.map((entry) => [entry.sourceId, entry]));
    const keys: KnownEntry[] = [];
    for (const { sourceId, digest } of records.values()) {
      const key = known.get(sourceId) ?? { ...unknown, sourceId };
      if (!isUnchanged(key, digest)) keys.push(key);
    }
    const ensured = await writeBatch(deps, tx, { run, keys, finished: records, providers });
    reach("register.load.before-commit");
    return { providers: ensured, written: keys.length };
  });
}

const unknown: Omit<KnownEntry, "sourceId"> = {
  entryId: null,
  version: null,
  entryDigest: null,
  missingSince: null,
  entryRunId: null,
};

/**
 * Marks what the register lists and the load did not. The counters of the source, kept in the
 * transactions of the batches, say whether there is anything; only then are the ids listed again.
 */
async function markUnlisted(
  deps: RegisterWriter,
  run: MergeableRun,
  load: EntryLoad,
  wish: StopWish,
  { listed, duplicates }: LoadCounts,
): Promise<void> {
  if ((await presentEntries(deps.db, run.source)) <= listed) return;
  let staged = 0;
  await stageInput(deps, run, wish.until(idRows(load.entries)), (rows) => {
    staged = rows;
  });
  if (await wish.isThere()) return;
  // Marking after an empty second listing would take everything for unlisted.
  if (staged !== listed + duplicates) throw new Error("Entries were not listed twice alike.");
  await markAbsent(deps, run);
}

async function* idRows(entries: Iterable<LoadedEntry>): AsyncIterable<StagedRow> {
  let ordinal = 0;
  for (const { sourceId } of entries) {
    ordinal += 1;
    yield { ordinal, sourceId, digest: null, record: null, items: "[]" };
  }
}
