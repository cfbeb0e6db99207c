import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { RefusalError, refuse } from "../errors/index.ts";
import type { Binaries } from "./binaries.ts";
import { embeddedPostgresErrors } from "./errors.ts";
import { leftoverAgeMs } from "./limits.ts";
import { exists } from "./place.ts";
import { type Runner, spawnIdentity } from "./runner.ts";
import { failureRefusal } from "./server-failure.ts";

/** The name of the superuser and of the database. */
export const databaseUser = "tongshu";

export interface ClusterOptions {
  readonly home: string;
  readonly binaries: Binaries;
  readonly runner: Runner;
  /** False only for throw-away databases. */
  readonly durable: boolean;
}

export function clusterFolder(home: string): string {
  return join(home, "cluster");
}

interface Outcome {
  readonly ok: boolean;
  readonly output: string;
}

function runInitdb(options: ClusterOptions, folder: string, locale: string): Promise<Outcome> {
  const args = ["-D", folder, "-U", databaseUser, "-E", "UTF8", `--locale=${locale}`];
  args.push("--auth=trust", "--no-instructions");
  if (!options.durable) args.push("--no-sync");
  const program = join(options.binaries.folder, "native", "bin", "initdb");
  // English messages, because they are read by `failureRefusal`.
  const env = { PATH: process.env["PATH"] ?? "", LC_ALL: "C" };
  const identity = spawnIdentity(options.runner);
  return new Promise((resolve) => {
    execFile(program, args, { ...identity, env, cwd: options.home }, (error, stdout, stderr) => {
      const output = `${stdout}\n${stderr}\n${stderr === "" ? (error?.message ?? "") : ""}`;
      resolve({ ok: error === null, output });
    });
  });
}

/** Half-made clusters of processes that died. */
async function removeLeftovers(home: string): Promise<void> {
  for (const name of await readdir(home)) {
    if (!name.startsWith("cluster.new-")) continue;
    const path = join(home, name);
    const found = await stat(path).catch(() => undefined);
    if (found !== undefined && Date.now() - found.mtimeMs > leftoverAgeMs) {
      await rm(path, { recursive: true, force: true });
    }
  }
}

/**
 * Makes the cluster unless there is one. It is made beside and then renamed, so a cluster is
 * complete or absent; of two processes that make one, the second uses the first's.
 */
export async function ensureCluster(options: ClusterOptions): Promise<string> {
  const { home, runner } = options;
  const cluster = clusterFolder(home);
  if (await exists(cluster)) return cluster;
  await removeLeftovers(home);
  const half = join(home, `cluster.new-${process.pid}-${randomBytes(4).toString("hex")}`);
  try {
    let outcome = await runInitdb(options, half, "C.UTF-8");
    if (!outcome.ok && /invalid locale|locale name/.test(outcome.output)) {
      await rm(half, { recursive: true, force: true });
      outcome = await runInitdb(options, half, "C");
    }
    if (!outcome.ok) {
      const log = join(home, "postgres.log");
      throw failureRefusal({ output: outcome.output, home, log, runner });
    }
    await rename(half, cluster).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST" && error.code !== "ENOTEMPTY") throw error;
    });
  } finally {
    await rm(half, { recursive: true, force: true });
  }
  return cluster;
}

/** Files of one major version cannot be read by another. */
export async function checkVersion(cluster: string, binaries: Binaries): Promise<void> {
  const file = join(cluster, "PG_VERSION");
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
    return "";
  });
  const found = text.trim();
  if (found === binaries.major) return;
  if (found === "") {
    const details = { path: cluster, file: "PG_VERSION" };
    throw new RefusalError(refuse(embeddedPostgresErrors, "EMBEDDED_DATABASE_INCOMPLETE", details));
  }
  const details = { path: cluster, found, wanted: binaries.major };
  throw new RefusalError(
    refuse(embeddedPostgresErrors, "EMBEDDED_DATABASE_OTHER_VERSION", details),
  );
}
