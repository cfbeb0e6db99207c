import { throwAwayDatabase, type ThrowAwayDatabase } from "@tongshu/testkit";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "../database/index.ts";
import {
  appendChanges,
  appendChangesMax,
  changeFeedMigrations,
  ensureEpoch,
  feedHead,
  readChanges,
  readChangesMax,
  startNewEpoch,
} from "./index.ts";

let own: ThrowAwayDatabase;
beforeEach(async () => {
  own = await throwAwayDatabase([changeFeedMigrations]);
});
afterEach(() => own.close());

function drafts(count: number, kind = "entry") {
  return Array.from({ length: count }, (_unused, n) => ({ kind, id: `id_${n + 1}`, version: n }));
}

function append(count: number) {
  return own.db.transaction((tx) => appendChanges(tx, drafts(count)));
}

function read(epoch: string | null, after: number, limit = 100) {
  return readChanges(own.db, { epoch, after, limit });
}

describe("refusals", () => {
  test("more changes in one transaction than the limit, in one call or in several", async () => {
    const refusal = { code: "FEED_TOO_MANY_CHANGES", details: { max: 10_000, count: 10_001 } };
    await expect(append(appendChangesMax + 1)).rejects.toMatchObject({ refusal });
    const twice = own.db.transaction(async (tx) => {
      await appendChanges(tx, drafts(appendChangesMax));
      await appendChanges(tx, drafts(1));
    });
    await expect(twice).rejects.toMatchObject({ refusal });
    expect((await feedHead(own.db)).seq).toBe(0);
    await append(appendChangesMax);
    expect((await feedHead(own.db)).seq).toBe(appendChangesMax);
  });

  test("a page of no size, of more than the limit, or after no position throws", async () => {
    await expect(read(null, 0, 0)).rejects.toThrow("1 to 10000");
    await expect(read(null, 0, readChangesMax + 1)).rejects.toThrow("1 to 10000");
    await expect(read(null, -1)).rejects.toThrow("not a position");
    await expect(read(null, 0.5)).rejects.toThrow("not a position");
    expect((await read(null, 0, readChangesMax)).changes).toEqual([]);
  });

  test("a reader of another epoch, or beyond the head, is told to restart", async () => {
    await append(3);
    const { epoch } = await feedHead(own.db);
    const restart = { epoch, restart: true, changes: [], next: 0 };
    expect(await read("another", 1)).toEqual(restart);
    expect(await read(epoch, 4)).toEqual(restart);
    expect(await read(null, 4)).toEqual(restart);
    expect(await read(epoch, 3)).toEqual({ epoch, restart: false, changes: [], next: 3 });
  });
});

