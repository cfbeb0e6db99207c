import { type ChildProcess, spawn } from "node:child_process";
import { constants, open, rm, statfs } from "node:fs/promises";
import { join } from "node:path";
import type { Binaries } from "./binaries.ts";
import { logBytesMax, sharedMemoryBytesMin } from "./limits.ts";
import { isServerOf, lockedBy, socketLockedBy } from "./postmaster.ts";
import { type Runner, spawnIdentity } from "./runner.ts";
import { prepareSocketFolder, socketFile } from "./socket-folder.ts";

/** For two cores and bulk loads. Durability (`fsync`, `synchronous_commit`) stays as it is: on. */
const settings: Readonly<Record<string, string>> = {
  listen_addresses: "",
  unix_socket_permissions: "0700",
  port: "5432",
  max_connections: "60",
  shared_buffers: "256MB",
  effective_cache_size: "1GB",
  work_mem: "16MB",
  maintenance_work_mem: "128MB",
  max_wal_size: "2GB",
  wal_compression: "on",
  jit: "off",
  fsync: "on",
  synchronous_commit: "on",
  // Logs of our own: no noise every five minutes, and no statement, which may hold people's data.
  log_checkpoints: "off",
  log_min_error_statement: "panic",
  log_line_prefix: "%m [%p] ",
  log_destination: "stderr",
  logging_collector: "off",
};

export interface LaunchOptions {
  /** Holds the cluster and the log. */
  readonly home: string;
  readonly cluster: string;
  readonly log: string;
  readonly binaries: Binaries;
  readonly runner: Runner;
  readonly settings: Readonly<Record<string, string>>;
}

export interface Launch {
  /** Size of the log before this launch, in bytes. */
  readonly logFrom: number;
  readonly exited: () => boolean;
  /** Why the program could not even be started. */
  readonly spawnError: () => string;
}

/** Containers often have 64 MB of /dev/shm, in which parallel queries fail. */
async function sharedMemorySettings(): Promise<Record<string, string>> {
  if (process.platform !== "linux") return {};
  const found = await statfs("/dev/shm").catch(() => undefined);
  const bytes = found === undefined ? 0 : found.blocks * found.bsize;
  return bytes < sharedMemoryBytesMin ? { dynamic_shared_memory_type: "mmap" } : {};
}

async function openLog(log: string, runner: Runner) {
  // The folder belongs to the unprivileged runner, and we may be root: a link is not followed.
  const { O_APPEND, O_CREAT, O_NOFOLLOW, O_WRONLY } = constants;
  const file = await open(log, O_APPEND | O_CREAT | O_NOFOLLOW | O_WRONLY, 0o600);
  const { size } = await file.stat();
  if (size > logBytesMax) await file.truncate(0);
  if (runner.dropped) await file.chown(runner.uid, runner.gid);
  return { file, logFrom: size > logBytesMax ? 0 : size };
}

/**
 * The socket's lock file protects no data, and the folder is ours alone: a lock that no server of
 * this cluster holds is removed. A server that holds it although the cluster's own lock file does
 * not name it has lost its files (somebody deleted the folder under it): it is ended.
 */
async function clearSocketLock(cluster: string, socketFolder: string): Promise<void> {
  const socketPath = join(socketFolder, socketFile);
  const pid = socketLockedBy(socketPath);
  if (pid === undefined) return;
  if (isServerOf(pid, cluster)) {
    if (lockedBy(cluster) !== pid) process.kill(pid, "SIGQUIT");
    return;
  }
  await rm(`${socketPath}.lock`, { force: true });
  await rm(socketPath, { force: true });
}

/** Starts the server in a session of its own, so that Ctrl-C in our terminal does not reach it. */
export async function launch(options: LaunchOptions): Promise<Launch> {
  const { home, cluster, log, binaries, runner } = options;
  const socketFolder = await prepareSocketFolder(home, runner);
  await clearSocketLock(cluster, socketFolder);
  const stale = lockedBy(cluster);
  const { file, logFrom } = await openLog(log, runner);
  const all = { ...settings, ...(await sharedMemorySettings()), ...options.settings };
  const args = ["-D", cluster, "-k", socketFolder];
  for (const [name, value] of Object.entries(all)) args.push("-c", `${name}=${value}`);
  // After a crash the lock file may name a process that is something else by now. PostgreSQL
  // disregards a lock that names its own ancestor, and this variable (made for pg_ctl) names one;
  // all its other checks, as that for surviving children, stay in force.
  const env: NodeJS.ProcessEnv = { PATH: process.env["PATH"] ?? "", LC_ALL: "C" };
  if (stale !== undefined && !isServerOf(stale, cluster)) {
    env["PG_GRANDPARENT_PID"] = String(stale);
  }
  let child: ChildProcess;
  let ended = false;
  let failure = "";
  try {
    child = spawn(join(binaries.folder, "native", "bin", "postgres"), args, {
      ...spawnIdentity(runner),
      env,
      cwd: home,
      detached: true,
      stdio: ["ignore", file.fd, file.fd],
    });
    child.on("exit", () => {
      ended = true;
    });
    child.on("error", (error) => {
      ended = true;
      failure = error.message;
    });
    child.unref();
  } finally {
    await file.close();
  }
  return { logFrom, exited: () => ended, spawnError: () => failure };
}
