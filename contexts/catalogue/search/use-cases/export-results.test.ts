import { setTimeout as pause } from "node:timers/promises";
import exceljs from "exceljs";
import { throwAwayDatabase } from "@tongshu/testkit";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { harvestEntries } from "../../harvest/use-cases/harvest-entries.ts";
import type { ExportFormat, ResultExport, SearchRequest } from "../../contract.ts";
import { exportEntriesMax, queryCharactersMax } from "../../limits.ts";
import {
  accepted,
  type CatalogueForTests,
  catalogueForTests,
  entry,
  searchRequest,
} from "./catalogue-for-tests.ts";
import { type ExportLimits, exportResults } from "./export-results.ts";

let catalogue: CatalogueForTests;

const rivers = Array.from({ length: 11 }, (_, number) =>
  entry(`river-${number}`, {
    title: { en: `River ${number}`, "zh-Hans": `河流 ${number}` },
    modified: `2026-01-${String(number + 10)}`,
  }),
);
const dangerous = entry("dangerous", {
  title: { en: '=HYPERLINK("http://elsewhere.example","Click")', "zh-Hans": "＝1+1" },
  abstract: { en: "\t=1+1" },
  code: "-2+3",
  keywords: { en: ["@SUM(1,1)"] },
  licence: "+1",
  modified: "2020-01-01",
  openType: "CONDITIONAL",
});

beforeAll(async () => {
  catalogue = await catalogueForTests({ throwAwayDatabase, harvestEntries });
  await catalogue.harvest({ entries: [...rivers, dangerous], at: "2026-03-01" });
});
afterAll(() => catalogue.close());

async function file(
  format: ExportFormat,
  more: Partial<SearchRequest> = {},
  limits: ExportLimits = {},
): Promise<ResultExport & { bytes: Buffer }> {
  const found = accepted(await exportResults(catalogue, searchRequest(more), format, limits));
  const pieces: Buffer[] = [];
  for await (const piece of found.body) pieces.push(Buffer.from(piece));
  return { ...found, bytes: Buffer.concat(pieces) };
}

async function workbook(bytes: Buffer): Promise<exceljs.Workbook> {
  const book = new exceljs.Workbook();
  // The type of the library is older than that of Node's buffers.
  await book.xlsx.load(bytes as unknown as Parameters<typeof book.xlsx.load>[0]);
  return book;
}

const csvRows = (bytes: Buffer) => bytes.toString("utf8").split("\r\n").slice(0, -1);

