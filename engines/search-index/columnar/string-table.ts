import { ByteSource, compareUtf8 } from "./bytes.ts";
import type { BlockFile } from "./block-file.ts";
import { escape, halfAt } from "./half-bytes.ts";
import type { RecordUnpacker } from "./record-packing.ts";

/**
 * Distinct strings in the order of UTF-16 code units, each with a payload of its own form, in
 * front-coded blocks. A string is addressed by its ordinal; only the first string of each block is
 * held in memory.
 *
 * A block is: packing (1 byte); per string the length shared with the one before and the length of
 * the rest, varints; the rests; the payloads. Packing 0: rests as they are. 1: half-bytes (below).
 * 2: each rest by the pieces that records are packed by.
 */
export const stringsPerBlockMax = 64;

/** How a block is packed: see above. */
export const plain = 0;
export const halved = 1;
export const pieces = 2;

/** One block, unpacked. */
interface OpenBlock {
  number: number;
  count: number;
  /** The strings, one after the other. */
  keys: Uint8Array;
  readonly ends: Uint32Array;
  /** The payloads of all strings, in order. */
  payload: Uint8Array;
}

export class StringTable {
  readonly count: number;
  readonly stringsPerBlock: number;
  readonly #file: BlockFile;
  readonly #at: number;
  readonly #blocks: number;
  readonly #ends: Uint32Array;
  readonly #firstEnds: Uint32Array;
  readonly #firsts: Uint8Array;
  readonly #unpacker: RecordUnpacker | undefined;
  readonly #open: OpenBlock = {
    number: -1,
    count: 0,
    keys: new Uint8Array(4_096),
    ends: new Uint32Array(stringsPerBlockMax),
    payload: new Uint8Array(0),
  };
  #read = Buffer.alloc(8_192);

  /** A table that was packed by pieces needs their unpacker. */
  constructor(file: BlockFile, name: string, index: SharedArrayBuffer, unpacker?: RecordUnpacker) {
    this.#file = file;
    this.#unpacker = unpacker;
    this.#at = file.get(name).at;
    const [count = 0, blocks = 0, stringsPerBlock = 1] = new Uint32Array(index, 0, 4);
    this.count = count;
    this.stringsPerBlock = stringsPerBlock;
    this.#blocks = blocks;
    this.#ends = new Uint32Array(index, 16, blocks);
    this.#firstEnds = new Uint32Array(index, 16 + blocks * 4, blocks);
    this.#firsts = new Uint8Array(index, 16 + blocks * 8);
  }

  /** The block that holds a string if any does, found without looking into it; −1 for none. */
  blockOf(key: Uint8Array): number {
    let low = 0;
    let high = this.#blocks;
    while (low < high) {
      const middle = (low + high) >> 1;
      const from = middle === 0 ? 0 : (this.#firstEnds[middle - 1] as number);
      const to = this.#firstEnds[middle] as number;
      if (compareUtf8(this.#firsts, from, to, key, 0, key.length) <= 0) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** The first string of a block. */
  firstOf(block: number): Uint8Array {
    const from = block === 0 ? 0 : (this.#firstEnds[block - 1] as number);
    return this.#firsts.subarray(from, this.#firstEnds[block]);
  }

  /** The ordinal of the first string not less than the key; `count` when all are less. */
  lowerBound(key: Uint8Array): number {
    const low = this.blockOf(key) + 1;
    if (low === 0) return 0;
    const block = this.open(low - 1);
    for (let at = 0; at < block.count; at += 1) {
      const from = at === 0 ? 0 : (block.ends[at - 1] as number);
      const to = block.ends[at] as number;
      if (compareUtf8(block.keys, from, to, key, 0, key.length) >= 0) {
        return (low - 1) * this.stringsPerBlock + at;
      }
    }
    return Math.min(low * this.stringsPerBlock, this.count);
  }

  /** The ordinal of a string; −1 when it is not there. */
  find(key: Uint8Array): number {
    const ordinal = this.lowerBound(key);
    if (ordinal === this.count) return -1;
    const block = this.open(Math.floor(ordinal / this.stringsPerBlock));
    const at = ordinal % this.stringsPerBlock;
    const from = at === 0 ? 0 : (block.ends[at - 1] as number);
    const to = block.ends[at] as number;
    return compareUtf8(block.keys, from, to, key, 0, key.length) === 0 ? ordinal : -1;
  }

  /** The bytes of a string, valid until another block is opened. */
  keyOf(ordinal: number): Uint8Array {
    const block = this.open(Math.floor(ordinal / this.stringsPerBlock));
    const at = ordinal % this.stringsPerBlock;
    return block.keys.subarray(at === 0 ? 0 : block.ends[at - 1], block.ends[at]);
  }

  stringOf(ordinal: number): string {
    const key = this.keyOf(ordinal);
    return Buffer.from(key.buffer, key.byteOffset, key.byteLength).toString("utf8");
  }

  /** The payloads of the block of an ordinal, those of earlier strings of the block first. */
  payloads(ordinal: number): ByteSource {
    return new ByteSource(this.open(Math.floor(ordinal / this.stringsPerBlock)).payload);
  }

  open(number: number): OpenBlock {
    const block = this.#open;
    if (block.number === number) return block;
    block.number = -1;
    const from = number === 0 ? 0 : (this.#ends[number - 1] as number);
    const bytes = (this.#ends[number] as number) - from;
    if (this.#read.length < bytes) this.#read = Buffer.alloc(bytes * 2);
    const read = this.#read.subarray(0, bytes);
    this.#file.read(this.#at + from, read);
    block.count = Math.min(this.stringsPerBlock, this.count - number * this.stringsPerBlock);
    unpack(block, read, this.#unpacker);
    block.number = number;
    return block;
  }
}

const sharedLengths = new Uint32Array(stringsPerBlockMax);

function unpack(block: OpenBlock, content: Buffer, unpacker: RecordUnpacker | undefined): void {
  const { ends } = block;
  const [packing] = content;
  let at = 1;
  let end = 0;
  for (let string = 0; string < block.count; string += 1) {
    // Most lengths are below 128: one byte.
    let shared = content[at] as number;
    at += 1;
    if (shared > 127) [shared, at] = longVarint(content, at - 1);
    let rest = content[at] as number;
    at += 1;
    if (rest > 127) [rest, at] = longVarint(content, at - 1);
    sharedLengths[string] = shared;
    end += shared + rest;
    ends[string] = end;
  }
  if (block.keys.length < end) block.keys = new Uint8Array(end * 2);
  block.payload = content.subarray(unpackRests(block, content, at, packing, unpacker));
}

function longVarint(content: Buffer, from: number): [value: number, at: number] {
  const source = new ByteSource(content, from);
  return [source.varint(), source.at];
}

/** Begins the string with what it shares with the one before; returns where the rest goes. */
function copyShared({ keys, ends }: OpenBlock, string: number): number {
  const to = string === 0 ? 0 : (ends[string - 1] as number);
  const before = string < 2 ? 0 : (ends[string - 2] as number);
  const shared = sharedLengths[string] as number;
  for (let at = 0; at < shared; at += 1) keys[to + at] = keys[before + at] as number;
  return to + shared;
}

/** Returns where the payloads begin. */
function unpackRests(
  block: OpenBlock,
  content: Buffer,
  at: number,
  packing: number | undefined,
  unpacker: RecordUnpacker | undefined,
): number {
  if (packing === halved) return unpackHalved(block, content, at);
  if (packing === plain || unpacker === undefined) return unpackPlain(block, content, at);
  return unpackPieces(block, content, at, unpacker);
}

function unpackPieces(
  block: OpenBlock,
  content: Buffer,
  base: number,
  unpacker: RecordUnpacker,
): number {
  let at = base;
  for (let string = 0; string < block.count; string += 1) {
    const to = copyShared(block, string);
    at = unpacker.unpackTo(content, at, block.keys, to, block.ends[string] as number);
  }
  return at;
}

function unpackPlain(block: OpenBlock, content: Buffer, base: number): number {
  const { keys, ends } = block;
  let from = base;
  for (let string = 0; string < block.count; string += 1) {
    const stop = ends[string] as number;
    for (let to = copyShared(block, string); to < stop; to += 1) {
      keys[to] = content[from] as number;
      from += 1;
    }
  }
  return from;
}

function unpackHalved(block: OpenBlock, content: Buffer, base: number): number {
  const { keys, ends } = block;
  let half = escape * 2;
  for (let string = 0; string < block.count; string += 1) {
    const stop = ends[string] as number;
    for (let to = copyShared(block, string); to < stop; to += 1) {
      const code = halfAt(content, base, half);
      half += 1;
      if (code < escape) keys[to] = content[base + code] as number;
      else {
        keys[to] = halfAt(content, base, half) | (halfAt(content, base, half + 1) << 4);
        half += 2;
      }
    }
  }
  return base + ((half + 1) >> 1);
}

/** Walks all strings of a table in order. */
export class StringWalker {
  readonly table: StringTable;
  ordinal = -1;
  key: Uint8Array = new Uint8Array(0);
  /** Stands at the payload of the present string when the payload before was read to its end. */
  source = new ByteSource(new Uint8Array(0));
  #block = -1;

  constructor(table: StringTable) {
    this.table = table;
  }

  next(): boolean {
    this.ordinal += 1;
    if (this.ordinal >= this.table.count) return false;
    this.key = this.table.keyOf(this.ordinal);
    const block = Math.floor(this.ordinal / this.table.stringsPerBlock);
    if (block !== this.#block) {
      this.source = this.table.payloads(this.ordinal);
      this.#block = block;
    }
    return true;
  }
}
