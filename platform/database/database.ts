import type { Kysely } from "kysely";
import type { PoolConfig } from "pg";

/** What `pg` needs to connect: a connection string, or host (a socket folder), user, database. */
export type DatabaseConnection = Pick<
  PoolConfig,
  "connectionString" | "host" | "port" | "user" | "password" | "database" | "ssl"
>;

/** A value of one column in a COPY row. Objects are written as JSON; `null` is SQL null. */
export type CopyValue =
  | string
  | number
  | bigint
  | boolean
  | Date
  | null
  | readonly string[]
  | object;

/**
 * One database transaction (READ COMMITTED, unless it is a snapshot). It commits when `run` of `Database.transaction`
 * resolves and rolls back when it throws.
 */
export interface Transaction {
  /** Typed SQL on this transaction's connection; stores narrow it with `withTables`. */
  readonly sql: Kysely<unknown>;
  /**
   * Bulk insert by COPY FROM STDIN. `table` is a qualified name such as `catalogue.item`.
   * Rows are consumed as they are needed, so memory stays bounded. Returns the number of rows.
   */
  copy(
    table: string,
    columns: readonly string[],
    rows: Iterable<readonly CopyValue[]> | AsyncIterable<readonly CopyValue[]>,
  ): Promise<number>;
  /**
   * Runs a COPY … TO STDOUT statement and gives the bytes as the server sends them. The
   * transaction can do nothing else until all of them were read.
   */
  copyOut(statement: string): AsyncIterable<Buffer>;
  /** Runs a COPY … FROM STDIN statement with bytes in COPY's own text format. */
  copyIn(statement: string, bytes: AsyncIterable<Buffer>): Promise<void>;
}

/**
 * `read committed` is what every writer uses. `snapshot` sees the database as it was at its first
 * statement and writes nothing (REPEATABLE READ, READ ONLY).
 */
export type TransactionKind = "read committed" | "snapshot";

/** A pool of connections to PostgreSQL 15 or newer. */
export interface Database {
  readonly sql: Kysely<unknown>;
  transaction<Result>(
    run: (tx: Transaction) => Promise<Result>,
    kind?: TransactionKind,
  ): Promise<Result>;
  /** The pool at this moment; `waiting` counts what waits for a connection. */
  connections(): { readonly total: number; readonly idle: number; readonly waiting: number };
  /** Waits for what is running, then closes all connections. */
  close(): Promise<void>;
}
