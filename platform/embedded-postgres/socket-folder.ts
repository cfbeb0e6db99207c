import { createHash } from "node:crypto";
import { chown, lstat, mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { RefusalError, refuse } from "../errors/index.ts";
import { embeddedPostgresErrors } from "./errors.ts";
import { socketPathBytesMax } from "./limits.ts";
import { unreachablePart } from "./reach.ts";
import type { Runner } from "./runner.ts";

export const socketFile = ".s.PGSQL.5432";
const temporaryFolderOfLast = "/tmp";

/**
 * Makes or verifies the private folder of the server's socket: real (not a link), the runner's,
 * mode 0700. Everybody can write to the temporary folder, so what lies there is not trusted.
 * Its path is short, because a data folder's may be longer than a socket's may.
 * @throws RefusalError EMBEDDED_DATABASE_SOCKET_UNSAFE
 */
export async function prepareSocketFolder(home: string, runner: Runner): Promise<string> {
  const hash = createHash("sha256").update(home).digest("hex").slice(0, 16);
  const fits = (base: string) =>
    Buffer.byteLength(join(base, `tongshu-${hash}`, socketFile)) <= socketPathBytesMax &&
    unreachablePart(base, runner) === undefined;
  const base = fits(tmpdir()) ? tmpdir() : temporaryFolderOfLast;
  const path = join(base, `tongshu-${hash}`);
  try {
    await mkdir(path, { mode: 0o700 });
    if (runner.dropped) await chown(path, runner.uid, runner.gid);
    return path;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  // Another process of ours may be between its mkdir and its chown: as root, root's is ours too.
  let entry = await lstat(path);
  if (runner.dropped && entry.isDirectory() && entry.uid === 0) {
    await chown(path, runner.uid, runner.gid);
    entry = await lstat(path);
  }
  if (!entry.isDirectory() || entry.uid !== runner.uid || (entry.mode & 0o777) !== 0o700) {
    const details = { path, uid: runner.uid };
    throw new RefusalError(
      refuse(embeddedPostgresErrors, "EMBEDDED_DATABASE_SOCKET_UNSAFE", details),
    );
  }
  return path;
}
