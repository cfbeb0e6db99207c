import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { throwAwayDatabase, type ThrowAwayDatabase } from "@tongshu/testkit";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type MigrationSet, migrate } from "./migrations.ts";

let own: ThrowAwayDatabase;
let folder: string;
let set: MigrationSet;

beforeEach(async () => {
  own = await throwAwayDatabase([]);
  folder = await mkdtemp(join(tmpdir(), "tongshu-migrations-"));
  set = { name: "first", directory: folder };
  await file("0001-make.sql", "create table made (n int);\ninsert into made values (1);");
  await file("0002-fill.sql", "insert into made values (2); -- 说明\n");
});
afterEach(async () => {
  await own.close();
  await rm(folder, { recursive: true });
});

function file(name: string, text: string) {
  return writeFile(join(folder, name), text);
}

async function made(): Promise<number[]> {
  const answer = await sql<{ n: number }>`select n from made order by n`.execute(own.db.sql);
  return answer.rows.map((row) => row.n);
}

function refusal(code: string, details: object) {
  return { refusal: { code, details } };
}

describe("refusals", () => {
  test("a file that was changed after it had been applied", async () => {
    await migrate(own.db, [set]);
    await file("0001-make.sql", "create table made (n bigint);");
    await expect(migrate(own.db, [set])).rejects.toMatchObject(
      refusal("MIGRATION_CHANGED", { set: "first", number: "0001", name: "make" }),
    );
  });

  test("a gap in the numbers, and two files with one number", async () => {
    await file("0004-late.sql", "select 1;");
    await expect(migrate(own.db, [set])).rejects.toMatchObject(
      refusal("MIGRATION_GAP", { set: "first", number: "0003" }),
    );
    await rm(join(folder, "0004-late.sql"));
    await file("0002-other.sql", "select 1;");
    await expect(migrate(own.db, [set])).rejects.toMatchObject(
      refusal("MIGRATION_GAP", { set: "first", number: "0003" }),
    );
  });

  test("a database that a newer program has used: a further file, a further set", async () => {
    await migrate(own.db, [set]);
    await rm(join(folder, "0002-fill.sql"));
    await expect(migrate(own.db, [set])).rejects.toMatchObject(
      refusal("DATABASE_NEWER", { set: "first", number: "0002", name: "fill" }),
    );
    await expect(migrate(own.db, [])).rejects.toMatchObject(
      refusal("DATABASE_NEWER", { set: "first", number: "0001", name: "make" }),
    );
  });

  test("a newer database is refused before anything is applied", async () => {
    await migrate(own.db, [set]);
    await rm(join(folder, "0002-fill.sql"));
    const other = { name: "other", directory: await mkdtemp(join(folder, "other-")) };
    await writeFile(join(other.directory, "0001-more.sql"), "create table more ();");
    await expect(migrate(own.db, [other, set])).rejects.toThrow("DATABASE_NEWER");
    await expect(sql`select from more`.execute(own.db.sql)).rejects.toThrow("does not exist");
  });

  test("a file that fails leaves the ones before it and nothing of itself", async () => {
    await file("0003-bad.sql", "insert into made values (3);\nselect 1/0;");
    await expect(migrate(own.db, [set])).rejects.toThrow("division by zero");
    expect(await made()).toEqual([1, 2]);
    await file("0003-bad.sql", "insert into made values (3);");
    await migrate(own.db, [set]);
    expect(await made()).toEqual([1, 2, 3]);
  });

  test("a file that is not named like a migration", async () => {
    await file("3-what.sql", "");
    await expect(migrate(own.db, [set])).rejects.toThrow("is not named 0001-what.sql");
  });
});

describe("migrating", () => {
  test("applies each file once, in the order of sets and numbers, and tells", async () => {
    const applied: string[] = [];
    const onApplied = (one: { set: string; number: number; name: string }) =>
      applied.push(`${one.set}/${one.number}-${one.name}`);
    await migrate(own.db, [set], { onApplied });
    await migrate(own.db, [set], { onApplied });
    expect(applied).toEqual(["first/1-make", "first/2-fill"]);
    expect(await made()).toEqual([1, 2]);
  });

  test("takes CRLF line ends for the same file", async () => {
    await migrate(own.db, [set]);
    await file("0001-make.sql", "create table made (n int);\r\ninsert into made values (1);");
    await migrate(own.db, [set]);
  });

  test("by several processes at once applies each file once", async () => {
    for (let number = 3; number <= 20; number += 1) {
      const digits = String(number).padStart(4, "0");
      await file(`${digits}-more.sql`, `insert into made values (${number});`);
    }
    const program = `
      import { migrate, openDatabase } from ${JSON.stringify(join(import.meta.dirname, "index.ts"))};
      const [connection, set] = process.argv.slice(1).map((text) => JSON.parse(text));
      const db = await openDatabase({ connection });
      await migrate(db, [set], { onApplied: ({ number }) => console.log(number) });
      await db.close();`;
    const run = () =>
      new Promise<string>((resolve, reject) => {
        const args = [JSON.stringify(own.connection), JSON.stringify(set)];
        const child = spawn(process.execPath, ["--input-type=module", "-e", program, ...args]);
        let output = "";
        child.stdout.on("data", (text) => (output += text));
        child.stderr.on("data", (text) => (output += text));
        child.on("close", (code) => (code === 0 ? resolve(output) : reject(new Error(output))));
      });
    const outputs = await Promise.all([run(), run(), run()]);
    const numbers = outputs.join("").trim().split("\n").map(Number);
    expect(numbers.sort((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_unused, i) => i + 1),
    );
    expect(await made()).toEqual(numbers);
  });
});
