import { type ThrowAwayDatabase, throwAwayDatabase } from "@tongshu/testkit";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "./open-database.ts";

let own: ThrowAwayDatabase;
beforeEach(async () => {
  own = await throwAwayDatabase([]);
  await sql`create table thing as
    select n, repeat('x', 1000) as text from generate_series(1, 5000) n`.execute(own.db.sql);
});
afterEach(async () => {
  await own.close();
});

const out = "copy thing to stdout";

describe("copying bytes", () => {
  test("out that is broken off leaves a pool that can be used and closed", async () => {
    const db = await openDatabase({ connection: own.connection, poolMax: 1 });
    for (let round = 0; round < 3; round += 1) {
      const broken = db.transaction(async (tx) => {
        for await (const chunk of tx.copyOut(out)) throw new Error(`enough: ${chunk.length > 0}`);
      }, "snapshot");
      await expect(broken).rejects.toThrow("enough: true");
    }
    const answer = await sql<{ count: number }>`select count(*) as count from thing`.execute(
      db.sql,
    );
    expect(answer.rows).toEqual([{ count: 5_000 }]);
    await db.close();
  });

  test("in that is broken off by its source or refused by the server stores nothing", async () => {
    await sql`create table other (n int, text text)`.execute(own.db.sql);
    async function* failing(): AsyncIterable<Buffer> {
      yield Buffer.from("1\ta\n");
      throw new Error("the source failed");
    }
    async function* wrong(): AsyncIterable<Buffer> {
      yield Buffer.from("not a number\ta\n");
    }
    const into = "copy other from stdin";
    await expect(own.db.transaction((tx) => tx.copyIn(into, failing()))).rejects.toThrow(
      "the source failed",
    );
    await expect(own.db.transaction((tx) => tx.copyIn(into, wrong()))).rejects.toThrow("integer");
    const answer = await sql`select n from other`.execute(own.db.sql);
    expect(answer.rows).toEqual([]);
  });

  test("a snapshot sees nothing later, and writes nothing", async () => {
    await own.db
      .transaction(async (tx) => {
        await sql`select 1 from thing limit 1`.execute(tx.sql);
        await sql`delete from thing`.execute(own.db.sql);
        let lines = 0;
        for await (const chunk of tx.copyOut(out)) lines += chunk.toString().split("\n").length - 1;
        expect(lines).toBe(5_000);
        await expect(sql`delete from thing`.execute(tx.sql)).rejects.toThrow("read-only");
      }, "snapshot")
      .catch((error: Error) => expect(error.message).toContain("rolled back"));
  });
});
