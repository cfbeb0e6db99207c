import type { ByteSink } from "./bytes.ts";

/**
 * Packs short records by what they share with a dictionary and with themselves, so that each can be
 * unpacked alone in a few microseconds. A packed record is a sequence of: a byte with the number of
 * literal bytes (high half) and the length of a match less 4 (low half), where 15 means that a varint
 * with the rest follows; the literals; how far back the match lies, a varint. The last sequence has
 * no match. The dictionary lies before the record.
 */
const matchMin = 4;
/** A match that lies so far back costs three bytes; a short one would save nothing. */
const farDistance = 16_384;
const farMatchMin = 6;
const hashBits = 15;
/** A head and three varints. */
const sequenceBytesMax = 16;
/** A long dictionary has more places to tell apart. */
const dictionaryHashBits = 18;

function mixedAt(bytes: Uint8Array, at: number): number {
  const four =
    (bytes[at] as number) |
    ((bytes[at + 1] as number) << 8) |
    ((bytes[at + 2] as number) << 16) |
    ((bytes[at + 3] as number) << 24);
  return Math.imul(four, 0x9e37_79b1);
}

export class RecordPacker {
  readonly dictionary: Uint8Array;
  /** The dictionary, then the record. */
  #bytes: Uint8Array;
  readonly #inDictionary: Int32Array;
  /** The same by eight bytes: where frequent beginnings go on alike. */
  readonly #longInDictionary: Int32Array;
  readonly #shift: number;
  /** Hash → place + `#base`; what is below is of an earlier record. */
  readonly #inRecord = new Float64Array(1 << hashBits).fill(-1);
  #base = 0;
  #lastEnd = 0;
  #matchFrom = 0;
  #matchLength = 0;

  constructor(dictionary: Uint8Array) {
    this.dictionary = dictionary;
    this.#bytes = new Uint8Array(dictionary.length + 65_536);
    this.#bytes.set(dictionary);
    const bits = dictionary.length > 1 << hashBits ? dictionaryHashBits : hashBits;
    this.#shift = 32 - bits;
    this.#inDictionary = new Int32Array(1 << bits).fill(-1);
    this.#longInDictionary = new Int32Array(1 << bits).fill(-1);
    for (let at = 0; at + 8 <= dictionary.length; at += 1) {
      const mixed = mixedAt(dictionary, at);
      this.#inDictionary[mixed >>> this.#shift] = at;
      this.#longInDictionary[longHash(mixed, mixedAt(dictionary, at + 4), this.#shift)] = at;
    }
  }

