import { PassThrough } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import type { InterfaceLanguage } from "@tongshu/platform/i18n";
import type { ExportFormat } from "../../contract.ts";
import { spreadsheetCellCharactersMax } from "../../limits.ts";
import type { EntryRow } from "../../store/entries.ts";
import { type Cell, exportHeader, exportRow, guarded } from "../model/export-columns.ts";
import type { ExportNote } from "../model/export-note.ts";

/** A result set on its way out: its entries page by page, and what is to be noted. */
export interface ExportContent {
  readonly pages: AsyncIterable<readonly EntryRow[]>;
  readonly notes: readonly ExportNote[];
  readonly lang: InterfaceLanguage;
}

type Writer = (content: ExportContent) => AsyncIterable<string | Uint8Array>;

export const exportWriters: Readonly<
  Record<ExportFormat, { readonly contentType: string; readonly write: Writer }>
> = {
  csv: { contentType: "text/csv; charset=utf-8; header=present", write: writeCsv },
  xlsx: {
    contentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    write: writeXlsx,
  },
  ndjson: { contentType: "application/x-ndjson; charset=utf-8", write: writeNdjson },
};

/** Without it spreadsheet programs read UTF-8 as the code page of their machine. */
const byteOrderMark = "\uFEFF";

/** RFC 4180: CRLF, and quotes around what holds a quote, a comma or a line break. */
function csvLine(cells: readonly Cell[]): string {
  const quoted = cells.map((cell) => {
    const text = String(guarded(cell));
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  });
  return `${quoted.join(",")}\r\n`;
}

async function* writeCsv({ pages, notes, lang }: ExportContent): AsyncIterable<string> {
  yield byteOrderMark + csvLine(exportHeader(lang));
  for await (const page of pages) {
    yield page.map((entry) => csvLine(exportRow(entry, lang))).join("");
  }
  for (const { text } of notes) yield csvLine([text[lang]]);
}

/** One entry a line as it is in the register, without its items; a note is a line of its own. */
async function* writeNdjson({ pages, notes, lang }: ExportContent): AsyncIterable<string> {
  for await (const page of pages) {
    yield page.map((entry) => `${JSON.stringify(entry)}\n`).join("");
  }
  for (const { code, text } of notes) {
    yield `${JSON.stringify({ note: { code, text: text[lang] } })}\n`;
  }
}

/** Bytes of the workbook that may wait to be taken: as many as the pauses below are worth. */
const workbookBytesWaiting = 1024 * 1024;
/** How long the zip stream may be silent, in milliseconds, until its input counts as written. */
const silenceMs = 10;

/**
 * A workbook with one sheet of entries and, when there is something to note, one of notes. A page
 * is read only when the client has taken what the page before it came to: memory is bounded.
 */
async function* writeXlsx({ pages, notes, lang }: ExportContent): AsyncIterable<Uint8Array> {
  const output = new PassThrough({ highWaterMark: workbookBytesWaiting });
  // Destroyed before its end when the client goes; what the writer still writes is of no use then.
  output.on("error", () => undefined);
  // Loading the library takes as long as starting does: only who writes a workbook pays for it.
  const { default: exceljs } = await import("exceljs");
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ stream: output });
  workbook.creator = "Tongshu";
  try {
    const zh = lang === "zh";
    const sheet = workbook.addWorksheet(zh ? "目录条目" : "Entries", {
      views: [{ state: "frozen", ySplit: 1 }],
    });
    sheet.addRow([...exportHeader(lang)]).commit();
    for await (const page of pages) {
      for (const entry of page) sheet.addRow(exportRow(entry, lang).map(xlsxCell)).commit();
      yield* written(output);
    }
    sheet.commit();
    if (notes.length > 0) {
      const sheetOfNotes = workbook.addWorksheet(zh ? "说明" : "Notes");
      for (const { text } of notes) sheetOfNotes.addRow([xlsxCell(text[lang])]).commit();
      sheetOfNotes.commit();
    }
    const finished = workbook.commit();
    // A failure comes out through `finished` below; it must not end the process meanwhile.
    finished.catch(() => output.end());
    for await (const chunk of output) yield chunk as Uint8Array;
    await finished;
  } finally {
    output.destroy();
  }
}

async function* written(output: PassThrough): AsyncIterable<Uint8Array> {
  for (;;) {
    const chunk = output.read() as Uint8Array | null;
    if (chunk !== null) yield chunk;
    else {
      await pause(silenceMs);
      if (output.readableLength === 0) return;
    }
  }
}

function xlsxCell(cell: Cell): Cell {
  const safe = guarded(cell);
  if (typeof safe === "number" || safe.length <= spreadsheetCellCharactersMax) return safe;
  return `${safe.slice(0, spreadsheetCellCharactersMax - 1).toWellFormed()}…`;
}
