import type { ByteWindow } from "./byte-window.ts";
import type { StreamLimits } from "./limits.ts";

const quote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

export type RowFlaw = "malformed" | "unclosed" | "tooLarge";

export interface CsvRow {
  readonly start: number;
  /** Behind the last byte of the row's content, its line break not included. */
  readonly end: number;
  /** Where the next row starts; equals `end` at the end of the input. */
  readonly next: number;
  /** Where the physical line after the row's first one starts; undefined for a one-line row. */
  readonly secondLine: number | undefined;
  readonly cells: number;
  readonly flaw: RowFlaw | undefined;
  /** A quote inside an unquoted cell (RFC 4180 forbids it; it is read as itself). */
  readonly hasStrayQuote: boolean;
  /** False when the input ended before a line break. */
  readonly hasEnd: boolean;
}

export interface RowDialect {
  readonly delimiter: number;
  /**
   * Whether a carriage return alone ends a row. Not so in a file whose header row ends in CR LF:
   * there it is a damaged line break.
   */
  readonly loneReturnEnds: boolean;
}

const cellStart = 0;
const unquoted = 1;
const quoted = 2;
const behindQuote = 3;

/** Finds the end of the row that starts at `start`, RFC 4180; reads on as far as needed. */
export async function scanRow(
  window: ByteWindow,
  start: number,
  dialect: RowDialect,
  limits: StreamLimits,
): Promise<CsvRow> {
  let state = cellStart;
  let cells = 1;
  let linesInCell = 0;
  let secondLine: number | undefined;
  let hasStrayQuote = false;
  let tooLarge = false;
  let at = start;
  const row = (end: number, next: number, flaw?: RowFlaw): CsvRow => ({
    start,
    end,
    next,
    secondLine,
    cells,
    flaw: tooLarge ? "tooLarge" : flaw,
    hasStrayQuote,
    hasEnd: next > end,
  });
  for (;;) {
    if (at >= window.end) {
      if (tooLarge) window.dropBefore(at - 1);
      if (!(await window.more())) {
        return row(at, at, state === quoted ? "unclosed" : undefined);
      }
    }
    if (at - start > limits.recordBytesMax) tooLarge = true;
    const byte = window.data[at - window.base] as number;
    if (state === quoted) {
      if (byte === quote) state = behindQuote;
      else if (byte === lineFeed) {
        secondLine ??= at + 1;
        linesInCell += 1;
        if (linesInCell >= limits.quotedCellLinesMax) return row(at, at + 1, "unclosed");
      }
      at += 1;
      continue;
    }
    if (byte === dialect.delimiter) {
      cells += 1;
      linesInCell = 0;
      state = cellStart;
    } else if (byte === lineFeed) {
      return row(at, at + 1);
    } else if (byte === carriageReturn) {
      const isPair = (await window.byteAt(at + 1)) === lineFeed;
      if (isPair || dialect.loneReturnEnds) return row(at, isPair ? at + 2 : at + 1);
      if (state === behindQuote) return row(at, at, "malformed");
      state = unquoted;
    } else if (byte === quote) {
      if (state === cellStart || state === behindQuote) state = quoted;
      else hasStrayQuote = true;
    } else if (state === behindQuote) {
      return row(at, at, "malformed");
    } else {
      state = unquoted;
    }
    at += 1;
  }
}

/** The cells of one whole row's text. */
export function splitRow(text: string, delimiter: string): string[] {
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    if (text[at] === '"') {
      let close = text.indexOf('"', at + 1);
      let hasPair = false;
      while (text[close + 1] === '"') {
        hasPair = true;
        close = text.indexOf('"', close + 2);
      }
      const cell = text.slice(at + 1, close);
      cells.push(hasPair ? cell.replaceAll('""', '"') : cell);
      at = close + 1;
    } else {
      const found = text.indexOf(delimiter, at);
      const end = found === -1 ? text.length : found;
      cells.push(text.slice(at, end));
      at = end;
    }
    if (at >= text.length) return cells;
    at += 1;
    if (at === text.length) {
      cells.push("");
      return cells;
    }
  }
}
