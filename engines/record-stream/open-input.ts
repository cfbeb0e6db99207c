import { createReadStream } from "node:fs";
import { createGunzip, type Gunzip } from "node:zlib";
import { defaultInputLimits, type InputLimits } from "./limits.ts";
import { InputError } from "./stream-event.ts";

const chunkBytes = 64 * 1024;

/**
 * Opens a file for `readRecords`. Gzip (RFC 1952, several members too) is detected by its first
 * bytes, not by the name, and unpacked. Reading throws `InputError` for what is wrong with the
 * file, after everything that could be unpacked; `readRecords` turns that into a problem event.
 */
export function openInput(
  path: string,
  limits: Partial<InputLimits> = {},
): AsyncIterable<Uint8Array> {
  return unpack(readFile(path), limits);
}

async function* readFile(path: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: chunkBytes })) yield chunk;
  } catch (error) {
    throw new InputError("INPUT_UNREADABLE", error instanceof Error ? error.message : "unknown");
  }
}

/** The same for bytes from elsewhere, such as an HTTP answer. */
export async function* unpack(
  bytes: AsyncIterable<Uint8Array>,
  limits: Partial<InputLimits> = {},
): AsyncGenerator<Uint8Array> {
  const all = { ...defaultInputLimits, ...limits };
  const source = bytes[Symbol.asyncIterator]();
  try {
    let head = new Uint8Array();
    while (head.length < 2) {
      const next = await source.next();
      if (next.done === true) break;
      head = new Uint8Array(Buffer.concat([head, next.value]));
    }
    if (head[0] === 0x1f && head[1] === 0x8b) yield* gunzip(head, source, all);
    else yield* plain(head, source, all);
  } finally {
    await source.return?.();
  }
}

async function* plain(
  head: Uint8Array,
  source: AsyncIterator<Uint8Array>,
  limits: InputLimits,
): AsyncGenerator<Uint8Array> {
  let total = 0;
  for (let chunk: Uint8Array | undefined = head; chunk !== undefined; ) {
    total += chunk.length;
    if (total > limits.decompressedBytesMax) throw tooLarge(limits);
    if (chunk.length > 0) yield chunk;
    const next = await source.next();
    chunk = next.done === true ? undefined : next.value;
  }
}

/**
 * Input goes in by small slices, each waited for: when the unpacker fails, only what that slice
 * would have given is lost. The checksum at the end goes in alone, so that a wrong one loses nothing.
 */
async function* gunzip(
  head: Uint8Array,
  source: AsyncIterator<Uint8Array>,
  limits: InputLimits,
): AsyncGenerator<Uint8Array> {
  const gate = createGunzip({ chunkSize: chunkBytes });
  const queue: Uint8Array[] = [];
  let failure: Error | undefined;
  gate.on("data", (chunk: Uint8Array) => queue.push(chunk));
  // Failures are taken from each write; a listener has to be there all the same.
  gate.on("error", () => undefined);
  let packed = 0;
  let unpacked = 0;
  try {
    for await (const slice of slices(head, source)) {
      packed += slice.length;
      failure = await settled(gate, (done) => gate.write(slice, done));
      for (const chunk of queue.splice(0)) {
        unpacked += chunk.length;
        checkLimits(packed, unpacked, limits);
        yield chunk;
      }
      if (failure !== undefined) break;
    }
    // Finishing is not enough: what is missing shows when the rest has been given out.
    failure ??= await settled(gate, (done) => gate.once("end", done).end());
    yield* queue.splice(0);
    if (failure !== undefined) {
      const detail = `${failure.message}, after ${unpacked} unpacked bytes`;
      throw new InputError("GZIP_DAMAGED", detail);
    }
  } finally {
    gate.destroy();
  }
}

const sliceBytes = 4 * 1024;
/** CRC-32 and length end a gzip member (RFC 1952 section 2.3.1). */
const trailerBytes = 8;

async function* slices(
  head: Uint8Array,
  source: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  let held = head;
  for (;;) {
    let at = 0;
    while (held.length - at > trailerBytes) {
      const end = Math.min(at + sliceBytes, held.length - trailerBytes);
      yield held.subarray(at, end);
      at = end;
    }
    const next = await source.next();
    if (next.done === true) {
      if (at < held.length) yield held.subarray(at);
      return;
    }
    held = at === held.length ? next.value : Buffer.concat([held.subarray(at), next.value]);
  }
}

/** Waits for a write or the end to be done, and returns why the unpacker failed if it did. */
function settled(
  gate: Gunzip,
  act: (done: (error?: Error | null) => void) => void,
): Promise<Error | undefined> {
  return new Promise((resolve) => {
    const done = (error?: Error | null): void => {
      gate.removeListener("error", done);
      resolve(gate.errored ?? error ?? undefined);
    };
    gate.on("error", done);
    act(done);
  });
}

function checkLimits(packed: number, unpacked: number, limits: InputLimits): void {
  if (unpacked > limits.decompressedBytesMax) throw tooLarge(limits);
  if (unpacked > limits.ratioFreeBytes && unpacked > packed * limits.compressionRatioMax) {
    const detail = `unpacks to over ${limits.compressionRatioMax} times its size`;
    throw new InputError("COMPRESSION_RATIO", detail);
  }
}

function tooLarge(limits: InputLimits): InputError {
  return new InputError("TOO_LARGE_DECOMPRESSED", `over ${limits.decompressedBytesMax} bytes`);
}
