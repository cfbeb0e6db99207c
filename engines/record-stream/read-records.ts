import { ByteWindow } from "./byte-window.ts";
import { readCsv } from "./csv-records.ts";
import { toUtf8 } from "./encoding.ts";
import { readJsonLines } from "./json-lines-records.ts";
import { readJson } from "./json-records.ts";
import { defaultStreamLimits, type StreamLimits } from "./limits.ts";
import { type RecordShape, type StreamEvent, streamProblem } from "./stream-event.ts";
import { kindOfText } from "./text-kind.ts";
import { readXlsx } from "./xlsx-records.ts";

export interface ReadOptions {
  /** WHATWG label of the encoding where the file states none; detected when absent. */
  readonly encoding?: string;
  readonly limits?: Partial<StreamLimits>;
}

/**
 * Reads records out of bytes. It never throws for what the bytes hold: damage is a `problem` event
 * and the records that are not concerned still come. The memory in use is bounded by
 * `recordBytesMax` and does not grow with the input. Stopping the iteration closes the source.
 */
export async function* readRecords(
  bytes: AsyncIterable<Uint8Array>,
  shape: RecordShape,
  options: ReadOptions = {},
): AsyncGenerator<StreamEvent> {
  const limits = { ...defaultStreamLimits, ...options.limits };
  if (shape.kind === "xlsx") {
    yield* readXlsx(bytes, shape.sheets, limits);
    return;
  }
  const window = new ByteWindow(toUtf8(bytes, options.encoding));
  try {
    for await (const event of readText(window, shape, limits)) {
      // A source that broke off looks like a truncated text: its own reason is the better one.
      const isCut = event.kind === "problem" && event.fatal;
      if (!(isCut && window.failure !== undefined)) yield event;
    }
    if (window.failure !== undefined) {
      const position = { line: window.lineOf(window.end) };
      const { code, message } = window.failure;
      yield streamProblem(code, position, message, { fatal: true });
    }
  } finally {
    await window.close();
  }
}

async function* readText(
  window: ByteWindow,
  shape: Exclude<RecordShape, { kind: "xlsx" }>,
  limits: StreamLimits,
): AsyncGenerator<StreamEvent> {
  await window.byteAt(headBytes);
  const head = window.slice(0, Math.min(window.end, headBytes));
  const kind = kindOfText(head);
  const fatal = { fatal: true };
  if (kind === "html") yield streamProblem("INPUT_IS_HTML", { line: 1 }, "an HTML page", fatal);
  else if (kind === "xml")
    yield streamProblem("INPUT_IS_XML", { line: 1 }, "an XML document", fatal);
  else if (kind === "binary" || kind === "xlsx") {
    yield streamProblem("INPUT_IS_BINARY", { line: 1 }, "not a text", fatal);
  } else if (shape.kind === "json") yield* readJson(window, shape.recordsAt, limits);
  else if (shape.kind === "json-lines") yield* readJsonLines(window, limits);
  else yield* readCsv(window, shape.delimiter, limits);
}

const headBytes = 1024;
