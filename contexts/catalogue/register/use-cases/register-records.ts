import { refuse, type Refusal } from "@tongshu/platform/errors";
import { declareKillPoints } from "@tongshu/platform/kill-points";
import { catalogueErrors } from "../../errors.ts";
import {
  findOpenRun,
  finishRun,
  insertRun,
  type RunRow,
  noteFormat,
  saveSource,
  tryLockSource,
} from "../../store/runs.ts";
import type { RunState } from "../../store/tables.ts";
import { analyseStaging, clearStaging, type StagedRow, stageRows } from "../../store/staging.ts";
import { forgetCancelWish } from "../../store/cancellation.ts";
import { markAbsent } from "./mark-absent.ts";
import { type MergeOptions, mergeRun } from "./merge-run.ts";
import { type StopWish, stopWish } from "./stop-wish.ts";
import type { MergeableRun, RegisterWriter } from "./write-batch.ts";

export const reachRunPoint = declareKillPoints([
  "register.run.before-commit",
  "register.run.after-commit",
  "register.staging.before-write",
  "register.staging.before-commit",
  "register.staging.after-commit",
  "register.finish.before-commit",
  "register.finish.after-commit",
]);

/** How a run of a source begins and what it heeds, wherever its records come from. */
export interface RunRequest {
  readonly source: string;
  readonly format: string;
  readonly sample: boolean;
  /** Fires when this process wants the run cancelled. */
  readonly signal?: AbortSignal | undefined;
  /** Called wherever the run can stop; what it throws leaves the run open, to be carried on. */
  readonly goOn?: (() => void) | undefined;
}

/** What reading the input came to, known once all of it was staged and merged. */
export interface InputOutcome {
  /** False when the input could not be read to its end. */
  readonly complete: boolean;
  /** False when a record was lost whose id is unknown: then absence from the run proves nothing. */
  readonly absenceProves: boolean;
  /** True when nothing at all could be read. */
  readonly failed: boolean;
  readonly refused: number;
  /** The problems to keep, at most `problemsPerRunMax`. */
  readonly problems: readonly unknown[];
}

export interface RecordIntake extends MergeOptions, RunRequest {
  /** The records, staged as they are read: memory stays bounded. */
  readonly rows: () => AsyncIterable<StagedRow>;
  readonly outcome: () => InputOutcome;
  readonly onStaged?: (rows: number) => void;
}

/**
 * Takes the records of one source into the register: stages all of them, merges them in bounded
 * transactions, marks what is absent, and closes the run. A run that a crash left open is carried
 * on under its id, so its counters count each change once. A run that is cancelled stops between two
 * transactions: what was merged stays, and nothing is judged to be absent.
 */
export async function registerRecords(
  deps: RegisterWriter,
  intake: RecordIntake,
): Promise<RunRow | Refusal> {
  return await withRun(deps, intake, async (run, wish) => {
    await stageInput(deps, run, wish.until(intake.rows()), intake.onStaged);
    const counts = await mergeRun(deps, run, intake, wish);
    const cancelled = await wish.isThere();
    if (!cancelled && intake.outcome().absenceProves) await markAbsent(deps, run);
    return await closeRun(deps, run, { ...intake.outcome(), ...counts, cancelled });
  });
}

/** Opens a run of a source, or carries on the one that a crash left open, under the source's lock. */
export async function withRun(
  deps: RegisterWriter,
  request: RunRequest,
  work: (run: MergeableRun, wish: StopWish) => Promise<RunRow>,
): Promise<RunRow | Refusal> {
  return await deps.db.transaction(async (lock) => {
    if (!(await tryLockSource(lock, request.source))) {
      return refuse(catalogueErrors, "HARVEST_ALREADY_RUNNING", { source: request.source });
    }
    const run = await openRun(deps, request);
    return await work(run, stopWish(deps.db, run.id, request));
  });
}

/** Stages rows in place of what an interrupted run had staged. */
export async function stageInput(
  deps: RegisterWriter,
  run: MergeableRun,
  rows: AsyncIterable<StagedRow>,
  onStaged?: (rows: number) => void,
): Promise<void> {
  await deps.db.transaction(async (tx) => {
    await clearStaging(tx, run.id);
    reachRunPoint("register.staging.before-write");
    const staged = await stageRows(tx, run.id, rows);
    onStaged?.(staged);
    reachRunPoint("register.staging.before-commit");
  });
  reachRunPoint("register.staging.after-commit");
  await analyseStaging(deps.db);
}

async function openRun(deps: RegisterWriter, request: RunRequest): Promise<MergeableRun> {
  const { format, sample } = request;
  const id = await deps.db.transaction(async (tx) => {
    const at = deps.clock.now();
    await saveSource(tx, { name: request.source, format, sample, at });
    const open = await findOpenRun(tx, request.source);
    const runId = open?.id ?? deps.ids.make("run");
    if (open === undefined) await insertRun(tx, { id: runId, source: request.source, at });
    else await forgetCancelWish(tx, runId);
    reachRunPoint("register.run.before-commit");
    return runId;
  });
  reachRunPoint("register.run.after-commit");
  return { id, source: request.source, format, sample };
}

/** Ends a run with what it came to, and forgets what it had staged. */
export async function closeRun(
  deps: RegisterWriter,
  run: MergeableRun,
  outcome: Omit<InputOutcome, "absenceProves"> & {
    /** Keys that were seen with a good record. */
    readonly good: number;
    readonly duplicates: number;
    readonly cancelled: boolean;
  },
): Promise<RunRow> {
  const { good, duplicates, refused, problems } = outcome;
  const state = endState(outcome);
  const row = await deps.db.transaction(async (tx) => {
    await clearStaging(tx, run.id);
    const at = deps.clock.now();
    const ended = { id: run.id, state, at, good, refused, duplicates, problems };
    const closed = await finishRun(tx, ended);
    // What could not be read at all says nothing of the source.
    if (state !== "FAILED") await noteFormat(tx, run.source, run.format);
    reachRunPoint("register.finish.before-commit");
    return closed;
  });
  reachRunPoint("register.finish.after-commit");
  return row;
}

function endState(outcome: {
  readonly failed: boolean;
  readonly complete: boolean;
  readonly cancelled: boolean;
}): RunState {
  if (outcome.cancelled) return "CANCELLED";
  if (outcome.failed) return "FAILED";
  return outcome.complete ? "COMPLETED" : "INCOMPLETE";
}
