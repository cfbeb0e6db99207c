import { isUtf8 } from "node:buffer";
import type { ByteWindow } from "./byte-window.ts";
import { type CsvRow, type RowDialect, scanRow, splitRow } from "./csv-row.ts";
import type { StreamLimits } from "./limits.ts";
import { type StreamEvent, type StreamProblem, streamProblem } from "./stream-event.ts";
import { countUtf8, firstInvalidUtf8 } from "./utf8.ts";

interface CsvRead {
  readonly window: ByteWindow;
  readonly limits: StreamLimits;
  readonly dialect: RowDialect;
  readonly columns: readonly string[];
  records: number;
  rescanBytesLeft: number;
  /** After a damaged row, until the next good one: rows with stray quotes are then refused too. */
  recovering: boolean;
}

/** Reads a table with a header row; see the guarantees in README.md. Blank lines are passed over. */
export async function* readCsv(
  window: ByteWindow,
  delimiter: string | undefined,
  limits: StreamLimits,
): AsyncGenerator<StreamEvent> {
  const start = await skipBlankLines(window, 0);
  if (start === undefined) {
    yield streamProblem("INPUT_EMPTY", { line: 1 }, "no content", { fatal: true });
    return;
  }
  const header = await readHeader(window, start, delimiter, limits);
  if ("kind" in header) {
    yield header;
    return;
  }
  const read: CsvRead = {
    window,
    limits,
    dialect: header.dialect,
    columns: header.columns,
    records: 0,
    rescanBytesLeft: limits.rescannedBytesMax,
    recovering: false,
  };
  let at = await skipBlankLines(window, header.next);
  while (at !== undefined) {
    window.dropBefore(at);
    const line = window.lineOf(at);
    const row = await scanRow(window, at, read.dialect, limits);
    read.records += 1;
    const event = evaluate(read, row, line);
    yield event;
    if (event.kind === "problem" && event.fatal) return;
    read.recovering = event.kind === "problem" && (read.recovering || !isOneLine(row));
    const next = event.kind === "problem" ? await resumeAt(read, row) : row.next;
    if (read.rescanBytesLeft <= 0) {
      const detail = `${limits.rescannedBytesMax} bytes were searched for good rows`;
      yield streamProblem("TOO_MUCH_DAMAGE", { line }, detail, { fatal: true });
      return;
    }
    at = await skipBlankLines(window, next);
  }
}

function isOneLine(row: CsvRow): boolean {
  return row.secondLine === undefined && row.flaw === undefined;
}

/** A damaged row may have swallowed others: reading resumes at the physical line after its first. */
async function resumeAt(read: CsvRead, row: CsvRow): Promise<number> {
  if (row.flaw === "tooLarge") return row.next;
  const { window } = read;
  const joined = await findJoint(read, row);
  if (joined !== undefined) {
    read.rescanBytesLeft -= row.next - joined;
    read.recovering = true;
    return joined;
  }
  let next = row.secondLine;
  if (next === undefined) {
    if (row.flaw === undefined) return row.next;
    for (let at = row.end; next === undefined; at += 1) {
      const byte = await window.byteAt(at);
      if (byte === -1) return at;
      if (byte === 0x0a) next = at + 1;
      if (at - row.start > read.limits.recordBytesMax) window.dropBefore(at);
    }
  }
  read.rescanBytesLeft -= Math.max(0, row.next - next);
  return next;
}

/**
 * A damaged line break joins two rows into one. Where the damaged byte shows itself (behind a
 * closing quote, as a control character, as a byte that is not UTF-8, as a stray quote or as a
 * delimiter), the second row starts behind it.
 */
