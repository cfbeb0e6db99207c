import { type Refusal, RefusalError, refuse } from "@tongshu/platform/errors";
import { serverErrors } from "./errors.ts";

interface Place {
  readonly host: string;
  readonly port: number;
  readonly dataFolder: string;
}

/** PostgreSQL's disk_full (SQLSTATE 53100) and SQLite's SQLITE_FULL (result code 13). */
const postgresDiskFull = "53100";
const sqliteFull = 13;
/** SQLITE_READONLY and SQLITE_CANTOPEN: the lock in the data folder cannot be taken. */
const sqliteUnusable: readonly (number | undefined)[] = [8, 14];

/** The refusal behind an error that ended a start; undefined when it is none that we know. */
export function startFailure(error: unknown, place: Place): Refusal | undefined {
  if (error instanceof RefusalError) return error.refusal;
  if (!(error instanceof Error)) return undefined;
  const { code, errcode, syscall } = error as NodeJS.ErrnoException & { errcode?: number };
  const { host, port, dataFolder: folder } = place;
  if (
    code === "ENOSPC" ||
    code === "EDQUOT" ||
    code === postgresDiskFull ||
    errcode === sqliteFull
  ) {
    return refuse(serverErrors, "DISK_FULL", { folder });
  }
  if (code === "EADDRINUSE") return refuse(serverErrors, "PORT_IN_USE", { host, port });
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND" || code === "EAI_AGAIN") {
    return refuse(serverErrors, "HOST_NOT_AVAILABLE", { host });
  }
  if (code === "EACCES" && syscall === "listen") {
    return refuse(serverErrors, "PORT_NOT_PERMITTED", { host, port });
  }
  // Node answers ENOENT for a folder that cannot be made on a read-only disk.
  const notMade = code === "ENOENT" && syscall === "mkdir";
  if (notMade || sqliteUnusable.includes(errcode)) {
    const reason = notMade ? "mkdir" : "read-only";
    return refuse(serverErrors, "DATA_FOLDER_UNUSABLE", { folder, reason });
  }
  if (
    ["EACCES", "EPERM", "EROFS", "ENOTDIR", "EEXIST", "ELOOP", "ENAMETOOLONG"].includes(code ?? "")
  ) {
    return refuse(serverErrors, "DATA_FOLDER_UNUSABLE", { folder, reason: code ?? "" });
  }
  return error.cause === undefined ? undefined : startFailure(error.cause, place);
}
