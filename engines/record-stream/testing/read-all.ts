import { type ReadOptions, type RecordShape, readRecords, type StreamProblem } from "../index.ts";

export interface ReadAll {
  readonly values: unknown[];
  readonly lines: (number | undefined)[];
  readonly problems: StreamProblem[];
  readonly headers: Readonly<Record<string, unknown>>[];
}

/** All events of a reading, sorted by kind. */
export async function readAll(
  bytes: Uint8Array | string | AsyncIterable<Uint8Array>,
  shape: RecordShape,
  options?: ReadOptions,
): Promise<ReadAll> {
  const all: ReadAll = { values: [], lines: [], problems: [], headers: [] };
  const source =
    typeof bytes === "string"
      ? inChunks(Buffer.from(bytes))
      : isBytes(bytes)
        ? inChunks(bytes)
        : bytes;
  for await (const event of readRecords(source, shape, options)) {
    if (event.kind === "record") {
      all.values.push(event.value);
      all.lines.push(event.position.line);
    } else if (event.kind === "header") all.headers.push(event.value);
    else all.problems.push(event);
  }
  return all;
}

function isBytes(value: Uint8Array | AsyncIterable<Uint8Array>): value is Uint8Array {
  return value instanceof Uint8Array;
}

export async function* inChunks(
  bytes: Uint8Array,
  sizeOfNext: () => number = () => 65_536,
): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; ) {
    const size = Math.max(1, sizeOfNext());
    yield bytes.subarray(at, at + size);
    at += size;
  }
}
