import { createHash, randomBytes } from "node:crypto";
import { chmod, lchown, link, lstat, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { RefusalError, refuse } from "../errors/index.ts";
import { embeddedPostgresErrors } from "./errors.ts";
import { unreachablePart } from "./reach.ts";
import type { Runner } from "./runner.ts";

/** Where the database of a data folder lives. */
export interface Place {
  /** Holds `cluster` and `postgres.log`. */
  readonly home: string;
  /** Copies of the server programs go here when they must be copied. */
  readonly copyBase: string;
  /** Set when the database does not live in its data folder: what could not be entered. */
  readonly because?: string;
}

/** Names the home of the database when it is not in the data folder. */
const locationFile = "database-location";

export async function exists(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => undefined)) !== undefined;
}

/** The home that an earlier start has written down. */
export async function recordedHome(dataFolder: string): Promise<string | undefined> {
  const file = join(dataFolder, locationFile);
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  const path = text.trim();
  // An empty database instead of the lost one would look like the loss of everything.
  if (!(await exists(path))) {
    const details = { path, file };
    throw new RefusalError(
      refuse(embeddedPostgresErrors, "EMBEDDED_DATABASE_LOCATION_GONE", details),
    );
  }
  return path;
}

/** A folder that everybody can enter; its modes do not depend on the umask. */
export async function makeOpenFolder(path: string): Promise<void> {
  if (await exists(path)) return;
  await mkdir(path, { recursive: true });
  await chmod(path, 0o755);
}

async function makeHome(home: string, runner: Runner): Promise<void> {
  await mkdir(home, { recursive: true, mode: 0o700 });
  if (runner.dropped) await lchown(home, runner.uid, runner.gid);
}

function unreachablePlace(runner: Runner, path: string): RefusalError {
  const details = { uid: runner.uid, path };
  return new RefusalError(
    refuse(embeddedPostgresErrors, "EMBEDDED_DATABASE_UNREACHABLE_PLACE", details),
  );
}

/** Makes a home outside and writes it down; of two processes that do so, both use the first's. */
async function moveOut(dataFolder: string, outside: string, runner: Runner): Promise<string> {
  await makeOpenFolder(outside);
  const blocked = unreachablePart(outside, runner);
  if (blocked !== undefined) throw unreachablePlace(runner, blocked);
  // The random part keeps a data folder that was deleted and made again apart from its forerunner.
  const hash = createHash("sha256").update(dataFolder).digest("hex").slice(0, 12);
  const home = join(outside, `${hash}-${randomBytes(4).toString("hex")}`);
  await makeHome(home, runner);
  const half = join(dataFolder, `${locationFile}.new-${process.pid}`);
  await writeFile(half, `${home}\n`);
  try {
    await link(half, join(dataFolder, locationFile));
    return home;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    await rm(home, { recursive: true, force: true });
    const winner = await recordedHome(dataFolder);
    if (winner === undefined) throw error;
    return winner;
  } finally {
    await rm(half, { force: true });
  }
}

/** The home inside the data folder. */
export function innerHome(dataFolder: string): string {
  return join(dataFolder, "postgres");
}

/**
 * Decides where the database lives: where an earlier start put it; in the data folder; or, when
 * the unprivileged runner cannot enter that, in a folder of its own under `outside`.
 */
export async function choosePlace(
  dataFolder: string,
  outside: string,
  runner: Runner,
): Promise<Place> {
  const blocked = unreachablePart(dataFolder, runner);
  const copyBase = runner.dropped ? outside : join(dataFolder, "postgres-programs");
  const recorded = await recordedHome(dataFolder);
  if (recorded !== undefined) {
    return { home: recorded, copyBase, because: blocked ?? dataFolder };
  }
  const inner = innerHome(dataFolder);
  if (blocked === undefined) {
    await makeHome(inner, runner);
    return { home: inner, copyBase };
  }
  // Data that became unreachable is not to be replaced by an empty database elsewhere.
  if (await exists(join(inner, "cluster"))) throw unreachablePlace(runner, blocked);
  return { home: await moveOut(dataFolder, outside, runner), copyBase, because: blocked };
}
