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
 * One database transaction (READ COMMITTED). It commits when `run` of `Database.transaction`
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
}

/** A pool of connections to PostgreSQL 15 or newer. */
export interface Database {
  readonly sql: Kysely<unknown>;
  transaction<Result>(run: (tx: Transaction) => Promise<Result>): Promise<Result>;
  /** Waits for what is running, then closes all connections. */
  close(): Promise<void>;
}
