import { open, stat } from "node:fs/promises";
import { RefusalError, refuse } from "../errors/index.ts";
import { embeddedPostgresErrors } from "./errors.ts";
import { logTailBytesMax } from "./limits.ts";
import type { Runner } from "./runner.ts";

/** What a failed program wrote, and where it was working. */
export interface FailureReport {
  readonly output: string;
  readonly home: string;
  readonly log: string;
  readonly runner: Runner;
}

/** Another process got there first, or is just leaving: look again. */
const transient =
  /lock file ".*" already exists|pre-existing shared memory block|database system is (?:starting up|shutting down)|bogus data in lock file|lock file ".*" is empty|could not create lock file ".*\.s\.PGSQL.*": No such file/;

export function isTransientFailure(output: string): boolean {
  return transient.test(output);
}

/** The line that tells most: the last FATAL or PANIC, else the last line at all. */
function mostTelling(output: string): string {
  const lines = output.split("\n").filter((line) => line.trim() !== "");
  const worst = lines.findLast((line) => /\b(FATAL|PANIC|error):/.test(line)) ?? lines.at(-1);
  return (worst ?? "no message").replace(/^.*?\b(FATAL|PANIC|error):\s*/, "").trim();
}

/** Turns the words of `initdb` or `postgres` into one clear refusal. */
export function failureRefusal(report: FailureReport): RefusalError {
  const { output, home, log, runner } = report;
  const reason = mostTelling(output);
  const make = (code: keyof typeof embeddedPostgresErrors & string, details = {}) =>
    new RefusalError(refuse(embeddedPostgresErrors, code, details));
  if (/No space left on device|Disk quota exceeded/.test(output)) {
    return make("EMBEDDED_DATABASE_DISK_FULL", { path: home });
  }
  if (/could not look up effective user|user does not exist/.test(output)) {
    return make("EMBEDDED_DATABASE_UNKNOWN_USER", { user: runner.uid });
  }
  if (/Permission denied|has wrong ownership|Read-only file system/.test(output)) {
    return make("EMBEDDED_DATABASE_NO_PERMISSION", { path: home, uid: runner.uid });
  }
  if (/error while loading shared libraries|cannot execute|spawn .* E(NOENT|ACCES)/.test(output)) {
    return make("EMBEDDED_DATABASE_DOES_NOT_RUN", { reason });
  }
  return make("EMBEDDED_DATABASE_FAILED", { reason, log });
}

/** What was written to the log since it had `from` bytes; its end when that is long. */
export async function readLogSince(log: string, from: number): Promise<string> {
  const { size } = await stat(log);
  const start = Math.max(from, size - logTailBytesMax);
  const file = await open(log, "r");
  try {
    const buffer = Buffer.alloc(Math.max(0, size - start));
    const { bytesRead } = await file.read(buffer, 0, buffer.length, start);
    return buffer.toString("utf8", 0, bytesRead);
  } finally {
    await file.close();
  }
}
