import { setTimeout as sleep } from "node:timers/promises";
import { isRefusal, refuse, type Refusal } from "@tongshu/platform/errors";
import { declareKillPoints } from "@tongshu/platform/kill-points";
import { catalogueErrors } from "../../errors.ts";
import { cancelPollMs, cancelWaitMsMax } from "../../limits.ts";
import { askToCancel, openRuns, runOfId, runsNamed } from "../../store/cancellation.ts";
import { clearStaging } from "../../store/staging.ts";
import { finishRun, type RunRow, tryLockSource } from "../../store/runs.ts";
import type { RegisterWriter } from "./write-batch.ts";

const reachCancelPoint = declareKillPoints([
  "register.cancel.before-commit",
  "register.cancel.after-commit",
]);

export interface CancelRequest {
  /** A run's id or a source's name; without it the one run that is open. */
  readonly run?: string | undefined;
  /** How long to wait for the harvest to stop, in milliseconds. */
  readonly waitMs?: number;
}

/**
 * Stops a harvest, also one of another process, at its next safe point: between two transactions.
 * What had been merged stays, and what the run did not see is not judged missing. A run whose
 * process has died is closed at once. Returns the run as it ended; its state says whether the
 * harvest had come to its end by itself in the meantime.
 */
export async function cancelRun(
  deps: RegisterWriter,
  request: CancelRequest = {},
): Promise<RunRow | Refusal> {
  const run = await meantRun(deps, request.run);
  if (isRefusal(run)) return run;
  const until = performance.now() + (request.waitMs ?? cancelWaitMsMax);
  for (;;) {
    const closed = await closeAbandoned(deps, run);
    if (closed !== undefined) return closed;
    await deps.db.transaction(async (tx) => {
      await askToCancel(tx, run.id, deps.clock.now());
      reachCancelPoint("register.cancel.before-commit");
    });
    reachCancelPoint("register.cancel.after-commit");
    const now = await runOfId(deps.db, run.id);
    if (now !== undefined && now.state !== "RUNNING") return now;
    if (performance.now() >= until) {
      return refuse(catalogueErrors, "CANCEL_NOT_YET", { run: run.id, source: run.source });
    }
    await sleep(cancelPollMs);
  }
}

async function meantRun(deps: RegisterWriter, name: string | undefined): Promise<RunRow | Refusal> {
  const runs = name === undefined ? await openRuns(deps.db) : await runsNamed(deps.db, name);
  const [run, ...others] = runs;
  if (run === undefined) {
    return name === undefined
      ? refuse(catalogueErrors, "NO_HARVEST_RUNNING")
      : refuse(catalogueErrors, "RUN_NOT_FOUND", { run: name });
  }
  if (others.length > 0) {
    const listed = runs.map(({ id, source }) => `${id} (${source})`).join(", ");
    return refuse(catalogueErrors, "CANCEL_AMBIGUOUS", { runs: listed });
  }
  if (run.state === "RUNNING") return run;
  return refuse(catalogueErrors, "RUN_ENDED", { run: run.id, state: run.state });
}

/** Ends a run that nobody carries on: whose source is not locked by a harvest. */
async function closeAbandoned(deps: RegisterWriter, run: RunRow): Promise<RunRow | undefined> {
  return await deps.db.transaction(async (tx) => {
    if (!(await tryLockSource(tx, run.source))) return undefined;
    const present = await runOfId(tx, run.id);
    if (present === undefined || present.state !== "RUNNING") return present;
    await clearStaging(tx, run.id);
    return await finishRun(tx, {
      id: run.id,
      state: "CANCELLED",
      at: deps.clock.now(),
      good: present.added + present.changed,
      refused: 0,
      duplicates: 0,
      problems: [],
    });
  });
}
