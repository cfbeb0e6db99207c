import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A running server, as its `postmaster.pid` tells (PostgreSQL source, `pidfile.h`). */
export interface Postmaster {
  readonly pid: number;
  readonly socketFolder: string;
  /** `starting`, `ready`, `stopping`; empty before it was written. */
  readonly status: string;
}

function pidOf(text: string | undefined): number | undefined {
  const pid = Number(text);
  return Number.isSafeInteger(pid) && pid > 1 ? pid : undefined;
}

function readLines(path: string): readonly string[] | undefined {
  try {
    return readFileSync(path, "utf8").split("\n");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

function commandLine(pid: number): string {
  try {
    if (existsSync("/proc/self/cmdline")) return readFileSync(`/proc/${pid}/cmdline`, "utf8");
    return execFileSync("ps", ["-ww", "-o", "command=", "-p", String(pid)], { encoding: "utf8" });
  } catch {
    return "";
  }
}

/**
 * Whether the process is the server of this cluster. A number alone proves nothing: after a crash
 * it may belong to any other program. Children of a server show another command line.
 */
export function isServerOf(pid: number, cluster: string): boolean {
  const words = commandLine(pid).split(/[\0\n]| -/);
  return (words[0]?.endsWith("postgres") ?? false) && words.some((word) => word.endsWith(cluster));
}

/** The process id that the cluster's lock file names, alive or not. */
export function lockedBy(cluster: string): number | undefined {
  return pidOf(readLines(join(cluster, "postmaster.pid"))?.[0]);
}

/** The process id that the lock file of a socket names, alive or not. */
export function socketLockedBy(socketPath: string): number | undefined {
  return pidOf(readLines(`${socketPath}.lock`)?.[0]);
}

/** The running server of the cluster. */
export function findPostmaster(cluster: string): Postmaster | undefined {
  const lines = readLines(join(cluster, "postmaster.pid"));
  const pid = pidOf(lines?.[0]);
  if (lines === undefined || pid === undefined || !isServerOf(pid, cluster)) return undefined;
  return { pid, socketFolder: lines[4] ?? "", status: (lines[7] ?? "").trim() };
}
