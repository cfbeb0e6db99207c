import { describe, expect, it } from "vitest";
import type { RecordShape, StreamLimits } from "./index.ts";
import { readAll } from "./testing/read-all.ts";

const array: RecordShape = { kind: "json", recordsAt: "" };
const dataset: RecordShape = { kind: "json", recordsAt: "dataset" };
const lines: RecordShape = { kind: "json-lines" };
const csv: RecordShape = { kind: "csv" };

async function codes(
  input: string | Uint8Array,
  shape: RecordShape,
  limits: Partial<StreamLimits> = {},
): Promise<string[]> {
  const { problems } = await readAll(input, shape, { limits });
  return problems.map((problem) => `${problem.code}${problem.fatal ? " fatal" : ""}`);
}

describe("inputs that are something else", () => {
  it.each([
    ["", array, "INPUT_EMPTY fatal"],
    [" \n", dataset, "INPUT_EMPTY fatal"],
    ["\n\n", lines, "INPUT_EMPTY fatal"],
    ["", csv, "INPUT_EMPTY fatal"],
    ["<!DOCTYPE html><html>", array, "INPUT_IS_HTML fatal"],
    ["<html><body>", csv, "INPUT_IS_HTML fatal"],
    ['<?xml version="1.0"?><rdf:RDF/>', dataset, "INPUT_IS_XML fatal"],
    ["PK\u0003\u0004xxxx", csv, "INPUT_IS_BINARY fatal"],
    ["hello", array, "INPUT_NOT_JSON fatal"],
    ['{"items":[1]}', dataset, "RECORDS_NOT_FOUND fatal"],
    ['{"dataset":{"a":1}}', dataset, "RECORDS_NOT_FOUND fatal"],
    ['{"a":[]}', array, "RECORDS_NOT_FOUND fatal"],
    ["[]", dataset, "RECORDS_NOT_FOUND fatal"],
    [",,\n1,2,3\n", csv, "HEADER_MISSING fatal"],
    ["a,b,a\n1,2,3\n", csv, "HEADER_DUPLICATE fatal"],
  ])("%j", async (input, shape, code) => {
    expect(await codes(input, shape)).toEqual([code]);
  });

  it("gives up on a thousand lines that are not JSON", async () => {
    const problems = await codes("not json\n".repeat(1_500), lines);
    expect(problems.at(-1)).toBe("INPUT_NOT_JSON fatal");
    expect(problems).toHaveLength(1_001);
  });
});

