import { throwAwayDatabase, type ThrowAwayDatabase } from "@tongshu/testkit";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Transaction } from "./database.ts";
import { openDatabase } from "./open-database.ts";

let own: ThrowAwayDatabase;
beforeAll(async () => {
  own = await throwAwayDatabase([]);
  await sql`create table thing (place integer primary key)`.execute(own.db.sql);
});
beforeEach(() => sql`delete from thing`.execute(own.db.sql));
afterAll(() => own.close());

function add(tx: Pick<Transaction, "sql">, place: number) {
  return sql`insert into thing values (${place})`.execute(tx.sql);
}

async function places(): Promise<number[]> {
  const answer = await sql<{ place: number }>`select place from thing order by place`.execute(
    own.db.sql,
  );
  return answer.rows.map((row) => row.place);
}

describe("refusals", () => {
  test("a throw rolls back and is thrown on", async () => {
    const failing = own.db.transaction(async (tx) => {
      await add(tx, 1);
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await places()).toEqual([]);
  });

  test("a swallowed failure of a statement does not look like a commit", async () => {
    const swallowing = own.db.transaction(async (tx) => {
      await add(tx, 1);
      await add(tx, 1).catch(() => undefined);
    });
    await expect(swallowing).rejects.toThrow("was rolled back");
    expect(await places()).toEqual([]);
  });

  test("transactions are not nested, and not ended from inside", async () => {
    for (const text of ["begin", "COMMIT", " rollback", "start transaction"]) {
      const nested = own.db.transaction((tx) => sql.raw(text).execute(tx.sql));
      await expect(nested).rejects.toThrow("not nested");
    }
    const nested = own.db.transaction((tx) =>
      tx.sql.transaction().execute(async (inner) => sql`select 1`.execute(inner)),
    );
    await expect(nested).rejects.toThrow("not nested");
  });

  test("a transaction that is over cannot be used", async () => {
    const kept = await own.db.transaction(async (tx) => tx);
    await expect(add(kept, 1)).rejects.toThrow("is over");
    await expect(kept.copy("thing", ["place"], [[1]])).rejects.toThrow("is over");
    expect(await places()).toEqual([]);
  });

  test("a connection that breaks rejects the transaction and leaves the pool usable", async () => {
    const db = await openDatabase({ connection: own.connection, poolMax: 1 });
    const broken = db.transaction(async (tx) => {
      await add(tx, 1);
      const answer = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx.sql);
      await sql`select pg_terminate_backend(${answer.rows[0]?.pid})`.execute(own.db.sql);
      await add(tx, 2);
    });
    const code = "DATABASE_CONNECTION_LOST";
    await expect(broken).rejects.toMatchObject({ refusal: { code } });
    await db.transaction((tx) => add(tx, 3));
    expect(await places()).toEqual([3]);
    await db.close();
  });

  test("a connection that breaks within a copy is told as such", async () => {
    const db = await openDatabase({ connection: own.connection, poolMax: 1 });
    const broken = db.transaction(async (tx) => {
      const answer = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx.sql);
      async function* rows() {
        yield [1];
        await sql`select pg_terminate_backend(${answer.rows[0]?.pid})`.execute(own.db.sql);
        await new Promise((resolve) => setTimeout(resolve, 50));
        for (let place = 2; place < 20_000; place += 1) yield [place];
      }
      await tx.copy("thing", ["place"], rows());
    });
    const code = "DATABASE_CONNECTION_LOST";
    await expect(broken).rejects.toMatchObject({ refusal: { code } });
    expect(await places()).toEqual([]);
    await db.close();
  });

  test("a connection that breaks between two statements does not end the process", async () => {
    const db = await openDatabase({ connection: own.connection, poolMax: 1 });
    const broken = db.transaction(async (tx) => {
      const answer = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx.sql);
      await sql`select pg_terminate_backend(${answer.rows[0]?.pid})`.execute(own.db.sql);
      await new Promise((resolve) => setTimeout(resolve, 50));
    });
    await expect(broken).rejects.toThrow();
    await db.close();
  });

  test("connections that break while idle are told to onError", async () => {
    const errors: Error[] = [];
    const onError = (error: Error) => errors.push(error);
    const db = await openDatabase({ connection: own.connection, poolMax: 1, onError });
    const answer = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db.sql);
    await sql`select pg_terminate_backend(${answer.rows[0]?.pid})`.execute(own.db.sql);
    await expect.poll(() => errors.length).toBe(1);
    expect((await sql<{ one: number }>`select 1 as one`.execute(db.sql)).rows).toEqual([
      { one: 1 },
    ]);
    await db.close();
  });
});

describe("a transaction", () => {
  test("commits what was done in it and answers what its function answered", async () => {
    const answer = await own.db.transaction(async (tx) => {
      await add(tx, 1);
      expect(await places()).toEqual([]);
      return "done";
    });
    expect(answer).toBe("done");
    expect(await places()).toEqual([1]);
  });

  test("runs queries that were started together one after the other, also beside a copy", async () => {
    await own.db.transaction(async (tx) => {
      const rows = Array.from({ length: 20_000 }, (_unused, index) => [1_000 + index]);
      await Promise.all([
        ...[1, 2, 3, 4].map((place) => add(tx, place)),
        tx.copy("thing", ["place"], rows),
        ...[5, 6, 7].map((place) => add(tx, place)),
      ]);
    });
    expect((await places()).length).toBe(20_007);
  });
});
