import type { BlockFile, BlockFileWriter } from "./block-file.ts";
import { ByteSink, ByteSource } from "./bytes.ts";
import { packLiterally, RecordPacker, RecordUnpacker } from "./dictionary-packing.ts";

/** Either the record of a row, or one packed by the same dictionary, with its lengths. */
export type PackedPiece = { readonly record: Uint8Array } | { readonly packed: Uint8Array };

/** Of so many records the first is found by the index, the others by going through them. */
const recordsPerMark = 4;
const flushBytes = 262_144;

/**
 * Appends a record, packed: the lengths packed and unpacked, then the packed bytes. Without a packer
 * the record lies in these as it is.
 */
export function writePacked(
  sink: ByteSink,
  packer: RecordPacker | undefined,
  record: Uint8Array,
): void {
  packed.length = 0;
  if (packer === undefined) packLiterally(record, packed);
  else packer.pack(record, packed);
  sink.varint(packed.length);
  sink.varint(record.length);
  sink.raw(packed.view());
}

const packed = new ByteSink();

/**
 * Writes one record a row, packed: the sections `name` (per record the lengths packed and unpacked,
 * then the packed bytes), `name.dictionary`, and `name.index` with the place of every fourth record and
 * the end.
 */
export function writePackedRecords(
  file: BlockFileWriter,
  name: string,
  dictionary: Uint8Array,
  pieces: Iterable<PackedPiece>,
): void {
  let packer: RecordPacker | undefined;
  const sink = new ByteSink(flushBytes * 2);
  const marks: number[] = [];
  let row = 0;
  let written = 0;
  file.section(name, false, () => {
    for (const piece of pieces) {
      if (row % recordsPerMark === 0) marks.push(written + sink.length);
      row += 1;
      if ("packed" in piece) sink.raw(piece.packed);
      else {
        packer ??= new RecordPacker(dictionary);
        writePacked(sink, packer, piece.record);
      }
      if (sink.length < flushBytes) continue;
      file.write(sink.view());
      written += sink.length;
      sink.length = 0;
    }
    file.write(sink.view());
  });
  marks.push(written + sink.length);
  file.array(`${name}.index`, Uint32Array.from(marks));
  file.array(`${name}.dictionary`, dictionary);
}

export class PackedRecords {
  readonly dictionary: Uint8Array;
  readonly #file: BlockFile;
  readonly #at: number;
  readonly #marks: Uint32Array;
  readonly #unpacker: RecordUnpacker;
  /** The records between two marks, as they lie in the file. */
  #mark = -1;
  #bytes: Buffer = Buffer.alloc(0);
  #places: number[] = [];
  /** What they are read into: a phrase is looked up in thousands of records. */
  #room: Buffer = Buffer.alloc(4_096);

  constructor(
    file: BlockFile,
    name: string,
    index: SharedArrayBuffer,
    dictionary: SharedArrayBuffer,
  ) {
    this.#file = file;
    this.#at = file.get(name).at;
    this.#marks = new Uint32Array(index);
    this.dictionary = new Uint8Array(dictionary);
    this.#unpacker = new RecordUnpacker(this.dictionary);
  }

  /** The record of a row, valid until another is asked for. */
  record(row: number): Buffer {
    const source = this.#find(row);
    const packed = source.varint();
    const length = source.varint();
    return this.#unpacker.unpack(source.slice(packed), length);
  }

  /** The record as it lies in the file, with its lengths, valid until another is asked for. */
  packed(row: number): Buffer {
    const source = this.#find(row);
    const from = source.at;
    const length = source.varint();
    source.varint();
    source.slice(length);
    return source.bytes.subarray(from, source.at);
  }

  #find(row: number): ByteSource {
    const mark = Math.floor(row / recordsPerMark);
    if (mark !== this.#mark) this.#open(mark);
    return new ByteSource(this.#bytes, this.#places[row % recordsPerMark] ?? 0);
  }

  #open(mark: number): void {
    this.#mark = -1;
    const from = this.#marks[mark] as number;
    const bytes = (this.#marks[mark + 1] as number) - from;
    if (this.#room.length < bytes) this.#room = Buffer.alloc(bytes * 2);
    this.#bytes = this.#room.subarray(0, bytes);
    this.#file.read(this.#at + from, this.#bytes);
    this.#places = [];
    const source = new ByteSource(this.#bytes);
    while (source.at < this.#bytes.length) {
      this.#places.push(source.at);
      const length = source.varint();
      source.varint();
      source.slice(length);
    }
    this.#mark = mark;
  }
}
