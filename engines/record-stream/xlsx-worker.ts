import { Readable } from "node:stream";
import { parentPort, workerData } from "node:worker_threads";
import { createInflateRaw } from "node:zlib";
import ExcelJs from "exceljs";
import { cellText } from "./xlsx-cell.ts";
import type { SheetRow, WorkerInput, WorkerMessage } from "./xlsx-records.ts";

/** Rows sent at once; the next ones are read when these have been taken. */
const rowsPerMessage = 200;

const { parts, wanted, columnsMax } = workerData as WorkerInput;

function send(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}

function taken(): Promise<void> {
  return new Promise((resolve) => parentPort?.once("message", () => resolve()));
}

interface Row {
  readonly number: number;
  readonly values: unknown;
}

/**
 * The part of ExcelJS's streaming reader that is used here. Its own way through a zip loses rows
 * when they are taken slowly, so it reads the workbook without sheets, and each sheet's XML is given
 * to the method that its zip reader calls.
 */
interface BookReader {
  parse(): AsyncIterable<unknown>;
  _parseWorksheet(
    xml: AsyncIterable<Uint8Array>,
    sheetNumber: string,
  ): Iterable<{ readonly value: AsyncIterable<Row> }>;
  sharedStrings?: unknown;
  workbookRels?: unknown;
}

async function openBook(): Promise<BookReader> {
  const book = new ExcelJs.stream.xlsx.WorkbookReader(Readable.from([Buffer.from(parts.book)]), {
    worksheets: "emit",
    sharedStrings: "cache",
    styles: "cache",
    hyperlinks: "ignore",
    entries: "ignore",
  }) as unknown as BookReader;
  for await (const part of book.parse()) void part;
  return book;
}

function sheetXml(data: Uint8Array, isStored: boolean): AsyncIterable<Uint8Array> {
  const packed = Readable.from([Buffer.from(data)]);
  return isStored ? packed : packed.pipe(createInflateRaw());
}

async function read(): Promise<void> {
  const book = await openBook();
  for (const [index, sheet] of parts.sheets.entries()) {
    if (wanted !== undefined && !wanted.includes(sheet.name)) continue;
    send({ kind: "sheet", name: sheet.name });
    const xml = sheetXml(sheet.data, sheet.isStored);
    for (const { value } of book._parseWorksheet(xml, String(index + 1))) await readRows(value);
  }
}

async function readRows(sheet: AsyncIterable<Row>): Promise<void> {
  let rows: SheetRow[] = [];
  for await (const row of sheet) {
    const values = Array.isArray(row.values) ? row.values : [];
    // ExcelJS counts columns from 1. One column too many is kept, to be reported.
    const cells = Array.from(values.slice(1, columnsMax + 2), cellText);
    if (cells.every((cell) => cell === "")) continue;
    rows.push({ number: row.number, cells });
    if (rows.length < rowsPerMessage) continue;
    send({ kind: "rows", rows });
    await taken();
    rows = [];
  }
  if (rows.length === 0) return;
  send({ kind: "rows", rows });
  await taken();
}

try {
  await read();
  send({ kind: "end" });
} catch (error) {
  send({ kind: "failed", detail: error instanceof Error ? error.message : "unknown" });
}
// The port would keep the thread alive.
parentPort?.close();
