import { frequentChineseShare } from "./chinese-frequency.ts";
import { encodingSampleBytesMax } from "./limits.ts";
import { InputError } from "./stream-event.ts";
import { countUtf8 } from "./utf8.ts";

/** Share of frequent characters from which a text counts as Chinese. Right tables give over 0.3. */
const chineseShareMin = 0.15;
/** So many invalid bytes are damage in a UTF-8 file, whatever their share. */
const strayBytesMax = 2;
/** Up to one invalid byte in so many well-formed sequences is damage in a UTF-8 file. */
const wellFormedPerStrayMin = 10;

/**
 * Bytes of any accepted encoding as UTF-8 without a byte order mark. A byte order mark decides
 * (UTF-8, UTF-16LE, UTF-16BE); else `encoding` when given; else UTF-8, unless the 64 KiB from the
 * first non-ASCII byte on are plainly Big5 or GB18030. Bytes that cannot be decoded come out as
 * 0xFF, which no UTF-8 text holds, so that the record they are in is refused and no other.
 */
export async function* toUtf8(
  bytes: AsyncIterable<Uint8Array>,
  encoding: string | undefined,
): AsyncGenerator<Uint8Array> {
  const source = bytes[Symbol.asyncIterator]();
  try {
    const head = await gather(source, 4);
    const mark = byteOrderMark(head);
    const rest = prepend(head.subarray(mark?.bytes ?? 0), source);
    const named = mark?.encoding ?? encoding?.toLowerCase();
    if (named === undefined) yield* detected(rest);
    else if (named === "utf-8" || named === "utf8") yield* rest;
    else yield* transcoded(rest, named);
  } finally {
    await source.return?.();
  }
}

function byteOrderMark(head: Uint8Array): { encoding: string; bytes: number } | undefined {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf)
    return { encoding: "utf-8", bytes: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: "utf-16le", bytes: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: "utf-16be", bytes: 2 };
  return undefined;
}

/** Passes ASCII through; decides at the first byte beyond it. */
async function* detected(source: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  for (;;) {
    const next = await source.next();
    if (next.done === true) return;
    const chunk = next.value;
    const from = chunk.findIndex((byte) => byte >= 0x80);
    if (from === -1) {
      yield chunk;
      continue;
    }
    if (from > 0) yield chunk.subarray(0, from);
    const more = prepend(chunk.subarray(from), source);
    const sample = await gather(more, encodingSampleBytesMax);
    const rest = prepend(sample, more);
    const found = detectEncoding(sample.subarray(0, encodingSampleBytesMax));
    if (found === "utf-8") yield* rest;
    else yield* transcoded(rest, found);
    return;
  }
}

/** Decides between UTF-8, Big5 and GB18030 by a sample that starts with a non-ASCII byte. */
export function detectEncoding(sample: Uint8Array): "utf-8" | "big5" | "gb18030" {
  const { wellFormed, invalid } = countUtf8(sample);
  if (invalid <= strayBytesMax || invalid * wellFormedPerStrayMin <= wellFormed) return "utf-8";
  const scores = (["big5", "gb18030"] as const).map((name) => {
    const text = new TextDecoder(name).decode(sample, { stream: true });
    return { name, share: frequentChineseShare(text) };
  });
  scores.sort((a, b) => b.share - a.share);
  const best = scores[0];
  return best !== undefined && best.share >= chineseShareMin ? best.name : "utf-8";
}

const replacement = "\ufffd";

async function* transcoded(
  source: AsyncIterable<Uint8Array>,
  encoding: string,
): AsyncGenerator<Uint8Array> {
  const decoder = decoderOf(encoding);
  const encoder = new TextEncoder();
  for await (const chunk of source) {
    yield* encodeMarked(decoder.decode(chunk, { stream: true }), encoder);
  }
  yield* encodeMarked(decoder.decode(), encoder);
}

function decoderOf(encoding: string): TextDecoder {
  try {
    return new TextDecoder(encoding);
  } catch {
    throw new InputError("ENCODING_INVALID", `the encoding ${JSON.stringify(encoding)} is unknown`);
  }
}

function* encodeMarked(text: string, encoder: TextEncoder): Generator<Uint8Array> {
  let from = 0;
  for (let at = text.indexOf(replacement); at !== -1; at = text.indexOf(replacement, from)) {
    yield encoder.encode(text.slice(from, at));
    yield Uint8Array.of(0xff);
    from = at + 1;
  }
  yield encoder.encode(text.slice(from));
}

/** Reads at least `bytesMin` bytes when there are so many. */
async function gather(source: AsyncIterator<Uint8Array>, bytesMin: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  while (bytes < bytesMin) {
    const next = await source.next();
    if (next.done === true) break;
    parts.push(next.value);
    bytes += next.value.length;
  }
  return parts.length === 1 ? (parts[0] as Uint8Array) : Buffer.concat(parts);
}

async function* prepend(
  head: Uint8Array,
  source: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  if (head.length > 0) yield head;
  for (;;) {
    const next = await source.next();
    if (next.done === true) return;
    yield next.value;
  }
}
