import { Kysely, PostgresDialect } from "kysely";
import { DatabaseError, type Pool, type PoolClient } from "pg";
import { RefusalError, refuse } from "../errors/index.ts";
import { copyIn, copyOut } from "./copy-bytes.ts";
import { copyRows } from "./copy-rows.ts";
import type { Transaction, TransactionKind } from "./database.ts";
import { databaseErrors } from "./errors.ts";

const transactionCommand = /^\s*(begin|start\s+transaction|commit|rollback(?!\s+to))\b/i;

/** Lets one user at a time have the connection; the next one waits for the release. */
function createTurnstile() {
  let last: Promise<void> = Promise.resolve();
  return async (): Promise<() => void> => {
    const before = last;
    let release: () => void = () => undefined;
    last = new Promise((resolve) => {
      release = resolve;
    });
    await before;
    return release;
  };
}

/**
 * A Kysely whose every query runs on one connection. Queries that are started together take turns,
 * because a connection answers one at a time.
 */
function bindToClient(client: PoolClient, enter: () => Promise<() => void>, isOver: () => boolean) {
  const query = (text: unknown, values: unknown) => {
    if (typeof text === "string" && transactionCommand.test(text)) {
      throw new Error("A transaction is not nested, and ends only by the end of its function.");
    }
    return client.query(text as string, values as unknown[]);
  };
  const connect = async () => {
    const release = await enter();
    if (isOver()) {
      release();
      throw new Error("The transaction is over; its connection cannot be used any more.");
    }
    return { query, release };
  };
  return new Kysely<unknown>({
    dialect: new PostgresDialect({
      pool: { connect: connect as never, end: async () => undefined, options: {} },
    }),
  });
}

/**
 * COMMIT of a transaction in which a statement failed answers ROLLBACK and no error. A caller who
 * swallowed that failure must not believe that the rest was stored.
 */
async function commit(client: PoolClient): Promise<void> {
  const { command } = await client.query("commit");
  if (command !== "COMMIT") {
    throw new Error("The transaction was rolled back, because one of its statements had failed.");
  }
}

/** Rolls back; answers the error of a connection that cannot even do that. */
async function rollback(client: PoolClient): Promise<Error | undefined> {
  try {
    await client.query("rollback");
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

const beginStatements: Readonly<Record<TransactionKind, string>> = {
  "read committed": "begin isolation level read committed",
  snapshot: "begin isolation level repeatable read, read only",
};

/** What a transaction can do on its connection, one thing at a time. */
function createTransaction(
  client: PoolClient,
  enter: () => Promise<() => void>,
  isOver: () => boolean,
): Transaction {
  const goOn = (): void => {
    if (isOver()) throw new Error("The transaction is over; nothing can be copied in it.");
  };
  const alone = async <Result>(run: () => Promise<Result>): Promise<Result> => {
    const release = await enter();
    try {
      goOn();
      return await run();
    } finally {
      release();
    }
  };
  return {
    sql: bindToClient(client, enter, isOver),
    copy: (table, columns, rows) => alone(() => copyRows(client, table, columns, rows)),
    copyIn: (statement, bytes) => alone(() => copyIn(client, statement, bytes)),
    async *copyOut(statement) {
      const release = await enter();
      try {
        goOn();
        yield* copyOut(client, statement);
      } finally {
        release();
      }
    },
  };
}

/** A refusal, or the server's own word that it lacks disk or memory (SQLSTATE class 53). */
function isOwnReason(error: unknown): boolean {
  return (
    error instanceof RefusalError ||
    (error instanceof DatabaseError && error.code?.startsWith("53") === true)
  );
}

/** What a query says when its connection is gone is a matter of chance; this says what happened. */
function connectionLost(broken: Error, cause: unknown): RefusalError {
  const reason = broken.message;
  const lost = new RefusalError(refuse(databaseErrors, "DATABASE_CONNECTION_LOST", { reason }));
  lost.cause = cause;
  return lost;
}

/**
 * Runs `run` in one transaction of the given kind. Nothing is retried: a serialisation failure or a
 * broken connection reaches the caller, who alone knows whether doing it again is right.
 * @throws RefusalError DATABASE_CONNECTION_LOST
 */
export async function runTransaction<Result>(
  pool: Pool,
  run: (tx: Transaction) => Promise<Result>,
  kind: TransactionKind = "read committed",
): Promise<Result> {
  const client = await pool.connect();
  const enter = createTurnstile();
  let over = false;
  let broken: Error | undefined;
  try {
    await client.query(beginStatements[kind]);
    const tx = createTransaction(client, enter, () => over);
    const result = await run(tx);
    // A query that is still running (nobody awaited it) belongs to the transaction: let it finish.
    const release = await enter();
    over = true;
    release();
    await commit(client);
    return result;
  } catch (error) {
    over = true;
    broken = await rollback(client);
    throw broken === undefined || isOwnReason(error) ? error : connectionLost(broken, error);
  } finally {
    // A connection that could not roll back is closed, not returned to the pool.
    client.release(broken);
  }
}
