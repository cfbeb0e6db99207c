import ExcelJs from "exceljs";
import { describe, expect, it } from "vitest";
import { openInput } from "./index.ts";
import { readAll } from "./testing/read-all.ts";
import { hasRealCatalogues, realPath } from "./testing/real-catalogues.ts";

const xlsx = { kind: "xlsx" } as const;

async function workbook(fill: (book: ExcelJs.Workbook) => void): Promise<Uint8Array> {
  const book = new ExcelJs.Workbook();
  fill(book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

describe("workbooks", () => {
  it("refuses what is none", async () => {
    expect((await readAll("", xlsx)).problems).toMatchObject([{ code: "INPUT_EMPTY" }]);
    expect((await readAll("a,b\n", xlsx)).problems).toMatchObject([{ code: "XLSX_DAMAGED" }]);
    const whole = await workbook((book) => book.addWorksheet("a").addRow(["x"]));
    const cut = await readAll(whole.subarray(0, whole.length - 100), xlsx);
    expect(cut.problems).toMatchObject([{ code: "XLSX_DAMAGED", fatal: true }]);
  });

  it("keeps its limits: bytes, parts, unpacked bytes", async () => {
    const whole = await workbook((book) => book.addWorksheet("a").addRows([["x"], ["1"]]));
    const codes = async (limits: object): Promise<string[]> =>
      (await readAll(whole, xlsx, { limits })).problems.map((problem) => problem.code);
    expect(await codes({ xlsxBytesMax: whole.length })).toEqual([]);
    expect(await codes({ xlsxBytesMax: whole.length - 1 })).toEqual(["XLSX_TOO_LARGE"]);
    expect(await codes({ xlsxPartsMax: 1 })).toEqual(["XLSX_TOO_LARGE"]);
    expect(await codes({ xlsxUnpackedBytesMax: 1_000 })).toEqual(["XLSX_TOO_LARGE"]);
  });

  it("refuses a part that unpacks to too many times its size", async () => {
    const bomb = await workbook((book) => {
      for (let row = 0; row < 3; row += 1)
        book.addWorksheet(`s${row}`).addRow(["x".repeat(2_000_000)]);
    });
    const { problems } = await readAll(bomb, xlsx);
    expect(problems).toMatchObject([{ code: "COMPRESSION_RATIO", fatal: true }]);
  });

  it("gives each kind of cell as text, with sheet and row", async () => {
    const bytes = await workbook((book) => {
      const sheet = book.addWorksheet("目录 & <more>");
      sheet.addRow([]);
      sheet.addRow(["text", "number", "date", "time", "rich", "formula", "flag", "link"]);
      sheet.addRow([
        "数据",
        1.5,
        new Date("2024-02-29T00:00:00Z"),
        new Date("2024-02-29T13:05:00Z"),
        { richText: [{ text: "a" }, { font: { bold: true }, text: "b" }] },
        { formula: "1+1", result: 2 },
        true,
        { text: "shown", hyperlink: "https://example.org" },
      ]);
      sheet.addRow(["only"]);
      sheet.addRow([1, 2, 3, 4, 5, 6, 7, 8, "beyond"]);
      book.addWorksheet("second").addRows([["a"], ["b"]]);
      book.addWorksheet("empty");
    });
    const all = await readAll(bytes, xlsx);
    expect(all.values).toEqual([
      {
        text: "数据",
        number: "1.5",
        date: "2024-02-29",
        time: "2024-02-29T13:05:00",
        rich: "ab",
        formula: "2",
        flag: "true",
        link: "shown",
      },
      { text: "only", number: "", date: "", time: "", rich: "", formula: "", flag: "", link: "" },
      { a: "b" },
    ]);
    expect(all.lines).toEqual([3, 4, 2]);
    const position = { record: 3, line: 5, sheet: "目录 & <more>" };
    expect(all.problems).toMatchObject([{ code: "ROW_RAGGED", position }]);
  });

  it("reads the sheets that are asked for and names the missing one", async () => {
    const bytes = await workbook((book) => {
      book.addWorksheet("one").addRows([["a"], ["1"]]);
      book.addWorksheet("two").addRows([
        ["a", "a"],
        ["1", "2"],
      ]);
    });
    const one = await readAll(bytes, { kind: "xlsx", sheets: ["one", "three"] });
    expect(one.values).toEqual([{ a: "1" }]);
    expect(one.problems).toMatchObject([{ code: "XLSX_SHEET_MISSING", field: "three" }]);
    const two = await readAll(bytes, { kind: "xlsx", sheets: ["two"] });
    expect(two.problems).toMatchObject([{ code: "HEADER_DUPLICATE", field: "a" }]);
  });

  it("delivers many rows in order", async () => {
    const bytes = await workbook((book) => {
      const sheet = book.addWorksheet("many");
      sheet.addRow(["n"]);
      for (let row = 0; row < 3_001; row += 1) sheet.addRow([row]);
    });
    const { values } = await readAll(bytes, xlsx);
    expect(values).toEqual(Array.from({ length: 3_001 }, (_, row) => ({ n: String(row) })));
  });

  it.skipIf(!hasRealCatalogues)("reads a ministry's catalogue of six sheets", async () => {
    const counts: Record<string, number> = {};
    for (const sheet of ["Catalog", "Theme", "Dataset", "Distribution", "Field"]) {
      const path = realPath("argentina/catalogo_justicia.xlsx");
      const all = await readAll(openInput(path), { kind: "xlsx", sheets: [sheet] });
      expect(all.problems).toEqual([]);
      counts[sheet] = all.values.length;
    }
    expect(counts).toEqual({ Catalog: 1, Theme: 9, Dataset: 16, Distribution: 56, Field: 53 });
  });
});
