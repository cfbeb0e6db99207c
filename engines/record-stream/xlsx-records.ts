import { Worker } from "node:worker_threads";
import { headerFlaw, toRecord } from "./csv-records.ts";
import type { StreamLimits } from "./limits.ts";
import { InputError, type StreamEvent, streamProblem } from "./stream-event.ts";
import { openXlsx, type XlsxParts } from "./xlsx-package.ts";

/** A row that holds something, its number from 1 and its cells from the first column on. */
export interface SheetRow {
  readonly number: number;
  readonly cells: readonly string[];
}

export interface WorkerInput {
  readonly parts: XlsxParts;
  /** Names of the sheets to read; all when undefined. */
  readonly wanted: readonly string[] | undefined;
  readonly columnsMax: number;
}

export type WorkerMessage =
  | { readonly kind: "sheet"; readonly name: string }
  | { readonly kind: "rows"; readonly rows: readonly SheetRow[] }
  | { readonly kind: "end" }
  | { readonly kind: "failed"; readonly detail: string };

interface SheetRead {
  readonly name: string;
  columns: readonly string[] | undefined;
  /** Set when the header row cannot be used: the sheet's rows are passed over. */
  isRefused: boolean;
  records: number;
}

/**
 * Reads the rows of a workbook's sheets, in the workbook's order. In each sheet the first row that
 * holds something names the columns. The workbook is held in memory packed (`xlsxBytesMax`) and
 * read by a worker thread with a bounded heap, which holds its table of texts.
 */
export async function* readXlsx(
  bytes: AsyncIterable<Uint8Array>,
  sheets: readonly string[] | undefined,
  limits: StreamLimits,
): AsyncGenerator<StreamEvent> {
  try {
    const parts = await openXlsx(await readAll(bytes, limits.xlsxBytesMax), limits);
    const seen = new Set<string>();
    let sheet: SheetRead | undefined;
    for await (const message of runWorker(parts, sheets, limits)) {
      if (message.kind === "sheet") {
        sheet = { name: message.name, columns: undefined, isRefused: false, records: 0 };
        seen.add(message.name);
      } else if (message.kind === "rows" && sheet !== undefined) {
        for (const row of message.rows) yield* readRow(sheet, row, limits);
      }
    }
    for (const name of sheets ?? []) {
      if (seen.has(name)) continue;
      const detail = `the workbook has no sheet ${JSON.stringify(name)}`;
      yield streamProblem("XLSX_SHEET_MISSING", { line: 1 }, detail, { field: name });
    }
    if (sheets === undefined && seen.size === 0) {
      yield streamProblem("INPUT_EMPTY", { line: 1 }, "the workbook has no sheet", { fatal: true });
    }
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    yield streamProblem(error.code, { line: 1 }, error.message, { fatal: true });
  }
}

function* readRow(sheet: SheetRead, row: SheetRow, limits: StreamLimits): Generator<StreamEvent> {
  if (sheet.isRefused) return;
  if (sheet.columns === undefined) {
    const columns = row.cells.map((cell) => cell.trim());
    const flaw = headerFlaw(columns, limits.columnsMax);
    if (flaw === undefined) {
      sheet.columns = columns;
      return;
    }
    sheet.isRefused = true;
    const position = { record: 0, line: row.number, sheet: sheet.name };
    const more = flaw.field === undefined ? {} : { field: flaw.field };
    yield streamProblem(flaw.code, position, flaw.detail, more);
    return;
  }
  sheet.records += 1;
  const position = { record: sheet.records, line: row.number, sheet: sheet.name };
  const width = row.cells.findLastIndex((cell) => cell !== "") + 1;
  if (width > sheet.columns.length) {
    const detail = `${width} cells under a header of ${sheet.columns.length}`;
    yield streamProblem("ROW_RAGGED", position, detail);
    return;
  }
  yield { kind: "record", value: toRecord(sheet.columns, row.cells), position };
}

async function readAll(bytes: AsyncIterable<Uint8Array>, bytesMax: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let total = 0;
  for await (const chunk of bytes) {
    total += chunk.length;
    if (total > bytesMax) throw new InputError("XLSX_TOO_LARGE", `over ${bytesMax} bytes packed`);
    parts.push(chunk);
  }
  if (total === 0) throw new InputError("INPUT_EMPTY", "no content");
  return Buffer.concat(parts);
}

async function* runWorker(
  parts: XlsxParts,
  wanted: readonly string[] | undefined,
  limits: StreamLimits,
): AsyncGenerator<WorkerMessage> {
  const worker = new Worker(new URL("./xlsx-worker.ts", import.meta.url), {
    workerData: { parts, wanted, columnsMax: limits.columnsMax } satisfies WorkerInput,
    resourceLimits: { maxOldGenerationSizeMb: limits.xlsxWorkerHeapMebibytesMax },
  });
  const queue: WorkerMessage[] = [];
  let failure: InputError | undefined;
  let wake: () => void = () => undefined;
  worker.on("message", (message: WorkerMessage) => {
    queue.push(message);
    wake();
  });
  worker.on("error", (error: NodeJS.ErrnoException) => {
    const code = error.code === "ERR_WORKER_OUT_OF_MEMORY" ? "XLSX_TOO_LARGE" : "XLSX_DAMAGED";
    failure = new InputError(code, error.message);
    wake();
  });
  worker.on("exit", () => {
    failure ??= new InputError("XLSX_DAMAGED", "the reader ended early");
    wake();
  });
  try {
    for (;;) {
      const message = queue.shift();
      if (message === undefined) {
        if (failure !== undefined) throw failure;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        continue;
      }
      if (message.kind === "end") return;
      if (message.kind === "failed") throw new InputError("XLSX_DAMAGED", message.detail);
      yield message;
      if (message.kind === "rows") worker.postMessage("taken");
    }
  } finally {
    await worker.terminate();
  }
}
