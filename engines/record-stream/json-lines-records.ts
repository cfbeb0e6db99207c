import { ByteWindow } from "./byte-window.ts";
import { findNextRecord } from "./json-resync.ts";
import { JsonScanner } from "./json-scanner.ts";
import { parseValue, scanValue } from "./json-value.ts";
import { KnownShape } from "./known-shape.ts";
import type { StreamLimits } from "./limits.ts";
import { type RecordPosition, type StreamEvent, streamProblem } from "./stream-event.ts";

const lineFeed = 0x0a;

interface LinesRead {
  readonly window: ByteWindow;
  readonly limits: StreamLimits;
  readonly shape: KnownShape;
  records: number;
  good: number;
}

interface Line {
  /** Behind the last byte of the line, its line feed not included. */
  readonly end: number;
  readonly tooLarge: boolean;
  /** False for the last line of an input that does not end in a line feed. */
  readonly hasEnd: boolean;
}

/** Bad lines before the first good one that show the input to be something else. */
const badLinesMax = 1_000;

/** Reads one JSON value a line. Empty lines are passed over. */
export async function* readJsonLines(
  window: ByteWindow,
  limits: StreamLimits,
): AsyncGenerator<StreamEvent> {
  const read: LinesRead = { window, limits, shape: new KnownShape(), records: 0, good: 0 };
  for (let at = 0; (await window.byteAt(at)) !== -1; ) {
    window.dropBefore(at);
    const start = await skipBlank(window, at);
    const line = await findLineEnd(window, start, limits.recordBytesMax);
    if (line.end > start || line.tooLarge) yield* readLine(read, start, line);
    if (read.good === 0 && read.records >= badLinesMax) {
      const detail = `none of the first ${badLinesMax} lines is JSON`;
      yield streamProblem("INPUT_NOT_JSON", { line: 1 }, detail, { fatal: true });
      return;
    }
    at = line.end + 1;
  }
  if (read.records === 0) {
    yield streamProblem("INPUT_EMPTY", { line: 1 }, "no content", { fatal: true });
  }
}

async function skipBlank(window: ByteWindow, from: number): Promise<number> {
  let at = from;
  for (;;) {
    const byte = await window.byteAt(at);
    if (byte !== 0x20 && byte !== 0x09 && byte !== 0x0d) return at;
    at += 1;
  }
}

async function findLineEnd(window: ByteWindow, start: number, bytesMax: number): Promise<Line> {
  let from = start;
  let tooLarge = false;
  for (;;) {
    const found = window.data
      .subarray(0, window.end - window.base)
      .indexOf(lineFeed, from - window.base);
    const end = found === -1 ? window.end : found + window.base;
    if (end - start > bytesMax + 1) tooLarge = true;
    if (found !== -1) {
      const isPair = end > window.low && window.data[end - 1 - window.base] === 0x0d;
      return { end, tooLarge: end - start - (isPair ? 1 : 0) > bytesMax, hasEnd: true };
    }
    from = window.end;
    if (tooLarge) window.dropBefore(window.end);
    if (await window.more()) continue;
    return { end: window.end, tooLarge: window.end - start > bytesMax, hasEnd: false };
  }
}

async function* readLine(read: LinesRead, start: number, line: Line): AsyncGenerator<StreamEvent> {
  const { window, limits } = read;
  read.records += 1;
  const position = { record: read.records, line: window.lineOf(line.tooLarge ? line.end : start) };
  if (line.tooLarge) {
    const detail = `more than ${limits.recordBytesMax} bytes`;
    yield streamProblem("RECORD_TOO_LARGE", position, detail);
    return;
  }
  const bytes = window.slice(start, line.end);
  const scanner = new JsonScanner(limits.recordDepthMax);
  const end = scanner.feed(bytes, 0, bytes.length);
  const status = scanner.finish();
  const rest = status === "done" ? end + blankBytes(bytes.subarray(end)) : end;
  if (status === "done" && rest === bytes.length) {
    yield evaluate(read, bytes.subarray(0, end), start, position, scanner.tooDeep);
  } else if (status === "more" && !line.hasEnd) {
    const detail = `the input ends inside a record, at byte offset ${line.end}`;
    yield streamProblem("INPUT_TRUNCATED", position, detail, { fatal: true });
  } else {
    const detail = `not JSON from byte offset ${start + rest} on`;
    yield streamProblem("RECORD_MALFORMED", position, detail);
    yield* recoverInLine(read, bytes, start, position.line);
  }
}

function blankBytes(bytes: Uint8Array): number {
  const found = bytes.findIndex((byte) => byte !== 0x20 && byte !== 0x09 && byte !== 0x0d);
  return found === -1 ? bytes.length : found;
}

/** A damaged line feed joins two records into one line: the good ones in it are found by shape. */
async function* recoverInLine(
  read: LinesRead,
  bytes: Uint8Array,
  start: number,
  line: number,
): AsyncGenerator<StreamEvent> {
  if (!read.shape.isKnown) return;
  const budget = { bytesLeft: read.limits.rescannedBytesMax };
  const bounds = { bytesMax: read.limits.recordBytesMax, depthMax: read.limits.recordDepthMax };
  const own = new ByteWindow(oneChunk(bytes));
  let at = 1;
  for (;;) {
    const found = await findNextRecord(own, at, read.shape, read.limits, budget);
    if (found === undefined) return;
    const { end } = await scanValue(own, found, bounds);
    read.records += 1;
    yield evaluate(
      read,
      own.slice(found, end),
      start + found,
      { record: read.records, line },
      false,
    );
    at = end;
  }
}

function evaluate(
  read: LinesRead,
  bytes: Uint8Array,
  start: number,
  position: RecordPosition,
  tooDeep: boolean,
): StreamEvent {
  if (tooDeep) {
    const detail = `nested over ${read.limits.recordDepthMax} levels`;
    return streamProblem("RECORD_TOO_DEEP", position, detail);
  }
  const parsed = parseValue(bytes, start);
  if (!parsed.ok) {
    const code = parsed.reason === "encoding" ? "ENCODING_INVALID" : "RECORD_MALFORMED";
    return streamProblem(code, position, parsed.detail);
  }
  read.good += 1;
  read.shape.learn(parsed.value, "");
  return { kind: "record", value: parsed.value, position };
}

async function* oneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
