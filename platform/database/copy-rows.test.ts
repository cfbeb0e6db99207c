import { throwAwayDatabase, type ThrowAwayDatabase } from "@tongshu/testkit";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { RefusalError } from "../errors/index.ts";
import type { CopyValue } from "./database.ts";

let own: ThrowAwayDatabase;
beforeAll(async () => {
  own = await throwAwayDatabase([]);
  await sql`create table thing (
    place integer primary key, text text, tags text[], data jsonb, at timestamptz, big bigint,
    yes boolean, number double precision, day date)`.execute(own.db.sql);
});
afterAll(() => own.close());

function copy(columns: readonly string[], rows: readonly (readonly CopyValue[])[]) {
  return own.db.transaction((tx) => tx.copy("thing", columns, rows));
}

async function codeOf(run: Promise<unknown>): Promise<unknown> {
  const error = await run.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return error instanceof RefusalError
    ? { code: error.refusal.code, ...error.refusal.details }
    : error;
}

describe("refusals", () => {
  test("a NUL in a text names table, column and row", async () => {
    const rows = [
      [1, "fine"],
      [2, "not\0fine"],
    ];
    expect(await codeOf(copy(["place", "text"], rows))).toMatchObject({
      code: "COPY_VALUE_NOT_STORABLE",
      table: "thing",
      column: "text",
      row: 2,
      what: "NUL (U+0000)",
    });
  });

  test.each([
    ["a NUL inside JSON", { a: ["x\0y"] }, "NUL (U+0000)"],
    ["a NUL in a key of JSON", { "a\0": 1 }, "NUL (U+0000)"],
    ["a NUL in JSON text", String.raw`{"a":"\\\u0000"}`, "NUL (U+0000)"],
    ["a lone surrogate inside JSON", { a: "\ud83d" }, "lone surrogate (U+D800–U+DFFF)"],
  ])("%s is refused", async (_name, value, what) => {
    expect(await codeOf(copy(["place", "data"], [[1, value]]))).toMatchObject({
      code: "COPY_VALUE_NOT_STORABLE",
      column: "data",
      what,
    });
  });

  test("a NUL in an array and a lone surrogate in a text are refused", async () => {
    expect(await codeOf(copy(["place", "tags"], [[1, ["a", "\0"]]]))).toMatchObject({
      column: "tags",
    });
    expect(await codeOf(copy(["place", "text"], [[1, "\udc00"]]))).toMatchObject({
      column: "text",
    });
  });

  test("an unknown column, a wrong number of values, a name with a quote throw", async () => {
    await expect(copy(["place", "nothing"], [])).rejects.toThrow('no column "nothing"');
    await expect(copy(["place", "text"], [[1]])).rejects.toThrow(
      "Row 1 has 1 values for 2 columns",
    );
    await expect(copy(['place"'], [])).rejects.toThrow("is not a name");
    await expect(
      own.db.transaction((tx) => tx.copy("no_such_table", ["place"], [])),
    ).rejects.toThrow("no_such_table");
  });

  test("an undefined value, a not-number and an array for a text column throw", async () => {
    await expect(copy(["place", "text"], [[1, undefined as never]])).rejects.toThrow("undefined");
    await expect(copy(["place", "number"], [[1, Number.NaN]])).rejects.toThrow("no number");
    await expect(copy(["place", "text"], [[1, ["a"]]])).rejects.toThrow(
      "neither an array nor JSON",
    );
  });

  test("the server's refusal and the source's error roll all of it back and leave a usable pool", async () => {
    const many = Array.from({ length: 50_000 }, (_unused, index) => [index, "x".repeat(20)]);
    await expect(copy(["place", "text"], [...many, [7, "twice"]])).rejects.toThrow("duplicate key");
    await expect(
      copy(
        ["place", "text"],
        [
          [1, "a"],
          ["no integer", "b"],
        ],
      ),
    ).rejects.toThrow("invalid input syntax");
    async function* breaking() {
      for (const row of many) yield row;
      throw new Error("the source broke");
    }
    await expect(
      own.db.transaction((tx) => tx.copy("thing", ["place", "text"], breaking())),
    ).rejects.toThrow("the source broke");
    const answer = await sql<{ n: number }>`select count(*) as n from thing`.execute(own.db.sql);
    expect(answer.rows).toEqual([{ n: 0 }]);
  });
});

describe("what is copied is what is read", () => {
  test("texts with every character that COPY or arrays give a meaning to", async () => {
    const texts = [
      "",
      "\\N",
      "\\.",
      "a\tb",
      "a\nb",
      "a\rb",
      "a\r\nb",
      "\\",
      '"',
      "{}",
      ",",
      "NULL",
    ];
    texts.push("人口\u2028基础\u0001信息😀", "\\u0000", "\\\\u0000", "\b\f\v", " edge ", "'");
    const rows = texts.map((text, index) => [
      index,
      text,
      [text, ...texts],
      { text, [text]: texts },
    ]);
    expect(await copy(["place", "text", "tags", "data"], rows)).toBe(texts.length);
    const answer = await sql`select place, text, tags, data from thing order by place`.execute(
      own.db.sql,
    );
    expect(answer.rows).toEqual(
      rows.map(([place, text, tags, data]) => ({ place, text, tags, data })),
    );
    await sql`delete from thing`.execute(own.db.sql);
  });

  test("every type, null, and arrays as SQL or as JSON by their column", async () => {
    const at = new Date("2024-02-29T12:34:56.789Z");
    const columns = ["place", "text", "tags", "data", "at", "big", "yes", "number", "day"];
    const rows = [
      [1, null, null, null, null, null, null, null, null],
      [2, "a", [], [], at, 9007199254740991n, true, 1e-7, "2024-02-29"],
      [3, "", ["x", "y"], ["x", "y"], at, -1, false, -0.5, "0001-01-01"],
      [4, "", [""], '{"given": "as text"}', at, 0, false, 1.5e300, "9999-12-31"],
    ];
    await copy(columns, rows);
    const answer = await sql<Record<string, unknown>>`select * from thing order by place`.execute(
      own.db.sql,
    );
    const expected = structuredClone(rows);
    (expected[1] as unknown[])[5] = 9007199254740991;
    (expected[3] as unknown[])[3] = { given: "as text" };
    expect(answer.rows.map((row) => columns.map((column) => row[column]))).toEqual(expected);
    await sql`delete from thing`.execute(own.db.sql);
  });

  test("rows are taken as they are needed, in chunks that do not tear characters", async () => {
    let taken = 0;
    async function* rows() {
      for (let place = 0; place < 40_000; place += 1) {
        taken += 1;
        yield [place, "数据".repeat(place % 50)];
      }
    }
    const count = await own.db.transaction((tx) => tx.copy("thing", ["place", "text"], rows()));
    expect([count, taken]).toEqual([40_000, 40_000]);
    const answer = await sql<{ wrong: number }>`
      select count(*) as wrong from thing where text <> repeat('数据', place % 50)`.execute(
      own.db.sql,
    );
    expect(answer.rows).toEqual([{ wrong: 0 }]);
  });
});