describe("limits, at the limit and one beyond", () => {
  it("recordBytesMax of a JSON record", async () => {
    const input = `[${JSON.stringify({ a: "x".repeat(92) })},{"b":1}]`;
    expect(await codes(input, array, { recordBytesMax: 100 })).toEqual([]);
    const beyond = await readAll(input, array, { limits: { recordBytesMax: 99 } });
    expect(beyond.problems).toMatchObject([{ code: "RECORD_TOO_LARGE", position: { record: 1 } }]);
    expect(beyond.values).toEqual([{ b: 1 }]);
  });

  it("recordBytesMax of a line and of a row", async () => {
    const line = JSON.stringify({ a: "x".repeat(92) });
    expect(await codes(`${line}\n{"b":1}\n`, lines, { recordBytesMax: 100 })).toEqual([]);
    expect(await codes(`${line}\n{"b":1}\n`, lines, { recordBytesMax: 99 })).toEqual([
      "RECORD_TOO_LARGE",
    ]);
    const row = `a,b\n${"x".repeat(98)},y\n1,2\n`;
    expect(await codes(row, csv, { recordBytesMax: 100 })).toEqual([]);
    const beyond = await readAll(row, csv, { limits: { recordBytesMax: 99 } });
    expect(beyond.problems).toMatchObject([{ code: "RECORD_TOO_LARGE" }]);
    expect(beyond.values).toEqual([{ a: "1", b: "2" }]);
  });

  it.each([array, lines])("recordDepthMax ($kind)", async (shape) => {
    const deep = (levels: number): string => "[".repeat(levels) + "]".repeat(levels);
    const wrap = (record: string): string =>
      shape.kind === "json" ? `[${record},{"b":1}]` : `${record}\n{"b":1}\n`;
    expect(await codes(wrap(deep(5)), shape, { recordDepthMax: 5 })).toEqual([]);
    const beyond = await readAll(wrap(deep(6)), shape, { limits: { recordDepthMax: 5 } });
    expect(beyond.problems).toMatchObject([{ code: "RECORD_TOO_DEEP" }]);
    expect(beyond.values).toEqual([{ b: 1 }]);
    const mixed = '{"a":[{"b":{"c":[{"d":1,"e":[2]},3],"f":null}}],"g":true}';
    expect(await codes(wrap(mixed), shape, { recordDepthMax: 2 })).toEqual(["RECORD_TOO_DEEP"]);
  });

  it("headerFieldBytesMax and headerFieldsMax", async () => {
    const input = '{"a":"xx","b":"xxx","c":1,"dataset":[]}';
    const { headers } = await readAll(input, dataset, { limits: { headerFieldBytesMax: 4 } });
    expect(headers).toEqual([{ a: "xx", c: 1 }]);
    const few = await readAll(input, dataset, { limits: { headerFieldsMax: 2 } });
    expect(few.headers).toEqual([{ a: "xx", b: "xxx" }]);
  });

  it("quotedCellLinesMax, and reading goes on behind it", async () => {
    const cell = (breaks: number): string => `a,b\n"${"x\n".repeat(breaks)}",1\n2,3\n`;
    expect(await codes(cell(4), csv, { quotedCellLinesMax: 5 })).toEqual([]);
    const beyond = await readAll(cell(5), csv, { limits: { quotedCellLinesMax: 5 } });
    expect(beyond.problems[0]).toMatchObject({ code: "CSV_QUOTE_UNCLOSED", position: { line: 2 } });
    expect(beyond.values).toEqual([{ a: "2", b: "3" }]);
  });

  it("columnsMax", async () => {
    expect(await codes("a,b\n1,2\n", csv, { columnsMax: 2 })).toEqual([]);
    expect(await codes("a,b,c\n1,2,3\n", csv, { columnsMax: 2 })).toEqual([
      "HEADER_TOO_WIDE fatal",
    ]);
  });

  it("rescannedBytesMax ends a file made to be slow", async () => {
    // Each damaged row is read again from its second line on: six bytes, y",1,2 with its break.
    const rows = `a,b\n${'"x\ny",1,2\n'.repeat(2)}`;
    expect((await codes(rows, csv, { rescannedBytesMax: 15 })).at(-1)).toBe("ROW_RAGGED");
    expect((await codes(rows, csv, { rescannedBytesMax: 14 })).at(-1)).toBe(
      "TOO_MUCH_DAMAGE fatal",
    );
    const json = `[{"a":1},{"a" 1},${'{"x":['.repeat(3_000)}`;
    expect((await codes(json, array, { rescannedBytesMax: 10_000 })).at(-1)).toBe(
      "TOO_MUCH_DAMAGE fatal",
    );
  });
});

