import { closeSync, fstatSync, fsyncSync, openSync, readSync, writeSync } from "node:fs";
import { crc32 } from "node:zlib";
import { SearchIndexCorruptError } from "../errors.ts";
import type { ColumnarKillPoint } from "./kill-points.ts";

/**
 * A file of named sections that is written once. Every block of 8 KiB has a checksum, which is
 * verified when the block is first read. See docs/protocols/search-index-file.md.
 */
export const blockBytes = 8_192;
const magic = "TSHUIDX1";
const trailerBytes = 24;
const flushBytes = 1_048_576;

export interface Section {
  readonly at: number;
  readonly bytes: number;
  /** Held in memory while the segment is open. */
  readonly resident: boolean;
}

interface Directory {
  readonly sections: Readonly<Record<string, Section>>;
  readonly meta: unknown;
  readonly checksums: string;
}

export type Reach = (name: ColumnarKillPoint) => void;

/** Writes a block file from front to back. Nothing is durable before `finish`. */
export class BlockFileWriter {
  readonly #path: string;
  readonly #descriptor: number;
  readonly #reach: Reach;
  readonly #sections: Record<string, Section> = {};
  readonly #checksums: number[] = [];
  #pending = Buffer.allocUnsafeSlow(flushBytes);
  #filled = 0;
  /** Where the next byte will lie in the file. */
  position = 0;

  constructor(path: string, reach: Reach) {
    this.#path = path;
    this.#reach = reach;
    this.#descriptor = openSync(path, "w");
    this.write(Buffer.from(magic.padEnd(16, "\0"), "latin1"));
  }

  section(name: string, resident: boolean, write: () => void): void {
    this.write(new Uint8Array((8 - (this.position % 8)) % 8));
    const at = this.position;
    write();
    this.#sections[name] = { at, bytes: this.position - at, resident };
  }

  /** A section of one array of numbers. */
  array(name: string, array: Uint8Array | Uint16Array | Uint32Array | Float64Array): void {
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    this.section(name, true, () => this.write(bytes));
  }

