import type { ByteWindow } from "./byte-window.ts";
import { findNextRecord, learnAhead, type RescanBudget, separatorBefore } from "./json-resync.ts";
import { parseValue, scanValue } from "./json-value.ts";
import type { KnownShape } from "./known-shape.ts";
import type { StreamLimits } from "./limits.ts";
import { type RecordPosition, type StreamEvent, streamProblem } from "./stream-event.ts";

const quote = 0x22;
const comma = 0x2c;
const colon = 0x3a;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;

export interface ArrayRead {
  readonly window: ByteWindow;
  readonly limits: StreamLimits;
  readonly shape: KnownShape;
  readonly budget: RescanBudget;
  readonly recordsAt: string;
  /** Records met so far, refused ones included. */
  records: number;
}

type Step =
  | { readonly next: number; readonly events: readonly StreamEvent[] }
  | { readonly end: number | undefined; readonly events: readonly StreamEvent[] };

/**
 * Reads the elements of an array from `start`, which is behind its bracket. Returns the position
 * behind the closing bracket; undefined when the input ended, which has then been reported. With
 * `damage` the place of the elements is not known, and the first one is searched for.
 */
export async function* readArray(
  read: ArrayRead,
  start: number,
  damage?: string,
): AsyncGenerator<StreamEvent, number | undefined> {
  let step: Step =
    damage === undefined
      ? await firstElement(read, start)
      : await recover(read, start, { line: read.window.lineOf(start) }, damage);
  for (;;) {
    yield* step.events;
    if ("end" in step) return step.end;
    step = await readElement(read, step.next);
  }
}

async function firstElement(read: ArrayRead, start: number): Promise<Step> {
  const at = await read.window.skipSpace(start);
  const isEmpty = (await read.window.byteAt(at)) === closeBracket;
  return isEmpty ? { end: at + 1, events: [] } : { next: at, events: [] };
}

async function readElement(read: ArrayRead, at: number): Promise<Step> {
  const { window, limits } = read;
  window.dropBefore(at - headroomBytes);
  read.records += 1;
  const position = { record: read.records, line: window.lineOf(at) };
  const bounds = { bytesMax: limits.recordBytesMax, depthMax: limits.recordDepthMax };
  const scanned = await scanValue(window, at, bounds);
  const next = await window.skipSpace(scanned.end);
  const byte = await window.byteAt(next);
  const endsWell = scanned.status === "done" && (byte === comma || byte === closeBracket);
  const isOut = !endsWell || (byte === comma && (await keyFollows(window, next + 1)));
  if (isOut && !scanned.tooLarge && (await holdsRecords(read, at))) {
    return await recover(read, at + 1, position, "a bracket too many in front of the records");
  }
  if (scanned.status === "more") return truncation(read, position, "inside a record");
  if (scanned.status === "error") {
    return await recover(read, at + 1, position, unexpected(window, scanned.end));
  }
  const isTrusted = endsWell || byte === -1;
  if (!isTrusted) {
    // Where the separator is damaged, the end of the record itself cannot be trusted.
    // A stray quote in front of a record makes a string of its beginning: search inside that.
    const isRecord = scanned.tooLarge || (await window.byteAt(at)) === openBrace;
    return await recover(read, isRecord ? scanned.end : at + 1, position, unexpected(window, next));
  }
  const element = evaluate(read, at, scanned, position);
  if (byte === comma) return { next: await window.skipSpace(next + 1), events: [element] };
  if (byte === closeBracket) return { end: next + 1, events: [element] };
  const { events } = truncation(read, position, "behind a record");
  return { end: undefined, events: [element, ...events] };
}

/** Whether an element that does not end well is an array of objects: then they are the records. */
async function holdsRecords(read: ArrayRead, at: number): Promise<boolean> {
  if ((await read.window.byteAt(at)) !== openBracket) return false;
  return (await read.window.byteAt(await read.window.skipSpace(at + 1))) === openBrace;
}

/** A key with its colon stands in no array: the element before it was the array itself. */
async function keyFollows(window: ByteWindow, from: number): Promise<boolean> {
  const at = await window.skipSpace(from);
  if ((await window.byteAt(at)) !== quote) return false;
  const key = await scanValue(window, at, { bytesMax: keyBytesMax, depthMax: 1 }, true);
  return (await window.byteAt(await window.skipSpace(key.end))) === colon;
}

const keyBytesMax = 1_000;

/** White space kept in front of a record, so that its separator can be learned. */
const headroomBytes = 64;

function evaluate(
  read: ArrayRead,
  at: number,
  scanned: { readonly end: number; readonly tooLarge: boolean; readonly tooDeep: boolean },
  position: RecordPosition,
): StreamEvent {
  const { recordBytesMax, recordDepthMax } = read.limits;
  if (scanned.tooLarge) {
    const detail = `${scanned.end - at} bytes; the limit is ${recordBytesMax}`;
    return streamProblem("RECORD_TOO_LARGE", position, detail);
  }
  if (scanned.tooDeep) {
    return streamProblem("RECORD_TOO_DEEP", position, `nested over ${recordDepthMax} levels`);
  }
  const parsed = parseValue(read.window.slice(at, scanned.end), at);
  if (!parsed.ok) {
    const code = parsed.reason === "encoding" ? "ENCODING_INVALID" : "RECORD_MALFORMED";
    return streamProblem(code, position, parsed.detail);
  }
  read.shape.learn(parsed.value, separatorBefore(read.window, at));
  return { kind: "record", value: parsed.value, position };
}

/** Reports the damage and finds the next good record. */
async function recover(
  read: ArrayRead,
  from: number,
  position: RecordPosition | { readonly line: number },
  detail: string,
): Promise<Step> {
  const { window, limits, shape, budget } = read;
  const events: StreamEvent[] = [streamProblem("RECORD_MALFORMED", position, detail)];
  if (!shape.isKnown) await learnAhead(window, Math.max(from, window.low), shape, limits, budget);
  // Of a record that was too large the bytes are gone: the search starts at what is still held.
  const start = Math.max(from, window.low);
  const found = await findNextRecord(window, start, shape, limits, budget);
  if (found !== undefined) return { next: found, events };
  const line = window.lineOf(window.end);
  if (budget.bytesLeft <= 0) {
    const tooMuch = `${limits.rescannedBytesMax} bytes were searched for good records`;
    events.push(streamProblem("TOO_MUCH_DAMAGE", { line }, tooMuch, { fatal: true }));
  } else if (window.lastByte() !== closeBracket && window.lastByte() !== closeBrace) {
    events.push(...truncation(read, { line }, "behind a damaged record").events);
  }
  return { end: undefined, events };
}

function truncation(
  read: ArrayRead,
  position: RecordPosition | { readonly line: number },
  where: string,
): Step {
  const detail = `the input ends ${where}, at byte offset ${read.window.end}`;
  const problem = streamProblem("INPUT_TRUNCATED", position, detail, { fatal: true });
  return { end: undefined, events: [problem] };
}

function unexpected(window: ByteWindow, at: number): string {
  const byte = (window.data[at - window.base] ?? 0).toString(16).padStart(2, "0");
  return `unexpected byte 0x${byte} at byte offset ${at}, line ${window.lineOf(at)}`;
}
