import type { BlockFile, BlockFileWriter } from "./block-file.ts";
import { ByteSink, ByteSource } from "./bytes.ts";
import { type RecordPacker, RecordUnpacker } from "./record-packing.ts";
import type { RecordInput } from "./segment-input.ts";

/** Of so many records the first is found by the index, the others by going through them. */
const recordsPerMark = 4;
const flushBytes = 262_144;
/** Who asks for one record after the other gets so many bytes with one reading. */
const readAheadBytes = 65_536;

/** Appends a record, packed: its length, then its bytes. */
export function writePacked(sink: ByteSink, packer: RecordPacker, record: Uint8Array): void {
  packed.length = 0;
  packer.pack(record, packed);
  sink.varint(packed.length);
  sink.raw(packed.view());
}

const packed = new ByteSink();

/**
 * Writes packed records with the numbers of their parts: the sections `name` (per record the length
 * of its packed bytes and these, the number of parts and the number of each) and `name.index`
 * with the place of every fourth record and the end.
 */
export function writePackedRecords(
  file: BlockFileWriter,
  name: string,
  records: Iterable<RecordInput>,
): void {
  const sink = new ByteSink(flushBytes * 2);
  const marks: number[] = [];
  let row = 0;
  let written = 0;
  file.section(name, false, () => {
    for (const record of records) {
      if (row % recordsPerMark === 0) marks.push(written + sink.length);
      row += 1;
      sink.raw(record.packed);
      sink.varint(record.parts.length);
      for (const part of record.parts) sink.varint(part);
      if (sink.length < flushBytes) continue;
      file.write(sink.view());
      written += sink.length;
      sink.length = 0;
    }
    file.write(sink.view());
  });
  marks.push(written + sink.length);
  file.array(`${name}.index`, Uint32Array.from(marks));
}

export class PackedRecords {
  readonly count: number;
  readonly #file: BlockFile;
  readonly #at: number;
  readonly #marks: Uint32Array;
  readonly #unpacker: RecordUnpacker;
  /** The records between two marks, as they lie in the file. */
  #mark = -1;
  #bytes: Buffer = Buffer.alloc(0);
  #places: number[] = [];
  /** What was read last, and where it begins: a phrase is looked up in thousands of records. */
  #room: Buffer = Buffer.alloc(4_096);
  #roomFrom = 0;
  #roomBytes = 0;

  /** So many records; the dictionary is what they are packed by. */
  constructor(
    file: BlockFile,
    name: string,
    count: number,
    index: SharedArrayBuffer,
    dictionary: Uint8Array,
  ) {
    this.count = count;
    this.#file = file;
    this.#at = file.get(name).at;
    this.#marks = new Uint32Array(index);
    this.#unpacker = new RecordUnpacker(dictionary);
  }

  /** The record of a row, valid until another is asked for. */
  record(row: number): Buffer {
    const source = this.#find(row);
    return this.#unpacker.unpack(source.slice(source.varint()));
  }

  /** The record as it lies in the file, with its length, valid until another is asked for. */
  packed(row: number): Buffer {
    const source = this.#find(row);
    const from = source.at;
    passPacked(source);
    return source.bytes.subarray(from, source.at);
  }

  /** The numbers of the parts of a row. */
  parts(row: number): Uint32Array {
    const source = this.#find(row);
    passPacked(source);
    const parts = new Uint32Array(source.varint());
    for (let part = 0; part < parts.length; part += 1) parts[part] = source.varint();
    return parts;
  }

  #find(row: number): ByteSource {
    const mark = Math.floor(row / recordsPerMark);
    if (mark !== this.#mark) this.#open(mark);
    return new ByteSource(this.#bytes, this.#places[row % recordsPerMark] ?? 0);
  }

  #open(mark: number): void {
    const isNext = mark === this.#mark + 1;
    this.#mark = -1;
    const from = this.#marks[mark] as number;
    const bytes = (this.#marks[mark + 1] as number) - from;
    const ahead = from - this.#roomFrom;
    if (ahead < 0 || ahead + bytes > this.#roomBytes) {
      const left = (this.#marks.at(-1) as number) - from;
      this.#read(from, isNext ? Math.min(Math.max(bytes, readAheadBytes), left) : bytes);
    }
    const at = from - this.#roomFrom;
    this.#bytes = this.#room.subarray(at, at + bytes);
    this.#places = [];
    const source = new ByteSource(this.#bytes);
    while (source.at < this.#bytes.length) {
      this.#places.push(source.at);
      passPacked(source);
      for (let parts = source.varint(); parts > 0; parts -= 1) source.varint();
    }
    this.#mark = mark;
  }

  #read(from: number, bytes: number): void {
    this.#roomBytes = 0;
    if (this.#room.length < bytes) this.#room = Buffer.alloc(bytes * 2);
    this.#file.read(this.#at + from, this.#room.subarray(0, bytes));
    this.#roomFrom = from;
    this.#roomBytes = bytes;
  }
}

function passPacked(source: ByteSource): void {
  const bytes = source.varint();
  source.at += bytes;
}
