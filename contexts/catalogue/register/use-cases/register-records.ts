import { refuse, type Refusal } from "@tongshu/platform/errors";
import { declareKillPoints } from "@tongshu/platform/kill-points";
import { catalogueErrors } from "../../errors.ts";
import {
  findOpenRun,
  finishRun,
  insertRun,
  type RunRow,
  saveSource,
  tryLockSource,
} from "../../store/runs.ts";
import type { RunState } from "../../store/tables.ts";
import { analyseStaging, clearStaging, type StagedRow, stageRows } from "../../store/staging.ts";
import { forgetCancelWish } from "../../store/cancellation.ts";
import { markAbsent } from "./mark-absent.ts";
import {
  type MergeableRun,
  type MergeOptions,
  mergeRun,
  type RegisterWriter,
} from "./merge-run.ts";
import { type StopWish, stopWish } from "./stop-wish.ts";

export const reachRunPoint = declareKillPoints([
  "register.run.before-commit",
  "register.run.after-commit",
  "register.staging.before-write",
  "register.staging.before-commit",
  "register.staging.after-commit",
  "register.finish.before-commit",
  "register.finish.after-commit",
]);

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

export interface RecordIntake extends MergeOptions {
  readonly source: string;
  readonly format: string;
  readonly sample: boolean;
  /** The records, staged as they are read: memory stays bounded. */
  readonly rows: () => AsyncIterable<StagedRow>;
  readonly outcome: () => InputOutcome;
  readonly onStaged?: (rows: number) => void;
  /** Fires when this process wants the harvest cancelled. */
  readonly signal?: AbortSignal | undefined;
  /** Called wherever the run can stop; what it throws leaves the run open, to be carried on. */
  readonly goOn?: () => void;
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
  return await deps.db.transaction(async (lock) => {
    if (!(await tryLockSource(lock, intake.source))) {
      return refuse(catalogueErrors, "HARVEST_ALREADY_RUNNING", { source: intake.source });
    }
    const run = await openRun(deps, intake);
    const wish = stopWish(deps.db, run.id, intake);
    await stageInput(deps, run, intake, wish);
    const counts = await mergeRun(deps, run, intake, wish);
    const cancelled = await wish.isThere();
    if (!cancelled && intake.outcome().absenceProves) await markAbsent(deps, run);
    return await closeRun(deps, run, intake, { ...counts, cancelled });
  });
}

async function stageInput(
  deps: RegisterWriter,
  run: MergeableRun,
  intake: RecordIntake,
  wish: StopWish,
): Promise<void> {
  await deps.db.transaction(async (tx) => {
    await clearStaging(tx, run.id);
    reachRunPoint("register.staging.before-write");
    const staged = await stageRows(tx, run.id, wish.until(intake.rows()));
    intake.onStaged?.(staged);
    reachRunPoint("register.staging.before-commit");
  });
  reachRunPoint("register.staging.after-commit");
  await analyseStaging(deps.db);
}

async function openRun(deps: RegisterWriter, intake: RecordIntake): Promise<MergeableRun> {
  const id = await deps.db.transaction(async (tx) => {
    const at = deps.clock.now();
    await saveSource(tx, { name: intake.source, format: intake.format, sample: intake.sample, at });
    const open = await findOpenRun(tx, intake.source);
    const runId = open?.id ?? deps.ids.make("run");
    if (open === undefined) await insertRun(tx, { id: runId, source: intake.source, at });
    else await forgetCancelWish(tx, runId);
    reachRunPoint("register.run.before-commit");
    return runId;
  });
  reachRunPoint("register.run.after-commit");
  return { id, source: intake.source, sample: intake.sample };
}

async function closeRun(
  deps: RegisterWriter,
  run: MergeableRun,
  intake: RecordIntake,
  counts: { readonly good: number; readonly duplicates: number; readonly cancelled: boolean },
): Promise<RunRow> {
  const outcome = intake.outcome();
  const state = endState(outcome, counts.cancelled);
  const row = await deps.db.transaction(async (tx) => {
    await clearStaging(tx, run.id);
    const closed = await finishRun(tx, {
      id: run.id,
      state,
      at: deps.clock.now(),
      good: counts.good,
      refused: outcome.refused,
      duplicates: counts.duplicates,
      problems: outcome.problems,
    });
    reachRunPoint("register.finish.before-commit");
    return closed;
  });
  reachRunPoint("register.finish.after-commit");
  return row;
}

function endState({ failed, complete }: InputOutcome, cancelled: boolean): RunState {
  if (cancelled) return "CANCELLED";
  if (failed) return "FAILED";
  return complete ? "COMPLETED" : "INCOMPLETE";
}