  write(bytes: Uint8Array): void {
    let from = 0;
    while (from < bytes.length) {
      const taken = Math.min(bytes.length - from, flushBytes - this.#filled);
      this.#pending.set(bytes.subarray(from, from + taken), this.#filled);
      this.#filled += taken;
      from += taken;
      this.position += taken;
      if (this.#filled === flushBytes) this.#flush();
    }
  }

  #flush(): void {
    const bytes = this.#pending.subarray(0, this.#filled);
    for (let at = 0; at < bytes.length; at += blockBytes) {
      this.#checksums.push(crc32(bytes.subarray(at, at + blockBytes)));
    }
    this.#put(bytes);
    this.#filled = 0;
  }

  #put(bytes: Uint8Array): void {
    this.#reach("index.file.before-write");
    for (let from = 0; from < bytes.length; ) {
      from += writeSync(this.#descriptor, bytes, from, bytes.length - from);
    }
    this.#reach("index.file.after-write");
  }

  /** Writes the directory and puts everything on the disk. Returns the size of the file. */
  finish(meta: unknown): number {
    this.#flush();
    const checksums = Buffer.from(Uint32Array.from(this.#checksums).buffer).toString("base64");
    const content: Directory = { sections: this.#sections, meta, checksums };
    const directory = Buffer.from(JSON.stringify(content), "utf8");
    const trailer = Buffer.alloc(trailerBytes);
    trailer.writeDoubleLE(this.position, 0);
    trailer.writeUInt32LE(directory.length, 8);
    trailer.writeUInt32LE(crc32(directory), 12);
    trailer.write(magic, 16, "latin1");
    this.#put(Buffer.concat([directory, trailer]));
    this.#reach("index.file.before-fsync");
    fsyncSync(this.#descriptor);
    this.#reach("index.file.after-fsync");
    closeSync(this.#descriptor);
    return this.position + directory.length + trailerBytes;
  }

  /** Closes the file as it is; it is of no use. */
  abandon(): void {
    closeSync(this.#descriptor);
  }

  get path(): string {
    return this.#path;
  }
}

/** Where a few blocks are read to be checked. */
const checked = Buffer.alloc(16 * blockBytes);

/** Reads a block file. Threads that read the same file may share `verified`. */
export class BlockFile {
  readonly path: string;
  readonly sections: Readonly<Record<string, Section>>;
  readonly meta: unknown;
  readonly bytes: number;
  /** Block → 1 when its checksum was found to be right. */
  readonly verified: Uint8Array<SharedArrayBuffer>;
  readonly #descriptor: number;
  readonly #checksums: Uint32Array;
  readonly #end: number;

  constructor(path: string, verified?: Uint8Array<SharedArrayBuffer>) {
    this.path = path;
    this.#descriptor = openForReading(path);
    try {
      this.bytes = fstatSync(this.#descriptor).size;
      const { directory, end } = this.#readDirectory();
      this.#end = end;
      this.sections = directory.sections;
      this.meta = directory.meta;
      const checksums = Buffer.from(directory.checksums, "base64");
      this.#checksums = new Uint32Array(checksums.length >> 2);
      for (let at = 0; at < this.#checksums.length; at += 1) {
        this.#checksums[at] = checksums.readUInt32LE(at * 4);
      }
    } catch (error) {
      closeSync(this.#descriptor);
      throw error;
    }
    this.verified = verified ?? new Uint8Array(new SharedArrayBuffer(this.#checksums.length));
  }

  #readDirectory(): { directory: Directory; end: number } {
    if (this.bytes < trailerBytes) this.#corrupt("it is too short");
    const trailer = Buffer.alloc(trailerBytes);
    this.#pread(trailer, this.bytes - trailerBytes);
    if (trailer.toString("latin1", 16) !== magic) this.#corrupt("it has no end");
    const end = trailer.readDoubleLE(0);
    const length = trailer.readUInt32LE(8);
    if (end + length + trailerBytes !== this.bytes) this.#corrupt("its length is wrong");
    const directory = Buffer.alloc(length);
    this.#pread(directory, end);
    if (crc32(directory) !== trailer.readUInt32LE(12)) this.#corrupt("its directory is damaged");
    // The checksum says that these are the bytes that `finish` wrote.
    return { directory: JSON.parse(directory.toString("utf8")) as Directory, end };
  }

  /** Fills the target from the place in the file. Throws `SearchIndexCorruptError`. */
  read(at: number, target: Uint8Array): void {
    const first = Math.floor(at / blockBytes);
    const last = Math.floor((at + target.length - 1) / blockBytes);
    for (let block = first; block <= last; block += 1) {
      if (this.verified[block] !== 1) {
        this.#readAndVerify(first, last, at, target);
        return;
      }
    }
    this.#pread(target, at);
  }

  #readAndVerify(first: number, last: number, at: number, target: Uint8Array): void {
    const from = first * blockBytes;
    const to = Math.min((last + 1) * blockBytes, this.#end);
    const bytes = Math.max(to - from, 0);
    const whole = bytes > checked.length ? Buffer.allocUnsafe(bytes) : checked.subarray(0, bytes);
    this.#pread(whole, from);
    for (let block = first; block <= last; block += 1) {
      const begin = (block - first) * blockBytes;
      const sum = crc32(whole.subarray(begin, begin + blockBytes));
      if (sum !== this.#checksums[block]) this.#corrupt(`block ${block} is damaged`);
      this.verified[block] = 1;
    }
    target.set(whole.subarray(at - from, at - from + target.length));
  }

  #pread(target: Uint8Array, at: number): void {
    for (let done = 0; done < target.length; ) {
      const read = readSync(this.#descriptor, target, done, target.length - done, at + done);
      if (read === 0) this.#corrupt("it ends too early");
      done += read;
    }
  }

  get(name: string): Section {
    return this.sections[name] ?? this.#corrupt(`it has no section ${name}`);
  }

  /** A whole section, in memory that threads can share. */
  load(name: string): SharedArrayBuffer {
    const { at, bytes } = this.get(name);
    const buffer = new SharedArrayBuffer(bytes);
    const target = new Uint8Array(buffer);
    const step = 128 * blockBytes;
    for (let from = 0; from < bytes; from += step) {
      this.read(at + from, target.subarray(from, Math.min(from + step, bytes)));
    }
    return buffer;
  }

  close(): void {
    closeSync(this.#descriptor);
  }

  #corrupt(reason: string): never {
    throw new SearchIndexCorruptError(this.path, reason);
  }
}

function openForReading(path: string): number {
  try {
    return openSync(path, "r");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") {
      throw new SearchIndexCorruptError(path, "it is missing");
    }
    throw error;
  }
}
