import { setTimeout as sleep } from "node:timers/promises";
import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import { RefusalError, refuse } from "../errors/index.ts";
import type { Database, DatabaseConnection, Transaction, TransactionKind } from "./database.ts";
import { databaseErrors } from "./errors.ts";
import { runTransaction } from "./transaction.ts";
import { valueTypes } from "./value-types.ts";

/** The oldest server that our SQL is written for, as `server_version_num`. */
const serverVersionMin = 150_000;
/** Connections of one pool. The embedded server admits 60, for several processes. */
const poolMaxDefault = 10;
/** Longest wait for a connection, whether new or returned, in milliseconds. */
const connectWaitMsMax = 30_000;
/** Longest wait, when a pool is closed, for the server to close its side, in milliseconds. */
export const closeWaitMsMax = 2_000;

export interface OpenDatabaseOptions {
  readonly connection: DatabaseConnection;
  /** Most connections at a time. */
  readonly poolMax?: number;
  /**
   * Hears of connections that broke while nobody used them (the server was stopped, the network
   * failed). A connection that breaks in use rejects the query instead.
   */
  readonly onError?: (error: Error) => void;
}

/**
 * The name of this process in `pg_stat_activity`. The supervisor of the embedded server reads it to
 * learn whether other processes still use the server.
 */
export const applicationName = `tongshu:${process.pid}`;

function unreachable(error: unknown): RefusalError {
  const inner = error instanceof AggregateError ? error.errors[0] : error;
  const reason = inner instanceof Error ? inner.message : String(inner);
  const refusal = new RefusalError(refuse(databaseErrors, "DATABASE_UNREACHABLE", { reason }));
  refusal.cause = error;
  return refusal;
}

async function checkServer(db: Kysely<unknown>): Promise<void> {
  const answer = await sql<{ number: number; version: string; encoding: string }>`
    select current_setting('server_version_num')::int as number,
      current_setting('server_version') as version,
      pg_encoding_to_char(encoding) as encoding
    from pg_database where datname = current_database()`
    .execute(db)
    .catch((error: unknown) => {
      throw unreachable(error);
    });
  const server = answer.rows[0];
  if (server === undefined) throw new Error("The server does not list the present database.");
  const { number, version, encoding } = server;
  if (number < serverVersionMin) {
    throw new RefusalError(refuse(databaseErrors, "DATABASE_TOO_OLD", { version }));
  }
  if (encoding !== "UTF8") {
    throw new RefusalError(refuse(databaseErrors, "DATABASE_NOT_UTF8", { encoding }));
  }
}

/**
 * Opens a pool and checks the server: PostgreSQL 15 or newer, UTF8.
 * @throws RefusalError DATABASE_UNREACHABLE, DATABASE_TOO_OLD or DATABASE_NOT_UTF8
 */
export async function openDatabase(options: OpenDatabaseOptions): Promise<Database> {
  const pool = new pg.Pool({
    ...options.connection,
    max: options.poolMax ?? poolMaxDefault,
    connectionTimeoutMillis: connectWaitMsMax,
    application_name: applicationName,
    keepAlive: true,
    types: valueTypes,
  });
  const onError = options.onError ?? (() => undefined);
  pool.on("error", onError);
  // A connection that is in use but idle between two queries reports its end to itself alone;
  // without a listener that would end the process.
  pool.on("connect", (client) => client.on("error", () => undefined));
  const ends = connectionEnds(pool);
  const kysely = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  const close = async (): Promise<void> => {
    await kysely.destroy();
    await Promise.race([Promise.all(ends), sleep(closeWaitMsMax, undefined, { ref: false })]);
  };
  try {
    await checkServer(kysely);
  } catch (error) {
    await kysely.destroy();
    throw error;
  }
  let closed: Promise<void> | undefined;
  return {
    sql: kysely,
    transaction: <Result>(
      run: (tx: Transaction) => Promise<Result>,
      kind: TransactionKind = "read committed",
    ) => runTransaction(pool, run, kind),
    connections: () => ({
      total: pool.totalCount,
      idle: pool.idleCount,
      waiting: pool.waitingCount,
    }),
    close: () => (closed ??= close()),
  };
}

/**
 * The ends of the connections that are open. A pool calls itself ended when it has said goodbye to
 * its connections; a server that is stopped in that moment would answer that they broke.
 */
function connectionEnds(pool: pg.Pool): ReadonlySet<Promise<void>> {
  const ends = new Set<Promise<void>>();
  pool.on("connect", (client) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    ends.add(promise);
    client.once("end", () => {
      ends.delete(promise);
      resolve();
    });
  });
  return ends;
}
