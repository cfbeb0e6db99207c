import type { ByteWindow } from "./byte-window.ts";
import { type ArrayRead, readArray } from "./json-array.ts";
import { parseValue, type ScannedValue, scanValue } from "./json-value.ts";
import { KnownShape } from "./known-shape.ts";
import type { StreamLimits } from "./limits.ts";
import { type StreamEvent, streamProblem } from "./stream-event.ts";
import { learnAhead } from "./json-resync.ts";

const quote = 0x22;
const comma = 0x2c;
const colon = 0x3a;
const openBracket = 0x5b;
const openBrace = 0x7b;
const closeBrace = 0x7d;

/** Reads a JSON document's records; see `RecordShape` and the guarantees in README.md. */
export async function* readJson(
  window: ByteWindow,
  recordsAt: string,
  limits: StreamLimits,
): AsyncGenerator<StreamEvent> {
  const start = await window.skipSpace(0);
  const first = await window.byteAt(start);
  const read: ArrayRead = {
    window,
    limits,
    shape: new KnownShape(),
    budget: { bytesLeft: limits.rescannedBytesMax },
    records: 0,
    recordsAt,
  };
  if (first === -1) yield streamProblem("INPUT_EMPTY", { line: 1 }, "no content", { fatal: true });
  else if (recordsAt === "" && first === openBracket) yield* readWholeArray(read, start + 1);
  else if (recordsAt !== "" && first === openBrace) yield* readObject(read, start, recordsAt);
  else yield* readWithoutDoor(read, start, recordsAt);
}

/** The document is the array: nothing but white space may follow it. */
async function* readWholeArray(read: ArrayRead, start: number): AsyncGenerator<StreamEvent> {
  let end = yield* readArray(read, start);
  while (end !== undefined) {
    const next = await read.window.skipSpace(end);
    if ((await read.window.byteAt(next)) === -1) return;
    end = yield* readArray(read, next, "the document goes on after the array's end");
  }
}

interface HeaderRead {
  fields: Record<string, unknown>;
  fieldsSeen: number;
  found: boolean;
}

/** Reads the document's top-level fields, and the records where their key is met. */
async function* readObject(
  read: ArrayRead,
  start: number,
  recordsAt: string,
): AsyncGenerator<StreamEvent> {
  const header: HeaderRead = { fields: {}, fieldsSeen: 0, found: false };
  const { window } = read;
  let at = await window.skipSpace(start + 1);
  while ((await window.byteAt(at)) !== closeBrace) {
    const fieldAt = at;
    window.dropBefore(at - headroomBytes);
    const key = await readKey(read, at);
    if (key === "cut off") return yield* truncated(read, header, recordsAt);
    if (key === undefined) return yield* afterBrokenField(read, header, at, recordsAt);
    const isRecords = isKeyOfRecords(key, recordsAt);
    const isArray = (await window.byteAt(key.valueAt)) === openBracket;
    const hasLostBracket = isRecords && !isArray && (await lostBracket(read, key.valueAt));
    if (isRecords && (isArray || hasLostBracket)) {
      yield* deliverHeader(header);
      header.found = true;
      if (key.name !== recordsAt || hasLostBracket) {
        const seen = hasLostBracket ? "an object without its array" : JSON.stringify(key.name);
        const detail = `${seen} is read as the array ${JSON.stringify(recordsAt)}`;
        const position = { line: window.lineOf(at) };
        yield streamProblem("RECORD_MALFORMED", position, detail, { field: recordsAt });
      }
      const end = yield* readArray(read, key.valueAt + (isArray ? 1 : 0));
      if (end === undefined) return;
      at = end;
    } else {
      const scanned = await scanField(read, key.valueAt);
      if (scanned.status !== "done") {
        const found = await findKeyOfRecords(read, at, recordsAt);
        if (found !== undefined) return yield* fromKeyOn(read, header, at, found, recordsAt);
      }
      if (scanned.status === "more") return yield* truncated(read, header, recordsAt);
      if (scanned.status === "error") return yield* afterBrokenField(read, header, at, recordsAt);
      if (!scanned.tooDeep) keep(read, header, key, scanned.end);
      at = scanned.end;
    }
    at = await window.skipSpace(at);
    const next = await window.byteAt(at);
    if (next === comma) at = await window.skipSpace(at + 1);
    else if (next === -1) {
      // A field that lost its closing bracket ends with the document's own.
      const inside = header.found ? undefined : await findKeyOfRecords(read, fieldAt, recordsAt);
      if (inside !== undefined) return yield* fromKeyOn(read, header, fieldAt, inside, recordsAt);
      return yield* truncated(read, header, recordsAt);
    } else if (next !== closeBrace) return yield* afterBrokenField(read, header, at, recordsAt);
  }
  yield* deliverHeader(header);
  const after = await window.skipSpace(at + 1);
  const isEnd = (await window.byteAt(after)) === -1;
  if (!isEnd) yield* afterBrokenField(read, header, after, recordsAt);
  else if (!header.found) yield notFound(read, recordsAt);
}

