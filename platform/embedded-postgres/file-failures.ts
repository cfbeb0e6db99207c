import { RefusalError, refuse } from "../errors/index.ts";
import { embeddedPostgresErrors } from "./errors.ts";
import type { Runner } from "./runner.ts";

/**
 * Runs file work at `path` and turns what a user can mend into a refusal: a full disk, a
 * file in the place of a folder, no permission, a read-only disk.
 */
export async function withFileRefusals<Result>(
  path: string,
  runner: Runner | undefined,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const code = (error as { code?: unknown }).code;
    if (code === "ENOSPC" || code === "EDQUOT") {
      throw new RefusalError(
        refuse(embeddedPostgresErrors, "EMBEDDED_DATABASE_DISK_FULL", { path }),
      );
    }
    if (code === "ENOTDIR" || code === "EEXIST") {
      const details = { path: (error as { path?: string }).path ?? path };
      throw new RefusalError(
        refuse(embeddedPostgresErrors, "EMBEDDED_DATABASE_NOT_A_FOLDER", details),
      );
    }
    if (code === "EACCES" || code === "EPERM" || code === "EROFS") {
      const uid = runner?.uid ?? process.getuid?.() ?? -1;
      const details = { path: (error as { path?: string }).path ?? path, uid };
      throw new RefusalError(
        refuse(embeddedPostgresErrors, "EMBEDDED_DATABASE_NO_PERMISSION", details),
      );
    }
    throw error;
  }
}