describe("the feed", () => {
  test("numbers changes from 1 without a gap, also over a rollback, in the order given", async () => {
    await append(2);
    const failing = own.db.transaction(async (tx) => {
      await appendChanges(tx, drafts(5));
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    await append(1);
    await append(0);
    const { epoch, seq } = await feedHead(own.db);
    expect(seq).toBe(3);
    expect(await read(epoch, 0)).toEqual({
      epoch,
      restart: false,
      next: 3,
      changes: [
        { epoch, seq: 1, kind: "entry", id: "id_1", version: 0 },
        { epoch, seq: 2, kind: "entry", id: "id_2", version: 1 },
        { epoch, seq: 3, kind: "entry", id: "id_1", version: 0 },
      ],
    });
    expect(await read(epoch, 1, 1)).toMatchObject({ next: 2, changes: [{ seq: 2 }] });
  });

  test("reads a page by its key and the head without reading the changes", async () => {
    await append(10_000);
    await sql`analyze change_feed.change`.execute(own.db.sql);
    const answer = await sql<{ "QUERY PLAN": string }>`explain
      select seq from change_feed.head h, lateral (select seq as s from change_feed.change
        where epoch = h.epoch and change.seq > 9000 order by seq limit 10) c`.execute(own.db.sql);
    const plan = answer.rows.map((row) => row["QUERY PLAN"]).join("\n");
    expect(plan).toContain("using change_pkey");
    expect(plan).not.toContain("Seq Scan on change");
  });

  test("a writer waits for the one that has appended and not yet committed", async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let appended: () => void = () => undefined;
    const hasAppended = new Promise<void>((resolve) => {
      appended = resolve;
    });
    const first = own.db.transaction(async (tx) => {
      await appendChanges(tx, drafts(1, "first"));
      appended();
      await held;
    });
    await hasAppended;
    let secondDone = false;
    const second = own.db
      .transaction((tx) => appendChanges(tx, drafts(1, "second")))
      .then(() => (secondDone = true));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(secondDone).toBe(false);
    expect((await read(null, 0)).changes).toEqual([]);
    release();
    await Promise.all([first, second]);
    expect((await read(null, 0)).changes.map((change) => change.kind)).toEqual(["first", "second"]);
  });
});

describe("epochs", () => {
  test("stay the same over restarts of the program", async () => {
    const first = await ensureEpoch(own.db);
    await append(2);
    const db = await openDatabase({ connection: own.connection });
    expect(await ensureEpoch(db)).toEqual({ epoch: first.epoch, seq: 2 });
    await db.close();
  });

  test("a new one empties the feed and makes every reader restart", async () => {
    await append(2);
    const { epoch } = await feedHead(own.db);
    const next = await startNewEpoch(own.db);
    expect(next.seq).toBe(0);
    expect(next.epoch).not.toBe(epoch);
    expect((await read(epoch, 2)).restart).toBe(true);
    await append(1);
    expect((await read(next.epoch, 0)).changes).toHaveLength(1);
  });

  test.each(["system_identifier = 'another'", "timeline = '77'", "database_oid = 1"])(
    "begin anew when the database finds itself elsewhere: %s",
    async (change) => {
      const { epoch } = await ensureEpoch(own.db);
      await sql.raw(`update change_feed.head set ${change}`).execute(own.db.sql);
      const next = await ensureEpoch(own.db);
      expect(next.epoch).not.toBe(epoch);
      expect(await ensureEpoch(own.db)).toEqual(next);
    },
  );

  test("begin anew in a copy of the database, and not in the original", async () => {
    const { epoch } = await ensureEpoch(own.db);
    const answer = await sql<{ name: string }>`select current_database() as name`.execute(
      own.db.sql,
    );
    const name = String(answer.rows[0]?.name);
    await own.db.close();
    const other = await throwAwayDatabase([]);
    const copy = `${name}_copy`;
    await sql.raw(`create database ${copy} template ${name}`).execute(other.db.sql);
    for (const [database, same] of [
      [name, true],
      [copy, false],
    ] as const) {
      const db = await openDatabase({ connection: withDatabase(other, database), poolMax: 1 });
      expect((await ensureEpoch(db)).epoch === epoch).toBe(same);
      await db.close();
    }
    await sql.raw(`drop database ${copy}`).execute(other.db.sql);
    await other.close();
  });

  test("are kept by a user who may not ask for the cluster's identity", async () => {
    const { epoch } = await ensureEpoch(own.db);
    await sql`revoke execute on function pg_control_system(), pg_current_wal_lsn() from public`.execute(
      own.db.sql,
    );
    const role = `tongshu_test_plain_${process.pid}`;
    await sql.raw(`create role ${role}`).execute(own.db.sql);
    await sql.raw(`grant usage on schema change_feed to ${role}`).execute(own.db.sql);
    await sql.raw(`grant all on all tables in schema change_feed to ${role}`).execute(own.db.sql);
    const db = await openDatabase({ connection: own.connection, poolMax: 1 });
    await sql.raw(`set role ${role}`).execute(db.sql);
    await expect(sql`select pg_control_system()`.execute(db.sql)).rejects.toThrow(
      "permission denied",
    );
    expect((await ensureEpoch(db)).epoch).toBe(epoch);
    await sql`reset role`.execute(db.sql);
    await db.close();
    await sql.raw(`drop owned by ${role}`).execute(own.db.sql);
    await sql.raw(`drop role ${role}`).execute(own.db.sql);
  });
});

function withDatabase(from: ThrowAwayDatabase, database: string) {
  const { connectionString } = from.connection;
  if (connectionString === undefined) return { ...from.connection, database };
  const url = new URL(connectionString);
  url.pathname = `/${database}`;
  return { connectionString: url.href };
}
