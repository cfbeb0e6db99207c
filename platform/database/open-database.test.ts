import { throwAwayDatabase, type ThrowAwayDatabase } from "@tongshu/testkit";
import { sql } from "kysely";
import pg from "pg";
import { mkdtemp, rm } from "node:fs/promises";
import { connect, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeWaitMsMax, openDatabase } from "./open-database.ts";

let own: ThrowAwayDatabase;
beforeAll(async () => {
  own = await throwAwayDatabase([]);
});
afterAll(() => own.close());

test("a server that is not there is refused with a sentence and without the password", async () => {
  const connectionString = "postgres://someone:topsecret@127.0.0.1:1/nothing";
  const error = await openDatabase({ connection: { connectionString } }).catch((e: Error) => e);
  expect(error).toMatchObject({ refusal: { code: "DATABASE_UNREACHABLE", status: 503 } });
  expect((error as Error).message).toContain("ECONNREFUSED");
  expect((error as Error).message).not.toContain("topsecret");
});

test("a database that does not exist is refused by its name", async () => {
  const connection = withDatabase("no_such_database");
  await expect(openDatabase({ connection })).rejects.toThrow(/no_such_database/);
});

function withDatabase(database: string) {
  const { connectionString } = own.connection;
  if (connectionString === undefined) return { ...own.connection, database };
  const url = new URL(connectionString);
  url.pathname = `/${database}`;
  return { connectionString: url.href };
}

test("a database in another encoding is refused", async () => {
  const name = `tongshu_test_latin_${process.pid}`;
  await sql
    .raw(`create database ${name} template template0 encoding 'LATIN1' locale 'C'`)
    .execute(own.db.sql);
  await expect(openDatabase({ connection: withDatabase(name) })).rejects.toMatchObject({
    refusal: { code: "DATABASE_NOT_UTF8", details: { encoding: "LATIN1" } },
  });
  await sql.raw(`drop database ${name}`).execute(own.db.sql);
});

test("a bigint is a number, fails beyond 2^53, and other pools keep their own parsers", async () => {
  const { rows } =
    await sql`select 9007199254740991::bigint as n, date '2024-02-29' as day`.execute(own.db.sql);
  expect(rows).toEqual([{ n: 9007199254740991, day: "2024-02-29" }]);
  await expect(sql`select 9007199254740992::bigint`.execute(own.db.sql)).rejects.toThrow(
    "beyond 2^53",
  );
  const plain = new pg.Client(own.connection);
  await plain.connect();
  expect((await plain.query("select 1::bigint as n")).rows).toEqual([{ n: "1" }]);
  await plain.end();
});

test("the pool says what is used and what waits for a connection", async () => {
  const db = await openDatabase({ connection: own.connection, poolMax: 1 });
  const { promise: done, resolve } = Promise.withResolvers<void>();
  const held = db.transaction(() => done);
  await expect.poll(db.connections).toEqual({ total: 1, idle: 0, waiting: 0 });
  const waiting = sql`select 1`.execute(db.sql);
  await expect.poll(db.connections).toEqual({ total: 1, idle: 0, waiting: 1 });
  resolve();
  await Promise.all([held, waiting]);
  expect(db.connections()).toEqual({ total: 1, idle: 1, waiting: 0 });
  await db.close();
});

test("closing twice is closing once", async () => {
  const db = await openDatabase({ connection: own.connection });
  await Promise.all([db.close(), db.close()]);
});

/** Passes bytes on to the server, and closes its own side when `leave` calls back. */
async function slowToLeave(leave: (close: () => void) => void) {
  const folder = await mkdtemp(join(tmpdir(), "tongshu-slow-"));
  const { host, port, user, password, database } = new pg.Client(own.connection);
  const sockets = new Set<Socket>();
  const proxy = createServer({ allowHalfOpen: true }, (near) => {
    const far = host.startsWith("/") ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host);
    sockets.add(near);
    near.on("data", (bytes) => far.write(bytes));
    far.on("data", (bytes) => near.write(bytes));
    near.on("end", () => {
      far.end();
      leave(() => {
        sockets.delete(near);
        near.destroy();
      });
    });
  });
  const { promise: listening, resolve } = Promise.withResolvers<void>();
  proxy.listen(join(folder, ".s.PGSQL.5432"), resolve);
  await listening;
  return {
    connection: { host: folder, port: 5432, user, password, database, ssl: false },
    open: () => sockets.size,
    end: async () => {
      for (const socket of sockets) socket.destroy();
      proxy.close();
      await rm(folder, { recursive: true });
    },
  };
}

test("a pool is closed when the server has closed its side of every connection", async () => {
  const server = await slowToLeave((close) => setTimeout(close, 300));
  const db = await openDatabase({ connection: server.connection, poolMax: 3 });
  await Promise.all([1, 2, 3].map(() => sql`select pg_sleep(0.05)`.execute(db.sql)));
  expect(server.open()).toBe(3);
  await db.close();
  expect(server.open()).toBe(0);
  await server.end();
});

test("a server that does not close its side is waited for no longer than the limit", async () => {
  const server = await slowToLeave(() => undefined);
  const db = await openDatabase({ connection: server.connection });
  const from = performance.now();
  await db.close();
  expect(performance.now() - from).toBeGreaterThan(closeWaitMsMax - 50);
  expect(server.open()).toBe(1);
  await server.end();
});
