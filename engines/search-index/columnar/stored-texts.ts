import { zstdCompressSync, zstdDecompressSync } from "node:zlib";
import type { PackedDocument } from "../sqlite/pack.ts";
import type { BlockFile, BlockFileWriter } from "./block-file.ts";
import { ByteSink, ByteSource } from "./bytes.ts";

/**
 * The folded texts of documents, in which phrases are looked up, and the terms of their parts: one
 * record a row, in zstd blocks. A record is: per text field the length and its texts, joined by line
 * breaks; the number of parts; their keys; the terms of all parts, one part a line; their folded
 * texts, one part a line. Numbers and lengths are varints.
 */
const recordBytesPerBlock = 32_768;

/** Either a record, or a whole block taken over from another segment. */
export type TextPiece =
  | { readonly record: Uint8Array }
  | { readonly block: Uint8Array; readonly rows: number };

export function writeRecord(sink: ByteSink, document: PackedDocument): void {
  const fields = document.folded.length - 1;
  for (let field = 0; field < fields; field += 1) sink.text(document.folded[field] ?? "");
  sink.varint(document.partKeys.length);
  if (document.partKeys.length === 0) return;
  for (const key of document.partKeys) sink.text(key);
  sink.text(document.partTerms);
  sink.text(document.folded[fields] ?? "");
}

/** Writes the sections `texts` and `texts.index`: number of blocks, first rows, ends. */
export function writeTexts(file: BlockFileWriter, pieces: Iterable<TextPiece>): void {
  const firsts: number[] = [];
  const ends: number[] = [];
  const pending = new ByteSink(recordBytesPerBlock * 2);
  let pendingRows = 0;
  let row = 0;
  let end = 0;
  const put = (block: Uint8Array, rows: number): void => {
    file.write(block);
    firsts.push(row);
    row += rows;
    end += block.length;
    ends.push(end);
  };
  const endBlock = (): void => {
    if (pendingRows === 0) return;
    put(zstdCompressSync(pending.view()), pendingRows);
    pending.length = 0;
    pendingRows = 0;
  };
  file.section("texts", false, () => {
    for (const piece of pieces) {
      if ("block" in piece) {
        endBlock();
        put(piece.block, piece.rows);
        continue;
      }
      pending.varint(piece.record.length);
      pending.raw(piece.record);
      pendingRows += 1;
      if (pending.length >= recordBytesPerBlock) endBlock();
    }
    endBlock();
  });
  file.array("texts.index", Uint32Array.from([ends.length, ...firsts, ...ends]));
}

export class StoredTexts {
  readonly blocks: number;
  readonly #file: BlockFile;
  readonly #at: number;
  readonly #rows: number;
  readonly #firsts: Uint32Array;
  readonly #ends: Uint32Array;
  /** The block in hand, unpacked, and where its records begin. */
  #open = -1;
  #content: Buffer = Buffer.alloc(0);
  #records: number[] = [];

  constructor(file: BlockFile, index: SharedArrayBuffer, rows: number) {
    this.#file = file;
    this.#at = file.get("texts").at;
    this.#rows = rows;
    const [blocks = 0] = new Uint32Array(index, 0, 1);
    this.blocks = blocks;
    this.#firsts = new Uint32Array(index, 4, blocks);
    this.#ends = new Uint32Array(index, 4 + blocks * 4, blocks);
  }

  /** The record of a row, valid until a row of another block is asked for. */
  record(row: number): Buffer {
    const block = this.blockOf(row);
    if (block !== this.#open) {
      this.#content = zstdDecompressSync(this.packedBlock(block));
      this.#records = [];
      for (let at = 0; at < this.#content.length; ) {
        this.#records.push(at);
        const source = new ByteSource(this.#content, at);
        const length = source.varint();
        at = source.at + length;
      }
      this.#open = block;
    }
    const at = this.#records[row - (this.#firsts[block] as number)] ?? 0;
    const source = new ByteSource(this.#content, at);
    return source.slice(source.varint());
  }

  blockOf(row: number): number {
    let low = 0;
    let high = this.blocks;
    while (low + 1 < high) {
      const middle = (low + high) >> 1;
      if ((this.#firsts[middle] as number) <= row) low = middle;
      else high = middle;
    }
    return low;
  }

  firstRow(block: number): number {
    return block < this.blocks ? (this.#firsts[block] as number) : this.#rows;
  }

  packedBlock(block: number): Buffer {
    const from = block === 0 ? 0 : (this.#ends[block - 1] as number);
    const bytes = Buffer.allocUnsafe((this.#ends[block] as number) - from);
    this.#file.read(this.#at + from, bytes);
    return bytes;
  }
}

/** What a record says of the parts of its document. */
export interface StoredParts {
  readonly keys: readonly string[];
  /** Per part its terms, joined by spaces. */
  readonly terms: readonly string[];
  readonly folded: readonly string[];
}

export function readParts(record: Buffer, fields: number): StoredParts {
  const source = new ByteSource(record);
  for (let field = 0; field < fields; field += 1) source.slice(source.varint());
  const count = source.varint();
  if (count === 0) return { keys: [], terms: [], folded: [] };
  const keys = Array.from({ length: count }, () => source.text());
  return { keys, terms: source.text().split("\n"), folded: source.text().split("\n") };
}

/**
 * Which of the asked fields (a mask; parts are the last field) hold a phrase: a mask again. A
 * phrase is UTF-8 without a line break, so it is found as bytes within one text.
 */
export function fieldsWithPhrase(
  record: Buffer,
  fields: number,
  asked: number,
  phrase: Buffer,
): number {
  const source = new ByteSource(record);
  let found = 0;
  for (let field = 0; field < fields; field += 1) {
    const text = source.slice(source.varint());
    if (((asked >> field) & 1) === 1 && text.includes(phrase)) found |= 1 << field;
  }
  if (((asked >> fields) & 1) === 0) return found;
  const parts = source.varint();
  if (parts === 0) return found;
  for (let part = 0; part < parts; part += 1) source.slice(source.varint());
  source.slice(source.varint());
  return source.slice(source.varint()).includes(phrase) ? found | (1 << fields) : found;
}
