import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
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

async function* gunzip(
  head: Uint8Array,
  source: AsyncIterator<Uint8Array>,
  limits: InputLimits,
): AsyncGenerator<Uint8Array> {
  const gate = createGunzip({ chunkSize: chunkBytes });
  let packed = 0;
  let unpacked = 0;
  let sourceError: unknown;
  const feed = async (): Promise<void> => {
    try {
      for (let chunk: Uint8Array | undefined = head; chunk !== undefined; ) {
        packed += chunk.length;
        if (!gate.write(chunk)) await drained(gate);
        if (gate.destroyed) return;
        const next = await source.next();
        chunk = next.done === true ? undefined : next.value;
      }
      gate.end();
    } catch (error) {
      sourceError = error;
      gate.end();
    }
  };
  const feeding = feed();
  try {
    for await (const chunk of gate as AsyncIterable<Uint8Array>) {
      unpacked += chunk.length;
      if (unpacked > limits.decompressedBytesMax) throw tooLarge(limits);
      if (unpacked > limits.ratioFreeBytes && unpacked > packed * limits.compressionRatioMax) {
        const detail = `unpacks to over ${limits.compressionRatioMax} times its size`;
        throw new InputError("COMPRESSION_RATIO", detail);
      }
      yield chunk;
    }
  } catch (error) {
    if (error instanceof InputError) throw error;
    if (sourceError === undefined) {
      const detail = error instanceof Error ? error.message : "unknown";
      throw new InputError("GZIP_DAMAGED", `${detail}, after ${unpacked} unpacked bytes`);
    }
  } finally {
    gate.destroy();
    await feeding;
  }
  if (sourceError !== undefined) throw sourceError;
}

function drained(gate: NodeJS.WritableStream): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      for (const name of ["drain", "close", "error"]) gate.removeListener(name, done);
      resolve();
    };
    for (const name of ["drain", "close", "error"]) gate.on(name, done);
  });
}

function tooLarge(limits: InputLimits): InputError {
  return new InputError("TOO_LARGE_DECOMPRESSED", `over ${limits.decompressedBytesMax} bytes`);
}