const headroomBytes = 64;

interface Key {
  readonly name: string;
  /** As it stands between the quotes. */
  readonly raw: Buffer;
  readonly valueAt: number;
}

/** A top-level key with the position of its value; undefined when it is damaged. */
async function readKey(read: ArrayRead, at: number): Promise<Key | "cut off" | undefined> {
  const { window, limits } = read;
  const first = await window.byteAt(at);
  if (first === -1) return "cut off";
  if (first !== quote) return undefined;
  const bounds = { bytesMax: limits.headerFieldBytesMax, depthMax: 1 };
  const scanned = await scanValue(window, at, bounds, true);
  if (scanned.status === "more" && !scanned.tooLarge) return "cut off";
  if (scanned.status !== "done" || scanned.tooLarge) return undefined;
  const parsed = parseValue(window.slice(at, scanned.end), at);
  const colonAt = await window.skipSpace(scanned.end);
  const behind = await window.byteAt(colonAt);
  if (behind === -1) return "cut off";
  if (behind !== colon) return undefined;
  const name = parsed.ok ? String(parsed.value) : "";
  const raw = Buffer.from(window.slice(at + 1, scanned.end - 1));
  return { name, raw, valueAt: await window.skipSpace(colonAt + 1) };
}

/** One changed byte in the key of the records does not hide all records. */
function isKeyOfRecords(key: Key, recordsAt: string): boolean {
  if (key.name === recordsAt) return true;
  const wanted = Buffer.from(JSON.stringify(recordsAt).slice(1, -1));
  if (key.raw.length !== wanted.length || wanted.length < 4) return false;
  let differences = 0;
  for (const [at, byte] of wanted.entries()) if (key.raw[at] !== byte) differences += 1;
  return differences === 1;
}

/** Where an array should begin there is an object, and another follows: the bracket is lost. */
async function lostBracket(read: ArrayRead, at: number): Promise<boolean> {
  const { window, limits } = read;
  if ((await window.byteAt(at)) !== openBrace) return false;
  const bounds = { bytesMax: limits.recordBytesMax, depthMax: limits.recordDepthMax };
  const scanned = await scanValue(window, at, bounds, true);
  const commaAt = await window.skipSpace(scanned.end);
  if (scanned.status !== "done" || (await window.byteAt(commaAt)) !== comma) return false;
  return (await window.byteAt(await window.skipSpace(commaAt + 1))) === openBrace;
}

