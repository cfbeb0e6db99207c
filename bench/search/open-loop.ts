import { spawn } from "node:child_process";
import { once } from "node:events";
import { constants, setPriority } from "node:os";
import { resolve } from "node:path";
import { askAtMoments } from "../arrivals.ts";
import type { Job, OpenLoop } from "./engine-report.ts";
import type { Ask } from "./timed-rounds.ts";

/** Queries that come by themselves in a second, on average. */
const perSecond = 20;

/** A process that builds an index anew gives way, as the indexing thread of a server does. */
export function giveWay(): void {
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
}

/**
 * Queries come by themselves, first with nothing else going on, then while another process builds the
 * same index anew beside the one that answers: until that is done, or as long again.
 */
export async function openLoop(job: Job, ask: Ask): Promise<OpenLoop> {
  const milliseconds = job.openLoopSeconds * 1_000;
  const started = performance.now();
  const isTime = (since: number): boolean => performance.now() - since < milliseconds;
  const atRest = await askAtMoments(perSecond, () => isTime(started), ask);
  const rebuild: Job = { ...job, task: "rebuild", out: `${job.out}.rebuild` };
  const child = spawn(
    process.execPath,
    [...process.execArgv, resolve(import.meta.dirname, "own-engine.ts"), JSON.stringify(rebuild)],
    { stdio: ["ignore", "inherit", "inherit"] },
  );
  const ended = once(child, "exit");
  const isOver = (): boolean => child.exitCode !== null || child.signalCode !== null;
  const rebuilding = performance.now();
  const whileRebuilding = await askAtMoments(perSecond, () => !isOver() && isTime(rebuilding), ask);
  const isWholeRebuild = isOver();
  if (!isWholeRebuild) child.kill("SIGKILL");
  await ended;
  if (isWholeRebuild && child.exitCode !== 0) throw new Error("The index was not built anew.");
  return { perSecond, atRest, whileRebuilding, isWholeRebuild };
}