async function findJoint(read: CsvRead, row: CsvRow): Promise<number | undefined> {
  const { window, dialect } = read;
  const wanted = read.columns.length;
  // A row of several lines may as well have lost the closing quote of its last cell.
  if (row.secondLine !== undefined) return undefined;
  if (row.flaw === "malformed" && row.cells === wanted) {
    const isReturn = (await window.byteAt(row.end)) === 0x0d;
    return row.end + (isReturn ? 2 : 1);
  }
  if (row.flaw !== undefined || wanted < 2) return undefined;
  if (row.cells !== wanted * 2 - 1 && row.cells !== wanted * 2) return undefined;
  const bytes = window.slice(row.start, row.end);
  const places = row.cells === wanted * 2 ? [] : suspectPlaces(bytes);
  let state: "start" | "bare" | "quoted" = "start";
  let cells = 1;
  for (const [offset, byte] of bytes.entries()) {
    if (state !== "quoted" && byte === dialect.delimiter) {
      if (row.cells === wanted * 2 && cells === wanted) return row.start + offset + 1;
      cells += 1;
      state = "start";
    } else if (byte === 0x22)
      state = state === "quoted" ? "bare" : state === "start" ? "quoted" : state;
    else if (state === "start") state = "bare";
    if (places.length === 1 && offset === places[0]) {
      return cells === wanted && state !== "quoted" ? row.start + offset + 1 : undefined;
    }
  }
  return undefined;
}

/** Offsets of bytes that no cell holds: control characters, invalid UTF-8, else stray quotes. */
function suspectPlaces(bytes: Uint8Array): number[] {
  const places: number[] = [];
  for (const [offset, byte] of bytes.entries()) {
    const isPair = byte === 0x0d && offset + 1 < bytes.length;
    if (isPair) places.push(offset + 1);
    else if (byte < 0x20 && byte !== 0x09 && bytes[offset - 1] !== 0x0d) places.push(offset);
  }
  const invalid = countUtf8(bytes);
  if (invalid.invalid === 1 && !places.includes(invalid.firstInvalid)) {
    places.push(invalid.firstInvalid);
  }
  if (places.length > 0) return places;
  const quotes = [...bytes.entries()].filter(([, byte]) => byte === 0x22).map(([offset]) => offset);
  return quotes.length === 1 ? quotes : [];
}

function evaluate(read: CsvRead, row: CsvRow, line: number): StreamEvent {
  const position = { record: read.records, line };
  const problem = (code: StreamProblem["code"], detail: string): StreamProblem =>
    streamProblem(code, position, detail, { fatal: code === "INPUT_TRUNCATED" });
  const { recordBytesMax, quotedCellLinesMax } = read.limits;
  if (row.flaw === "tooLarge") return problem("RECORD_TOO_LARGE", `over ${recordBytesMax} bytes`);
  if (row.flaw === "unclosed") {
    const atEnd = row.next === row.end;
    const detail = atEnd
      ? "a quoted cell is still open at the end of the input"
      : `a quoted cell is still open after ${quotedCellLinesMax} lines`;
    return problem("CSV_QUOTE_UNCLOSED", detail);
  }
  const wanted = read.columns.length;
  if (row.flaw === "malformed") {
    const detail = `text follows a closing quote at byte offset ${row.end}`;
    return problem("RECORD_MALFORMED", detail);
  }
  const bytes = read.window.slice(row.start, row.end);
  if (!isUtf8(bytes)) {
    const offset = row.start + firstInvalidUtf8(bytes);
    return problem("ENCODING_INVALID", `the byte at byte offset ${offset} is not UTF-8`);
  }
  if (row.cells !== wanted) {
    const detail = `${row.cells} cells under a header of ${wanted}`;
    return problem(row.hasEnd ? "ROW_RAGGED" : "INPUT_TRUNCATED", detail);
  }
  if (read.recovering && row.hasStrayQuote) {
    return problem("RECORD_MALFORMED", "a quote inside an unquoted cell, behind a damaged row");
  }
  const cells = splitRow(decoder.decode(bytes), String.fromCharCode(read.dialect.delimiter));
  return { kind: "record", value: toRecord(read.columns, cells), position };
}

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Columns without a name are passed over. */
export function toRecord(
  columns: readonly string[],
  cells: readonly string[],
): Record<string, string> {
  const pairs: [string, string][] = [];
  for (const [index, column] of columns.entries()) {
    if (column !== "") pairs.push([column, cells[index] ?? ""]);
  }
  return Object.fromEntries(pairs);
}