function keep(read: ArrayRead, header: HeaderRead, key: Key, end: number): void {
  if (header.fieldsSeen >= read.limits.headerFieldsMax) return;
  if (end - key.valueAt > read.limits.headerFieldBytesMax) return;
  const parsed = parseValue(read.window.slice(key.valueAt, end), key.valueAt);
  if (!parsed.ok) return;
  header.fieldsSeen += 1;
  // defineProperty, because assigning to a key "__proto__" would change the object's prototype.
  Object.defineProperty(header.fields, key.name, {
    value: parsed.value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}

function* deliverHeader(header: HeaderRead): Generator<StreamEvent> {
  if (Object.keys(header.fields).length === 0) return;
  yield { kind: "header", value: header.fields };
  header.fields = {};
}

function notFound(read: ArrayRead, recordsAt: string): StreamEvent {
  const detail = `the document has no array ${JSON.stringify(recordsAt)}`;
  return streamProblem("RECORDS_NOT_FOUND", { line: read.window.lineOf(read.window.end) }, detail, {
    fatal: true,
    field: recordsAt,
  });
}

function* truncated(
  read: ArrayRead,
  header: HeaderRead,
  recordsAt: string,
): Generator<StreamEvent> {
  yield* deliverHeader(header);
  const detail = header.found
    ? "the input ends behind the records, before the document's end"
    : `the input ends before the array ${JSON.stringify(recordsAt)}`;
  const position = { line: read.window.lineOf(read.window.end) };
  yield streamProblem("INPUT_TRUNCATED", position, detail, { fatal: true });
}

/**
 * Scans a field beside the records. A lost bracket makes it swallow the records, so its bytes stay
 * in the window as long as one record's may; a larger whole field is passed over.
 */
async function scanField(read: ArrayRead, at: number): Promise<ScannedValue> {
  const bounds = { bytesMax: read.limits.recordBytesMax, depthMax: read.limits.recordDepthMax };
  const scanned = await scanValue(read.window, at, bounds, true);
  if (!scanned.tooLarge) return scanned;
  const key = await findKeyOfRecords(read, at, read.recordsAt);
  // So large a field that holds the key of the records is taken for damaged.
  if (key !== undefined) return { ...scanned, status: "error" };
  return await scanValue(read.window, at, bounds);
}

/** Searches the text for the key with its bracket, and returns the place behind the bracket. */
async function findKeyOfRecords(
  read: ArrayRead,
  from: number,
  recordsAt: string,
): Promise<number | undefined> {
  if (recordsAt === "") return undefined;
  const { window, limits } = read;
  while (window.end - from < limits.lookaheadBytesMax && (await window.more()));
  const key = Buffer.from(JSON.stringify(recordsAt));
  const held = Buffer.from(window.data.buffer, 0, window.end - window.base);
  let at = held.indexOf(key, from - window.base);
  while (at !== -1) {
    const colonAt = await window.skipSpace(at + window.base + key.length);
    if ((await window.byteAt(colonAt)) === colon) {
      const bracketAt = await window.skipSpace(colonAt + 1);
      if ((await window.byteAt(bracketAt)) === openBracket) return bracketAt + 1;
    }
    at = held.indexOf(key, at + 1);
  }
  return undefined;
}

/** The document is damaged in front of the records: it is read from the key of the records on. */
async function* fromKeyOn(
  read: ArrayRead,
  header: HeaderRead,
  at: number,
  start: number,
  recordsAt: string,
): AsyncGenerator<StreamEvent> {
  const detail = `the document is damaged in front of ${JSON.stringify(recordsAt)}`;
  yield streamProblem("RECORD_MALFORMED", { line: read.window.lineOf(at) }, detail);
  yield* deliverHeader(header);
  // What follows the array is not read any more: its place in the document is not certain.
  yield* readArray(read, start);
}

/** A top-level field is damaged: the records are looked for by their key, then by their shape. */
async function* afterBrokenField(
  read: ArrayRead,
  header: HeaderRead,
  at: number,
  recordsAt: string,
): AsyncGenerator<StreamEvent> {
  const key = header.found ? undefined : await findKeyOfRecords(read, at, recordsAt);
  if (key !== undefined) return yield* fromKeyOn(read, header, at, key, recordsAt);
  yield* deliverHeader(header);
  if (!header.found) await learnAhead(read.window, at, read.shape, read.limits, read.budget);
  if (!header.found && !read.shape.isKnown) {
    yield notJson(read, at);
    return;
  }
  yield* readArray(read, at, `a field beside ${JSON.stringify(recordsAt)} is damaged`);
}

/** The document does not begin as it should: a damaged first byte, or another kind of file. */
async function* readWithoutDoor(
  read: ArrayRead,
  start: number,
  recordsAt: string,
): AsyncGenerator<StreamEvent> {
  const first = await read.window.byteAt(start);
  if (first === openBrace || first === openBracket) {
    const bounds = { bytesMax: read.limits.recordBytesMax, depthMax: read.limits.recordDepthMax };
    const scanned = await scanValue(read.window, start, bounds, true);
    if (recordsAt === "" && (await lostBracket(read, start))) {
      const detail = "the array's opening bracket is missing";
      yield streamProblem("RECORD_MALFORMED", { line: read.window.lineOf(start) }, detail);
      yield* readArray(read, start);
      return;
    }
    if (scanned.status !== "error") {
      yield notFound(read, recordsAt);
      return;
    }
  }
  const key = await findKeyOfRecords(read, start, recordsAt);
  if (key !== undefined) {
    const header = { fields: {}, fieldsSeen: 0, found: false };
    return yield* fromKeyOn(read, header, start, key, recordsAt);
  }
  await learnAhead(read.window, start, read.shape, read.limits, read.budget);
  if (read.shape.recordsSeen < recordsToTrustMin) yield notJson(read, start);
  else yield* readArray(read, start, "the document does not begin as JSON");
}

/** Fewer objects of one shape than this do not make a file that does not begin as JSON one. */
const recordsToTrustMin = 3;

function notJson(read: ArrayRead, at: number): StreamEvent {
  const byte = (read.window.data[at - read.window.base] ?? 0).toString(16).padStart(2, "0");
  const detail = `unexpected byte 0x${byte} at byte offset ${at}`;
  return streamProblem("INPUT_NOT_JSON", { line: read.window.lineOf(at) }, detail, { fatal: true });
}