describe("exporting all that a search finds", () => {
  it("refuses what the search refuses, before the first byte", async () => {
    const q = "a".repeat(queryCharactersMax + 1);
    expect(await exportResults(catalogue, searchRequest({ q }), "csv")).toMatchObject({
      code: "QUERY_TOO_LONG",
    });
  });

  it("says nothing at its limit, and one beyond it says so at the end", async () => {
    expect(exportEntriesMax).toBe(10_000);
    for (const batchEntries of [1, 4, 11, 500]) {
      const whole = await file("csv", { q: "river" }, { entriesMax: 11, batchEntries });
      expect(whole).toMatchObject({ total: 11, exported: 11, limited: false });
      expect(csvRows(whole.bytes)).toHaveLength(12);
      const part = await file("csv", { q: "river" }, { entriesMax: 10, batchEntries });
      expect(part).toMatchObject({ total: 11, exported: 10, limited: true });
      const rows = csvRows(part.bytes);
      expect(rows).toHaveLength(12);
      expect(rows.at(-1)).toContain("the first 10 of 11 entries");
    }
  });

  it("holds every entry once, in the order of the search, whatever the page asked", async () => {
    const more = { sort: "modified", page: 3, size: 2 } as const;
    const { bytes } = await file("ndjson", { q: "river", ...more }, { batchEntries: 3 });
    const lines = bytes.toString("utf8").trimEnd().split("\n");
    const titles = lines.map((line) => JSON.parse(line).record.title.en);
    expect(titles).toEqual(rivers.map(({ record }) => record.title["en"]).toReversed());
  });

  it("keeps the filters, and notes the limit as a line of its own", async () => {
    const filters = { openType: ["CONDITIONAL"] };
    const one = await file("ndjson", { filters });
    expect(one.total).toBe(1);
    expect(JSON.parse(one.bytes.toString("utf8")).record.code).toBe("-2+3");
    const { bytes } = await file("ndjson", { lang: "zh" }, { entriesMax: 1 });
    const last = bytes.toString("utf8").trimEnd().split("\n").at(-1) ?? "";
    expect(JSON.parse(last)).toEqual({
      note: { code: "EXPORT_LIMITED", text: expect.stringContaining("共 12 条") },
    });
  });

  it("says that the entries hold only some of the words", async () => {
    const { bytes, total } = await file("csv", { q: "river unicorn" });
    expect(total).toBe(11);
    expect(csvRows(bytes).at(-1)).toContain("only some of the words");
  });

  it("begins a CSV with a byte order mark and headers in the reader's language", async () => {
    const english = await file("csv", { q: "river" });
    expect([...english.bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(csvRows(english.bytes)[0]).toMatch(/^\uFEFFId,Title,Provider,Abstract/);
    const chinese = await file("csv", { q: "河流", lang: "zh" });
    expect(csvRows(chinese.bytes)[0]).toMatch(/^\uFEFF编号,名称,提供方,摘要/);
    expect(chinese.bytes.toString("utf8")).toContain("水利部");
  });

  it("lets no cell of a CSV or a workbook begin a formula", async () => {
    const filters = { openType: ["CONDITIONAL"] };
    const csv = (await file("csv", { filters })).bytes.toString("utf8");
    expect(csv).toContain(`"'=HYPERLINK(""http://elsewhere.example"",""Click"")"`);
    for (const cell of [",'\t=1+1,", ",'-2+3,", `,"'@SUM(1,1)",`, ",'+1,"]) {
      expect(csv).toContain(cell);
    }
    expect((await file("csv", { filters, lang: "zh" })).bytes.toString("utf8")).toContain(
      ",'＝1+1,",
    );
    const { bytes } = await file("xlsx", { filters });
    const values: unknown[] = [];
    (await workbook(bytes)).eachSheet((sheet) =>
      sheet.eachRow((row) => row.eachCell((cell) => values.push(cell.value))),
    );
    expect(values).toContain("'-2+3");
    expect(values.filter((value) => /^[=+\-@\t\r]/.test(String(value)))).toEqual([]);
  });

  it("writes a workbook with its entries, and a sheet of notes when it is limited", async () => {
    const whole = await workbook((await file("xlsx", { q: "river" }, { batchEntries: 4 })).bytes);
    expect(whole.worksheets.map(({ name, rowCount }) => [name, rowCount])).toEqual([
      ["Entries", 12],
    ]);
    const part = await workbook((await file("xlsx", { lang: "zh" }, { entriesMax: 3 })).bytes);
    expect(part.worksheets.map(({ name, rowCount }) => [name, rowCount])).toEqual([
      ["目录条目", 4],
      ["说明", 1],
    ]);
  });

  it("gives files names that no header and no file system misreads", async () => {
    const named = async (q: string) => (await file("csv", { q })).fileName;
    expect(await named('river "x"; ../../etc\r\nSet-Cookie: 1')).toBe(
      "tongshu-river-x-etc-set-cookie-1.csv",
    );
    expect(await named("河流")).toBe("tongshu.csv");
    expect((await named("a".repeat(400))).length).toBeLessThan(70);
  });

  it("searches no further once its body is ended", async () => {
    const search = vi.spyOn(catalogue.index, "search");
    for (const format of ["csv", "ndjson", "xlsx"] as const) {
      search.mockClear();
      const limits = { batchEntries: 1 };
      const found = await exportResults(catalogue, searchRequest({ q: "river" }), format, limits);
      for await (const piece of accepted(found).body) if (piece.length > 0) break;
      const searches = search.mock.calls.length;
      // A workbook's first bytes come when the machine has compressed them; a line's come at once.
      // Where few entries hold all words, their number is one more search.
      if (format !== "xlsx") expect(searches).toBeLessThanOrEqual(2);
      await pause(50);
      expect(search.mock.calls.length, format).toBe(searches);
    }
    search.mockRestore();
  });
});