  /** Appends the packed record. */
  pack(record: Uint8Array, sink: ByteSink): void {
    const start = this.dictionary.length;
    const end = start + record.length;
    if (this.#bytes.length < end) {
      this.#bytes = new Uint8Array(end * 2);
      this.#bytes.set(this.dictionary);
    }
    const bytes = this.#bytes;
    // A match saves at least a byte, or nothing: with its literals it is never longer than twice that.
    sink.reserve(record.length * 2 + sequenceBytesMax);
    bytes.set(record, start);
    this.#base += this.#lastEnd;
    this.#lastEnd = end;
    let literal = start;
    let at = start;
    while (at + matchMin <= end) {
      this.#findMatch(at, end);
      if (this.#matchLength < matchMin) {
        at += 1;
        continue;
      }
      putSequence(sink, bytes, literal, at, this.#matchLength, at - this.#matchFrom);
      at += this.#matchLength;
      literal = at;
    }
    putSequence(sink, bytes, literal, end, 0, 0);
  }

  /** The longest of the matches that the tables know. */
  #findMatch(at: number, end: number): void {
    const bytes = this.#bytes;
    const mixed = mixedAt(bytes, at);
    const hash = mixed >>> (32 - hashBits);
    this.#matchLength = 0;
    this.#tryMatch((this.#inRecord[hash] as number) - this.#base, at, end);
    this.#inRecord[hash] = at + this.#base;
    if (at + 8 <= end) {
      const long = longHash(mixed, mixedAt(bytes, at + 4), this.#shift);
      this.#tryMatch(this.#longInDictionary[long] as number, at, end);
    }
    if (this.#matchLength < 8) {
      this.#tryMatch(this.#inDictionary[mixed >>> this.#shift] as number, at, end);
    }
  }

  #tryMatch(from: number, at: number, end: number): void {
    if (from < 0) return;
    const bytes = this.#bytes;
    let length = 0;
    while (at + length < end && bytes[from + length] === bytes[at + length]) length += 1;
    if (length <= this.#matchLength) return;
    if (length < farMatchMin && at - from >= farDistance) return;
    this.#matchLength = length;
    this.#matchFrom = from;
  }
}

function longHash(mixed: number, next: number, shift: number): number {
  return Math.imul(mixed ^ (next >>> 3), 0x85eb_ca6b) >>> shift;
}

/** Appends a record as it is, in the form of a packed one: what is merged soon need not be packed. */
export function packLiterally(record: Uint8Array, sink: ByteSink): void {
  sink.reserve(record.length + sequenceBytesMax);
  putSequence(sink, record, 0, record.length, 0, 0);
}

/** The sink has room: see `pack`. */
function putSequence(
  sink: ByteSink,
  bytes: Uint8Array,
  from: number,
  to: number,
  length: number,
  distance: number,
): void {
  const literals = to - from;
  const more = length === 0 ? 0 : length - matchMin;
  const target = sink.bytes;
  let at = sink.length;
  target[at] = (Math.min(literals, 15) << 4) | Math.min(more, 15);
  at += 1;
  if (literals >= 15) at = putVarint(target, at, literals - 15);
  for (let own = from; own < to; own += 1) {
    target[at] = bytes[own] as number;
    at += 1;
  }
  if (length > 0) {
    at = putVarint(target, at, distance);
    if (more >= 15) at = putVarint(target, at, more - 15);
  }
  sink.length = at;
}

function putVarint(target: Uint8Array, from: number, value: number): number {
  let at = from;
  let rest = value;
  while (rest > 127) {
    target[at] = (rest & 127) | 128;
    at += 1;
    rest >>>= 7;
  }
  target[at] = rest;
  return at + 1;
}

export class RecordUnpacker {
  readonly #start: number;
  #bytes: Uint8Array;
  #at = 0;

  constructor(dictionary: Uint8Array) {
    this.#start = dictionary.length;
    this.#bytes = new Uint8Array(dictionary.length + 65_536);
    this.#bytes.set(dictionary);
  }

  /** The record, valid until the next is unpacked. */
  unpack(packed: Uint8Array, length: number): Buffer {
    const end = this.#start + length;
    if (this.#bytes.length < end) {
      const larger = new Uint8Array(end * 2);
      larger.set(this.#bytes.subarray(0, this.#start));
      this.#bytes = larger;
    }
    const bytes = this.#bytes;
    let to = this.#start;
    this.#at = 0;
    for (;;) {
      const head = packed[this.#at] as number;
      this.#at += 1;
      let literals = head >> 4;
      if (literals === 15) literals += this.#varint(packed);
      let from = this.#at;
      for (const stop = to + literals; to < stop; to += 1) {
        bytes[to] = packed[from] as number;
        from += 1;
      }
      if (to >= end) break;
      this.#at = from;
      const distance = this.#varint(packed);
      let more = head & 15;
      if (more === 15) more += this.#varint(packed);
      for (const stop = to + more + matchMin; to < stop; to += 1) {
        bytes[to] = bytes[to - distance] as number;
      }
    }
    return Buffer.from(bytes.buffer, this.#start, length);
  }

  #varint(packed: Uint8Array): number {
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = packed[this.#at] as number;
      this.#at += 1;
      value += (byte & 127) * scale;
      if (byte < 128) return value;
      scale *= 128;
    }
  }
}