interface Header {
  readonly columns: readonly string[];
  readonly dialect: RowDialect;
  readonly next: number;
}

async function readHeader(
  window: ByteWindow,
  start: number,
  delimiter: string | undefined,
  limits: StreamLimits,
): Promise<Header | StreamProblem> {
  const line = window.lineOf(start);
  const fatal = (code: StreamProblem["code"], detail: string, field?: string): StreamProblem =>
    streamProblem(
      code,
      { line },
      detail,
      field === undefined ? { fatal: true } : { fatal: true, field },
    );
  const chosen = delimiter ?? (await guessDelimiter(window, start));
  const open = { delimiter: chosen.charCodeAt(0), loneReturnEnds: true };
  const row = await scanRow(window, start, open, limits);
  if (row.flaw !== undefined) return fatal("HEADER_MISSING", `the header row is ${row.flaw}`);
  const bytes = window.slice(start, row.end);
  if (!isUtf8(bytes)) {
    const offset = start + firstInvalidUtf8(bytes);
    return fatal(
      "ENCODING_INVALID",
      `the byte at byte offset ${offset} of the header is not UTF-8`,
    );
  }
  const columns = splitRow(decoder.decode(bytes), chosen).map((name) => name.trim());
  const flaw = headerFlaw(columns, limits.columnsMax);
  if (flaw !== undefined) return fatal(flaw.code, flaw.detail, flaw.field);
  const endsInPair = row.next - row.end === 2;
  return { columns, dialect: { ...open, loneReturnEnds: !endsInPair }, next: row.next };
}

export interface HeaderFlaw {
  readonly code: "HEADER_MISSING" | "HEADER_DUPLICATE" | "HEADER_TOO_WIDE";
  readonly detail: string;
  readonly field?: string;
}

export function headerFlaw(columns: readonly string[], columnsMax: number): HeaderFlaw | undefined {
  if (columns.every((name) => name === "")) {
    return { code: "HEADER_MISSING", detail: "the header row names no column" };
  }
  if (columns.length > columnsMax) {
    return { code: "HEADER_TOO_WIDE", detail: `${columns.length} columns; at most ${columnsMax}` };
  }
  const seen = new Set<string>();
  for (const name of columns) {
    if (name !== "" && seen.has(name)) {
      const detail = `the header names ${JSON.stringify(name)} twice`;
      return { code: "HEADER_DUPLICATE", detail, field: name };
    }
    seen.add(name);
  }
  return undefined;
}

/** The one of comma, semicolon and tab that the first line holds most often outside quotes. */
async function guessDelimiter(window: ByteWindow, start: number): Promise<string> {
  const counts = new Map([
    [",", 0],
    [";", 0],
    ["\t", 0],
  ]);
  let inQuotes = false;
  for (let at = start; at - start < headerSearchBytesMax; at += 1) {
    const byte = await window.byteAt(at);
    if (byte === -1 || (!inQuotes && (byte === 0x0a || byte === 0x0d))) break;
    const character = String.fromCharCode(byte);
    if (character === '"') inQuotes = !inQuotes;
    else if (!inQuotes && counts.has(character)) {
      counts.set(character, (counts.get(character) ?? 0) + 1);
    }
  }
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? ",";
}

const headerSearchBytesMax = 64 * 1024;

/** The next position that is no line break; undefined at the end of the input. */
async function skipBlankLines(window: ByteWindow, from: number): Promise<number | undefined> {
  for (let at = from; ; at += 1) {
    const byte = await window.byteAt(at);
    if (byte === -1) return undefined;
    if (byte !== 0x0a && byte !== 0x0d) return at;
  }
}