describe("JSON documents", () => {
  it("delivers fields before the records and behind them, and lines", async () => {
    const input = '{"title":"x",\n"dataset":[\n{"a":1},\n{"a":2}\n],\n"language":["es"]}';
    const all = await readAll(input, dataset);
    expect(all.headers).toEqual([{ title: "x" }, { language: ["es"] }]);
    expect(all.values).toEqual([{ a: 1 }, { a: 2 }]);
    expect(all.lines).toEqual([3, 4]);
    expect(all.problems).toEqual([]);
  });

  it("does not let a key change an object's prototype", async () => {
    const { headers } = await readAll('{"__proto__":{"x":1},"dataset":[]}', dataset);
    expect(Object.getPrototypeOf(headers[0])).toBe(Object.prototype);
    expect(Object.keys(headers[0] ?? {})).toEqual(["__proto__"]);
  });

  it("delivers all whole records of a truncated input, wherever it is cut", async () => {
    const records = [
      { id: 1, list: [{ a: 1 }] },
      { id: 2, list: [] },
      { id: 3, list: [{ a: "," }] },
    ];
    for (const [shape, text] of [
      [array, JSON.stringify(records)],
      [dataset, `{"x":[1],"dataset":${JSON.stringify(records, null, 1)}}`],
    ] as const) {
      const ends: number[] = [];
      for (let at = 0; ends.length < 3; ) {
        const one = JSON.stringify(records[ends.length], null, shape === array ? 0 : 1);
        const indented = shape === array ? one : one.replaceAll("\n", "\n ");
        at = text.indexOf(indented, at) + indented.length;
        ends.push(at);
      }
      for (let cut = 1; cut < text.length; cut += 1) {
        const { values, problems } = await readAll(text.slice(0, cut), shape);
        const whole = ends.filter((end) => end <= cut).length;
        expect(values, `cut at ${cut}`).toEqual(records.slice(0, whole));
        expect(problems, `cut at ${cut}`).toMatchObject([{ code: "INPUT_TRUNCATED", fatal: true }]);
      }
    }
  });

  it("names line and byte of what is not UTF-8, and refuses that record only", async () => {
    const input = Buffer.from('[\n{"a":"x"},\n{"a":"?"},\n{"a":"数"}]');
    input[input.indexOf("?")] = 0xff;
    const all = await readAll(input, array);
    expect(all.values).toEqual([{ a: "x" }, { a: "数" }]);
    expect(all.problems).toMatchObject([
      { code: "ENCODING_INVALID", position: { record: 2, line: 3 }, fatal: false },
    ]);
    expect(all.problems[0]?.detail).toContain(`byte offset ${input.indexOf(0xff)}`);
  });

  it("cannot tell a record from an object of the same shape inside it by white space alone", async () => {
    const child = { id: 9, name: "inner", children: [] };
    const records = [1, 2, 3].map((id) => ({ id, name: `n${id}`, children: [child] }));
    const text = JSON.stringify(records, null, 2).replace('"name": "n2"', '"name" "n2"');
    const { values, problems } = await readAll(text, array);
    expect(values).toEqual([records[0], records[2]]);
    expect(problems).toHaveLength(1);
  });
});

describe("a damaged record that is too large as well", () => {
  it.each([0, 1])("is passed over, with %i good records before it", async (before) => {
    const good = Array.from({ length: 6 }, (_, id) => ({ id, name: "n" }));
    const list = good.map((one) => JSON.stringify(one));
    list.splice(before, 0, `{"id":9,"name":"${"x".repeat(400_000)}" "broken"}`);
    const all = await readAll(`[${list.join(",")}]`, array, { limits: { recordBytesMax: 1_000 } });
    expect(all.values).toEqual(good);
    expect(all.problems).toMatchObject([{ code: "RECORD_MALFORMED", fatal: false }]);
  });
});

describe("JSON lines", () => {
  it("reports a cut last line, passes over blank ones, and takes CR LF", async () => {
    const all = await readAll('{"a":1}\r\n\r\n{"a":2}\r\n{"a":', lines);
    expect(all.values).toEqual([{ a: 1 }, { a: 2 }]);
    expect(all.lines).toEqual([1, 3]);
    expect(all.problems).toMatchObject([{ code: "INPUT_TRUNCATED", position: { line: 4 } }]);
  });
});

describe("CSV", () => {
  it("refuses ragged rows, and the following ones land with their lines", async () => {
    const all = await readAll('a,b\n1,2\n"x\ny",3\n4\n5,6,7\n\n8,9', csv);
    expect(all.values).toEqual([
      { a: "1", b: "2" },
      { a: "x\ny", b: "3" },
      { a: "8", b: "9" },
    ]);
    expect(all.lines).toEqual([2, 3, 8]);
    expect(all.problems).toMatchObject([
      { code: "ROW_RAGGED", position: { record: 3, line: 5 } },
      { code: "ROW_RAGGED", position: { record: 4, line: 6 } },
    ]);
  });

  it("reports a last row that is cut off", async () => {
    expect(await codes("a,b\n1,2\n3", csv)).toEqual(["INPUT_TRUNCATED fatal"]);
    expect(await codes('a,b\n1,2\n3,"x', csv)).toEqual(["CSV_QUOTE_UNCLOSED"]);
  });

  it.each([";", "\t", ","] as const)("finds the delimiter %j", async (delimiter) => {
    const { values } = await readAll(`a${delimiter}"b,;\tc"\n1${delimiter}2\n`, csv);
    expect(values).toEqual([{ a: "1", "b,;\tc": "2" }]);
  });

  it("passes over columns without a name", async () => {
    expect((await readAll("a,,b\n1,2,3\n", csv)).values).toEqual([{ a: "1", b: "3" }]);
  });
});
