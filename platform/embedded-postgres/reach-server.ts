import { statfs } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { advisoryLockSpace, applicationName, embeddedStopLock } from "../database/index.ts";
import { RefusalError, refuse } from "../errors/index.ts";
import type { Bilingual } from "../i18n/index.ts";
import { databaseUser } from "./cluster.ts";
import { embeddedPostgresErrors } from "./errors.ts";
import { type Launch, type LaunchOptions, launch } from "./launch.ts";
import {
  freeBytesMin,
  pollMs,
  readyWaitMsMax,
  recoveryWaitMsMax,
  slowStartNoticeMs,
} from "./limits.ts";
import { findPostmaster, type Postmaster } from "./postmaster.ts";
import { failureRefusal, isTransientFailure, readLogSince } from "./server-failure.ts";

export interface ReachOptions {
  readonly launch: LaunchOptions;
  readonly onNotice: (text: Bilingual) => void;
}

/** `pg` has these, its types do not: whether an open connection keeps the process alive. */
export type Keeper = pg.Client & { ref(): void; unref(): void };

/** A server that answers. */
export interface ReachedServer {
  readonly pid: number;
  readonly socketFolder: string;
  /** A connection held for as long as this process uses the server; others count it. */
  readonly keeper: Keeper;
}

/** Server answers and socket errors of a server that starts, stops or is full for the moment. */
const passing = new Set([
  "57P03",
  "57P01",
  "57P02",
  "53300",
  "ENOENT",
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
]);

async function connect(socketFolder: string): Promise<Keeper | string> {
  const client = new pg.Client({
    host: socketFolder,
    port: 5432,
    user: databaseUser,
    database: "postgres",
    application_name: `${applicationName}:keeper`,
    ssl: false,
  }) as Keeper;
  client.on("error", () => undefined);
  try {
    await client.connect();
    // In here, because a server that is being stopped may take the connection and then end it.
    await createDatabase(client);
    await waitForStopping(client);
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    const { code, message } = error as { code?: string; message: string };
    if (passing.has(code ?? "") || /terminated unexpectedly/.test(message)) return message;
    throw error;
  }
}

/**
 * A process that stops the server holds this lock from when it looks for others until the server
 * has ended: who gets past it was seen by that process, or is thrown out and starts the server again.
 */
async function waitForStopping(client: pg.Client): Promise<void> {
  await client.query("select pg_advisory_xact_lock_shared($1, $2)", [
    advisoryLockSpace,
    embeddedStopLock,
  ]);
}

async function createDatabase(client: pg.Client): Promise<void> {
  const found = await client.query("select from pg_database where datname = $1", [databaseUser]);
  if (found.rowCount !== 0) return;
  await client.query(`create database ${databaseUser}`).catch((error: { code?: string }) => {
    // Another process was faster: "duplicate database", or the catalogue's unique index.
    if (error.code !== "42P04" && error.code !== "23505") throw error;
  });
}

const recoveryNotice: Bilingual = {
  zh: "数据库正在从上次的中断中恢复，请稍候……",
  en: "The database is recovering from an interruption; please wait…",
};

/** Refuses when the server that we started has ended for a reason that will not pass. */
async function judgeExit(options: ReachOptions, started: Launch): Promise<string> {
  const { home, log, runner } = options.launch;
  const output = `${await readLogSince(log, started.logFrom)}\n${started.spawnError()}`;
  if (isTransientFailure(output)) return output.trim().split("\n").at(-1) ?? "";
  // On a full disk the server cannot even write to its log why it ended.
  const { bavail, bsize } = await statfs(home);
  if (!/FATAL|PANIC/.test(output) && bavail * bsize < freeBytesMin) {
    throw new RefusalError(
      refuse(embeddedPostgresErrors, "EMBEDDED_DATABASE_DISK_FULL", { path: home }),
    );
  }
  throw failureRefusal({ output, home, log, runner });
}

/**
 * Connects to the cluster's server, starting it when none runs. Two processes may do so at once:
 * the cluster's lock file lets one server live, and the loser connects to it.
 */
export async function reachServer(options: ReachOptions): Promise<ReachedServer> {
  const { cluster, log } = options.launch;
  const began = performance.now();
  let started: Launch | undefined;
  let noticed = false;
  let reason = "";
  for (;;) {
    const server: Postmaster | undefined = findPostmaster(cluster);
    if (server === undefined && (started === undefined || started.exited())) {
      if (started !== undefined) reason = await judgeExit(options, started);
      started = await launch(options.launch);
    } else if (server !== undefined && server.socketFolder !== "") {
      const answer = await connect(server.socketFolder);
      if (typeof answer !== "string") {
        // The keeper is no reason for the process to go on living.
        answer.unref();
        return { pid: server.pid, socketFolder: server.socketFolder, keeper: answer };
      }
      reason = answer;
    }
    const waited = performance.now() - began;
    const recovering = server?.status === "starting";
    if (recovering && !noticed && waited > slowStartNoticeMs) {
      noticed = true;
      options.onNotice(recoveryNotice);
    }
    if (waited > (recovering ? recoveryWaitMsMax : readyWaitMsMax)) {
      const details = { seconds: Math.round(waited / 1000), reason, log };
      throw new RefusalError(
        refuse(embeddedPostgresErrors, "EMBEDDED_DATABASE_NOT_READY", details),
      );
    }
    await sleep(pollMs);
  }
}
