/** Bytes that grow as they are written. Numbers are varints: seven bits a byte, lowest first. */
export class ByteSink {
  bytes: Buffer<ArrayBuffer>;
  length = 0;

  constructor(capacity = 1_024) {
    this.bytes = Buffer.allocUnsafeSlow(capacity);
  }

  reserve(more: number): void {
    const needed = this.length + more;
    if (needed <= this.bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, this.bytes.length * 2));
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
  }

  byte(value: number): void {
    this.reserve(1);
    this.bytes[this.length] = value;
    this.length += 1;
  }

  /** A whole number from 0 to 2^53 − 1. */
  varint(value: number): void {
    this.reserve(8);
    let rest = value;
    while (rest > 127) {
      this.bytes[this.length] = (rest & 127) | 128;
      this.length += 1;
      rest = rest > 0x7fff_ffff ? Math.floor(rest / 128) : rest >>> 7;
    }
    this.bytes[this.length] = rest;
    this.length += 1;
  }

  raw(bytes: Uint8Array): void {
    this.reserve(bytes.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  /** The length in bytes as a varint, then UTF-8. */
  text(text: string): void {
    const at = this.length;
    // As many bytes as the length has when all is ASCII; what follows is moved when they are others.
    const expected = varintBytes(text.length);
    this.reserve(expected + 1);
    this.length = at + expected;
    this.utf8(text);
    const length = this.length - at - expected;
    const needed = varintBytes(length);
    this.reserve(needed);
    if (needed !== expected) this.bytes.copyWithin(at + needed, at + expected, this.length);
    this.length = at;
    this.varint(length);
    this.length += length;
  }

  /** UTF-8, without a length. */
  utf8(text: string): void {
    this.reserve(text.length * 3);
    this.length = writeUtf8(this.bytes, text, this.length);
  }

  /** Words as UTF-8, each with a space after it. */
  words(words: readonly string[]): void {
    let units = 0;
    for (const word of words) units += word.length;
    this.reserve(units * 3 + words.length);
    const { bytes } = this;
    let to = this.length;
    for (const word of words) {
      to = writeUtf8(bytes, word, to);
      bytes[to] = space;
      to += 1;
    }
    this.length = to;
  }

  /** Begins what will have its length before it (uint32, little-endian); to be ended by `endSpan`. */
  beginSpan(): number {
    this.reserve(4);
    this.length += 4;
    return this.length;
  }

  endSpan(begin: number): void {
    this.bytes.writeUInt32LE(this.length - begin, begin - 4);
  }

  /** UTF-8 as a span. */
  span(text: string): void {
    const begin = this.beginSpan();
    this.utf8(text);
    this.endSpan(begin);
  }

  float64(value: number): void {
    this.reserve(8);
    this.length = this.bytes.writeDoubleLE(value, this.length);
  }

  /** What was written, as long as nothing more is. */
  view(): Buffer<ArrayBuffer> {
    return this.bytes.subarray(0, this.length);
  }

  /** A copy of what was written; begins anew. */
  take(): Buffer {
    const copy = Buffer.from(this.view());
    this.length = 0;
    return copy;
  }
}

export const space = 0x20;
/** Shorter texts are written as UTF-8 unit by unit. */
const unitsByHand = 24;

/** Writes UTF-8 where there is room for it; returns where it ends. */
function writeUtf8(bytes: Buffer, text: string, from: number): number {
  if (text.length > unitsByHand) return from + bytes.write(text, from, "utf8");
  // Calling out of the program for each of millions of short words costs more than they do.
  let to = from;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) {
      bytes[to] = unit;
      to += 1;
    } else if (unit < 0x800) {
      bytes[to] = 0xc0 | (unit >> 6);
      bytes[to + 1] = 0x80 | (unit & 63);
      to += 2;
    } else if (unit >= 0xd800 && unit < 0xe000) {
      return to + bytes.write(text.slice(at), to, "utf8");
    } else {
      bytes[to] = 0xe0 | (unit >> 12);
      bytes[to + 1] = 0x80 | ((unit >> 6) & 63);
      bytes[to + 2] = 0x80 | (unit & 63);
      to += 3;
    }
  }
  return to;
}

function varintBytes(value: number): number {
  let bytes = 1;
  for (let rest = value; rest > 127; rest = Math.floor(rest / 128)) bytes += 1;
  return bytes;
}

/** Reads what a sink wrote, in places where speed does not matter. */
export class ByteSource {
  readonly bytes: Buffer;
  at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.at = at;
  }

  varint(): number {
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = this.bytes[this.at] ?? 0;
      this.at += 1;
      value += (byte & 127) * scale;
      if (byte < 128) return value;
      scale *= 128;
    }
  }

  byte(): number {
    this.at += 1;
    return this.bytes[this.at - 1] ?? 0;
  }

  slice(length: number): Buffer {
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  text(): string {
    return this.slice(this.varint()).toString("utf8");
  }
}

/**
 * Compares UTF-8 in the order of UTF-16 code units, in which ids and keys are compared everywhere:
 * the two orders differ only in that U+E000 to U+FFFF (EE, EF) come after U+10000 and up (F0 to F4).
 */
export function compareUtf8(
  a: Uint8Array,
  aFrom: number,
  aTo: number,
  b: Uint8Array,
  bFrom: number,
  bTo: number,
): number {
  const length = Math.min(aTo - aFrom, bTo - bFrom);
  for (let at = 0; at < length; at += 1) {
    const left = a[aFrom + at] as number;
    const right = b[bFrom + at] as number;
    if (left !== right) return unitRank(left) - unitRank(right);
  }
  return aTo - aFrom - (bTo - bFrom);
}

function unitRank(byte: number): number {
  return byte === 0xee || byte === 0xef ? byte + 0x10 : byte;
}
