/** Where the records are in the input. */
export type RecordShape =
  /**
   * A JSON document. `recordsAt` "" means that the document is the array; otherwise it is the
   * top-level key that holds the array, such as `dataset` or `dcat:dataset`.
   */
  | { readonly kind: "json"; readonly recordsAt: string }
  /** One JSON value a line. */
  | { readonly kind: "json-lines" }
  /** RFC 4180 with a header row; records are `Record<string, string>`. */
  | { readonly kind: "csv"; readonly delimiter?: "," | ";" | "\t" }
  /** Sheets with a header row; records are `Record<string, string>`. */
  | { readonly kind: "xlsx"; readonly sheets?: readonly string[] };

/**
 * `record` counts from 1 and includes refused records; in a workbook it counts within the sheet.
 * `line` is the line, from 1, where the record starts (in a sheet: the row's number).
 */
export interface RecordPosition {
  readonly record: number;
  readonly line?: number;
  readonly sheet?: string;
}

export const streamProblemCodes = [
  "INPUT_EMPTY",
  "INPUT_IS_HTML",
  "INPUT_IS_XML",
  "INPUT_IS_BINARY",
  "INPUT_NOT_JSON",
  "INPUT_TRUNCATED",
  "INPUT_UNREADABLE",
  "RECORDS_NOT_FOUND",
  "RECORD_MALFORMED",
  "RECORD_TOO_LARGE",
  "RECORD_TOO_DEEP",
  "ENCODING_INVALID",
  "ROW_RAGGED",
  "CSV_QUOTE_UNCLOSED",
  "HEADER_MISSING",
  "HEADER_DUPLICATE",
  "HEADER_TOO_WIDE",
  "TOO_MUCH_DAMAGE",
  "GZIP_DAMAGED",
  "COMPRESSION_RATIO",
  "TOO_LARGE_DECOMPRESSED",
  "XLSX_DAMAGED",
  "XLSX_TOO_LARGE",
  "XLSX_SHEET_MISSING",
] as const;
export type StreamProblemCode = (typeof streamProblemCodes)[number];

export interface StreamProblem {
  readonly kind: "problem";
  readonly code: StreamProblemCode;
  readonly position: RecordPosition | { readonly line: number };
  /** The column or top-level key concerned. */
  readonly field?: string;
  /** Short, in English: the parser's words. */
  readonly detail: string;
  /** True when the rest of the input could not be read. */
  readonly fatal: boolean;
}

export type StreamEvent =
  | { readonly kind: "record"; readonly value: unknown; readonly position: RecordPosition }
  | StreamProblem
  /** JSON only: the small top-level fields seen since the last header. */
  | { readonly kind: "header"; readonly value: Readonly<Record<string, unknown>> };

export function streamProblem(
  code: StreamProblemCode,
  position: StreamProblem["position"],
  detail: string,
  more: { readonly fatal?: boolean; readonly field?: string } = {},
): StreamProblem {
  const { fatal = false, field } = more;
  const problem = { kind: "problem", code, position, detail, fatal } as const;
  return field === undefined ? problem : { ...problem, field };
}

/** Thrown by a source of bytes; `readRecords` turns it into a fatal problem event. */
export class InputError extends Error {
  readonly code: StreamProblemCode;
  constructor(code: StreamProblemCode, detail: string) {
    super(detail);
    this.name = "InputError";
    this.code = code;
  }
}
