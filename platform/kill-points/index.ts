/**
 * Kill points prove that a crash loses nothing and repeats nothing. Code calls `reach("name")`
 * before and after every write, commit and file rename. In production this is one comparison with
 * `undefined`. A kill test starts the program with
 *
 *   TONGSHU_KILL_AT=harvest.batch.before-commit:3   kill -9 this process at the third reach
 *   TONGSHU_KILL_LOG=/path                          append each reached name to this file
 *
 * The names are a closed list, so that the test can tell which points were never hit.
 */
import { appendFileSync } from "node:fs";

const declared = new Set<string>();

/** Declares the kill points of a module; returns them so that the type of `reach` is closed. */
export function declareKillPoints<const Name extends string>(names: readonly Name[]) {
  for (const name of names) declared.add(name);
  return (name: Name): void => reach(name);
}

/** All kill points declared by the modules loaded so far, sorted. */
export function declaredKillPoints(): readonly string[] {
  return [...declared].sort();
}

const killAt = process.env["TONGSHU_KILL_AT"];
const killLog = process.env["TONGSHU_KILL_LOG"];
const [killName, killCountText] = killAt?.split(/:(?=\d+$)/) ?? [];
/** Whether anybody wants to know which points are reached. */
export const killPointsAreWatched = killName !== undefined || killLog !== undefined;
let remaining = Number(killCountText ?? 1);

function reach(name: string): void {
  if (!killPointsAreWatched) return;
  if (killLog !== undefined) appendFileSync(killLog, `${name}\n`);
  if (name !== killName) return;
  remaining -= 1;
  if (remaining === 0) process.kill(process.pid, "SIGKILL");
}
