import { existsSync, readFileSync, statSync } from "node:fs";
import { RefusalError, refuse } from "../errors/index.ts";
import { embeddedPostgresErrors } from "./errors.ts";

/** Who runs the database. PostgreSQL refuses to run as root. */
export interface Runner {
  readonly uid: number;
  readonly gid: number;
  /** The process itself is root and becomes `uid` for the database only. */
  readonly dropped: boolean;
}

const userWhenRoot = "nobody";
/** The uid and gid of `nobody` where /etc/passwd does not list it. */
const nobodyId = 65_534;

function lookUp(user: string): { uid: number; gid: number } | undefined {
  if (!existsSync("/etc/passwd")) return undefined;
  for (const line of readFileSync("/etc/passwd", "utf8").split("\n")) {
    const [name, , uid, gid] = line.split(":");
    if (name === user || uid === user) return { uid: Number(uid), gid: Number(gid) };
  }
  return undefined;
}

/**
 * As an ordinary user: that user. As root: the owner of an existing cluster, so that root and an
 * ordinary user can take turns; otherwise `user` (a name or a uid, `nobody` unless given).
 */
export function chooseRunner(
  user: string | undefined,
  existingCluster: string | undefined,
): Runner {
  const uid = process.getuid?.() ?? -1;
  const gid = process.getgid?.() ?? -1;
  if (uid !== 0) return { uid, gid, dropped: false };
  if (existingCluster !== undefined) {
    const owner = statSync(existingCluster);
    if (owner.uid !== 0) return { uid: owner.uid, gid: owner.gid, dropped: true };
  }
  const found = lookUp(user ?? userWhenRoot);
  if (found !== undefined && found.uid !== 0) return { ...found, dropped: true };
  if (user === undefined) return { uid: nobodyId, gid: nobodyId, dropped: true };
  throw new RefusalError(
    refuse(embeddedPostgresErrors, "EMBEDDED_DATABASE_UNKNOWN_USER", { user }),
  );
}

/** What `spawn` needs to run a program as the runner. */
export function spawnIdentity(runner: Runner): { uid?: number; gid?: number } {
  return runner.dropped ? { uid: runner.uid, gid: runner.gid } : {};
}
