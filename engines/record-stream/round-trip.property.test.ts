import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inChunks, readAll } from "./testing/read-all.ts";

/** The seed of a failure is printed by fast-check; set it here to repeat the failure. */
const runs = { numRuns: 300 };

const chunkSizes = fc.infiniteStream(fc.integer({ min: 1, max: 40 }));
const space = fc.stringMatching(/^[ \n\r\t]{0,4}$/);

function cut(text: string, sizes: Stream): AsyncGenerator<Uint8Array> {
  return inChunks(Buffer.from(text), () => sizes.next().value ?? 1);
}

type Stream = fc.Stream<number>;

describe("what is written reads back equal", () => {
  it("any array of JSON values, spaced and cut anyhow", async () => {
    const values = fc.array(fc.jsonValue(), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(
        values,
        space,
        space,
        fc.nat(4),
        chunkSizes,
        async (array, a, b, indent, sizes) => {
          const elements = array.map((value) => `${a}${JSON.stringify(value, null, indent)}${b}`);
          const text = `${b}[${elements.join(",")}${a}]${b}`;
          const all = await readAll(cut(text, sizes), { kind: "json", recordsAt: "" });
          expect(all.problems).toEqual([]);
          expect(all.values).toEqual(JSON.parse(text));
          const inside = `${a}{"x":${a}[1],${b}"records"${a}:${text},"y":2}`;
          const keyed = await readAll(cut(inside, sizes), { kind: "json", recordsAt: "records" });
          expect(keyed.values).toEqual(all.values);
          expect(keyed.headers).toEqual([{ x: [1] }, { y: 2 }]);
        },
      ),
      runs,
    );
  });

  it("any values as JSON lines", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue()), space, chunkSizes, async (array, gap, sizes) => {
        fc.pre(array.length > 0);
        const text = array.map((value) => `${JSON.stringify(value)}\n${gap}`).join("");
        const all = await readAll(cut(text, sizes), { kind: "json-lines" });
        expect(all.problems).toEqual([]);
        expect(all.values).toEqual(
          array.map((value): unknown => JSON.parse(JSON.stringify(value))),
        );
      }),
      runs,
    );
  });

  it("any table as CSV (RFC 4180), with any delimiter and line break", async () => {
    const cell = fc.oneof(fc.string(), fc.stringMatching(/^[a",;\n\r\t 数]{0,6}$/));
    const table = fc.integer({ min: 2, max: 5 }).chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
        minLength: 1,
        maxLength: 6,
      }),
    );
    const delimiter = fc.constantFrom<"," | ";" | "\t">(",", ";", "\t");
    await fc.assert(
      fc.asyncProperty(
        table,
        delimiter,
        fc.constantFrom("\n", "\r\n"),
        chunkSizes,
        async (rows, by, end, sizes) => {
          const columns = (rows[0] ?? []).map((_, index) => `c${index}`);
          const quoteCell = (one: string): string =>
            /^[^",;\n\r\t<]+$/.test(one) ? one : `"${one.replaceAll('"', '""')}"`;
          const text = [columns, ...rows].map((row) => row.map(quoteCell).join(by) + end).join("");
          const shape = { kind: "csv", delimiter: by } as const;
          const all = await readAll(cut(text, sizes), shape, { encoding: "utf-8" });
          expect(all.problems).toEqual([]);
          const wanted = rows.map((row) =>
            Object.fromEntries(row.map((one, index) => [`c${index}`, one])),
          );
          expect(all.values).toEqual(JSON.parse(JSON.stringify(wanted)));
        },
      ),
      runs,
    );
  });

  it("any bytes end in events, never in an exception", async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.stringMatching(/^[[\]{}",:\\ \n0-9a-c]{0,200}$/).map((text) => Buffer.from(text)),
    );
    await fc.assert(
      fc.asyncProperty(
        bytes,
        fc.constantFrom("json", "dataset", "lines", "csv"),
        async (input, kind) => {
          const shape =
            kind === "csv"
              ? ({ kind } as const)
              : kind === "lines"
                ? ({ kind: "json-lines" } as const)
                : ({ kind: "json", recordsAt: kind === "json" ? "" : "dataset" } as const);
          const { problems } = await readAll(input, shape);
          expect(problems.filter((problem) => problem.fatal).length).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 1_000, examples: [[Buffer.from("{}0"), "dataset"]] },
    );
  });
});
