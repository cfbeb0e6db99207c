import type { ByteSink } from "./bytes.ts";
import { PieceTrie } from "./piece-trie.ts";

/**
 * Packs short records by the pieces of a dictionary, so that each can be unpacked alone in a few
 * microseconds: a packed record is the codes of its pieces. The 128 pieces that are the most frequent
 * have one byte, the others two, of which the first is from 128 on. Every byte is a piece by itself,
 * so that anything can be packed; without a dictionary a record is packed as it is.
 *
 * A dictionary is the number of its pieces and where each ends (uint32, little-endian), then the
 * pieces, in the order of their codes.
 */
export const shortCodes = 128;
/** Of so many pieces each has a code. */
export const piecesMax = shortCodes + 128 * 256;
/** The longest piece. */
export const pieceBytesMax = 48;

/** The dictionary of records that lie as they are. */
export const unpacked = new Uint8Array(0);

interface Pieces {
  readonly count: number;
  readonly ends: Uint32Array;
  readonly bytes: Uint8Array;
}

export function dictionaryOf(pieces: readonly Uint8Array[]): Uint8Array {
  let end = 0;
  const ends = Uint32Array.from(pieces, (piece) => (end += piece.length));
  const counted = Uint32Array.of(pieces.length, ...ends);
  return Buffer.concat([new Uint8Array(counted.buffer), ...pieces]);
}

function piecesOf(dictionary: Uint8Array): Pieces {
  const { buffer, byteOffset, length } = dictionary;
  if (length === 0) return { count: 0, ends: new Uint32Array(0), bytes: dictionary };
  // What was read may lie anywhere; numbers of four bytes may not.
  const aligned = byteOffset % 4 === 0 ? dictionary : new Uint8Array(dictionary);
  const [count = 0] = new Uint32Array(aligned.buffer, aligned.byteOffset, 1);
  const ends = new Uint32Array(aligned.buffer, aligned.byteOffset + 4, count);
  return { count, ends, bytes: new Uint8Array(buffer, byteOffset + 4 + count * 4) };
}

export class RecordPacker {
  readonly dictionary: Uint8Array;
  #trie: PieceTrie | undefined;

  constructor(dictionary: Uint8Array) {
    this.dictionary = dictionary;
  }

  /** Whether there is a dictionary; without one, records are packed as they are. */
  get packs(): boolean {
    return this.dictionary.length > 0;
  }

  /** Appends the packed record. */
  pack(record: Uint8Array, sink: ByteSink): void {
    if (!this.packs) {
      sink.raw(record);
      return;
    }
    // A merge may take over all records as they are: then nothing is looked up.
    this.#trie ??= trieOf(this.dictionary);
    const trie = this.#trie;
    sink.reserve(record.length * 2);
    const { bytes } = sink;
    let to = sink.length;
    for (let at = 0; at < record.length; at += trie.length) {
      const code = trie.longest(record, at, record.length);
      if (code < shortCodes) {
        bytes[to] = code;
        to += 1;
        continue;
      }
      const rest = code - shortCodes;
      bytes[to] = 128 | (rest >>> 8);
      bytes[to + 1] = rest & 255;
      to += 2;
    }
    sink.length = to;
  }
}

function trieOf(dictionary: Uint8Array): PieceTrie {
  const { count, ends, bytes } = piecesOf(dictionary);
  const trie = new PieceTrie();
  for (let piece = 0; piece < count; piece += 1) {
    trie.add(bytes, ends[piece - 1] ?? 0, ends[piece] as number, piece);
  }
  return trie;
}

export class RecordUnpacker {
  readonly #pieces: Pieces;
  #room: Buffer = Buffer.alloc(8_192);

  constructor(dictionary: Uint8Array) {
    this.#pieces = piecesOf(dictionary);
  }

  /** The record, valid until the next is unpacked. */
  unpack(packed: Uint8Array): Buffer {
    const { count, ends, bytes } = this.#pieces;
    if (count === 0) return Buffer.from(packed.buffer, packed.byteOffset, packed.length);
    const most = packed.length * pieceBytesMax;
    if (this.#room.length < most) this.#room = Buffer.alloc(most);
    const room = this.#room;
    let to = 0;
    for (let at = 0; at < packed.length; at += 1) {
      let code = packed[at] as number;
      if (code >= shortCodes) {
        at += 1;
        code = shortCodes + (((code & 127) << 8) | (packed[at] as number));
      }
      const end = ends[code] as number;
      for (let from = code === 0 ? 0 : (ends[code - 1] as number); from < end; from += 1) {
        room[to] = bytes[from] as number;
        to += 1;
      }
    }
    return room.subarray(0, to);
  }

  /**
   * Unpacks a record whose length is known: codes from `at` on, into the target from `to` up to `stop`.
   * Returns where the next record begins. There has to be a dictionary.
   */
  unpackTo(packed: Uint8Array, at: number, target: Uint8Array, to: number, stop: number): number {
    const { ends, bytes } = this.#pieces;
    let next = at;
    for (let written = to; written < stop && next < packed.length; ) {
      let code = packed[next] as number;
      next += 1;
      if (code >= shortCodes) {
        code = shortCodes + (((code & 127) << 8) | (packed[next] as number));
        next += 1;
      }
      const end = ends[code] as number;
      for (let from = code === 0 ? 0 : (ends[code - 1] as number); from < end; from += 1) {
        target[written] = bytes[from] as number;
        written += 1;
      }
    }
    return next;
  }
}
