import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { RefusalError, refuse } from "../errors/index.ts";
import { declareKillPoints } from "../kill-points/index.ts";
import { fileLockErrors } from "./errors.ts";

const reach = declareKillPoints([
  "file-lock.before-write",
  "file-lock.before-rename",
  "file-lock.after-rename",
]);

/** What a holder tells about itself, such as its process id and address. */
export type LockInfo = Readonly<Record<string, string | number>>;

/** The lock is ours until `release` or the end of the process, however it ends. */
export interface FileLock {
  readonly acquired: true;
  release(): void;
}

/** Somebody else has the lock. `holder` is empty when it has not written about itself yet. */
export interface LockHeld {
  readonly acquired: false;
  readonly holder: LockInfo;
}

/** SQLite's result code for a lock that somebody else holds (sqlite3.h, SQLITE_BUSY). */
const sqliteBusy = 5;
/** Its result codes for a file that is no database or a broken one (SQLITE_CORRUPT, SQLITE_NOTADB). */
const sqliteDamaged: readonly unknown[] = [11, 26];

function readHolder(infoPath: string): LockInfo {
  try {
    const info: unknown = JSON.parse(readFileSync(infoPath, "utf8"));
    return typeof info === "object" && info !== null ? (info as LockInfo) : {};
  } catch {
    // Not written yet, or already removed by a holder that is leaving.
    return {};
  }
}

/**
 * Takes the lock `path` or tells who has it; never waits. The lock is an exclusive transaction on a
 * tiny SQLite database, which is a lock of the operating system on an open file: it ends with the
 * process even at `kill -9`, so there are no stale locks. What the holder says about itself is in
 * `<path>.json`. The folder is made when missing; it must be on a local disk, since network file
 * systems do not keep such locks reliably.
 * @throws RefusalError when the file is no lock: it is not replaced, for somebody may hold it
 */
export async function acquireFileLock(path: string, info: LockInfo): Promise<FileLock | LockHeld> {
  mkdirSync(dirname(path), { recursive: true });
  const infoPath = `${path}.json`;
  const database = new DatabaseSync(path, { timeout: 0 });
  try {
    // Without a journal in memory an empty journal file would lie beside the lock.
    database.exec("pragma journal_mode = memory; begin exclusive");
  } catch (error) {
    database.close();
    const { errcode } = error as { errcode?: unknown };
    if (errcode === sqliteBusy) return { acquired: false, holder: readHolder(infoPath) };
    if (sqliteDamaged.includes(errcode)) {
      throw new RefusalError(refuse(fileLockErrors, "LOCK_FILE_DAMAGED", { path }));
    }
    throw error;
  }
  // Written beside and renamed, so that a reader never sees half of it.
  reach("file-lock.before-write");
  writeFileSync(`${infoPath}.new`, JSON.stringify(info));
  reach("file-lock.before-rename");
  renameSync(`${infoPath}.new`, infoPath);
  reach("file-lock.after-rename");
  let released = false;
  return {
    acquired: true,
    release() {
      if (released) return;
      released = true;
      rmSync(infoPath, { force: true });
      database.exec("rollback");
      database.close();
    },
  };
}
