import { zstdCompressSync, zstdDecompressSync } from "node:zlib";
import type { BlockFile, BlockFileWriter } from "./block-file.ts";
import { ByteSink, ByteSource } from "./bytes.ts";

/** Either the record of a row, or a whole block taken over from another segment. */
export type RecordPiece =
  | { readonly record: Uint8Array }
  | { readonly block: Uint8Array; readonly rows: number };

/** One unpacking of so much costs less than twice an unpacking of nothing. */
const chunkSize = 65_536;

/**
 * Writes one record a row, in zstd blocks of about so many bytes: the section `name`, and
 * `name.index` with the number of blocks, their first rows and their ends. In a block each record
 * has its length before it.
 */
export function writeRecordBlocks(
  file: BlockFileWriter,
  name: string,
  blockBytes: number,
  pieces: Iterable<RecordPiece>,
): void {
  const firsts: number[] = [];
  const ends: number[] = [];
  const pending = new ByteSink(blockBytes * 2);
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
    put(zstdCompressSync(pending.view(), { chunkSize }), pendingRows);
    pending.length = 0;
    pendingRows = 0;
  };
  file.section(name, false, () => {
    for (const piece of pieces) {
      if ("block" in piece) {
        endBlock();
        put(piece.block, piece.rows);
        continue;
      }
      pending.varint(piece.record.length);
      pending.raw(piece.record);
      pendingRows += 1;
      if (pending.length >= blockBytes) endBlock();
    }
    endBlock();
  });
  file.array(`${name}.index`, Uint32Array.from([ends.length, ...firsts, ...ends]));
}

export class RecordBlocks {
  readonly #file: BlockFile;
  readonly #at: number;
  readonly #rows: number;
  readonly #blocks: number;
  readonly #firsts: Uint32Array;
  readonly #ends: Uint32Array;
  /** The block in hand, unpacked, and where its records begin. */
  #open = -1;
  #content: Buffer = Buffer.alloc(0);
  #records: number[] = [];

  constructor(file: BlockFile, name: string, index: SharedArrayBuffer, rows: number) {
    this.#file = file;
    this.#at = file.get(name).at;
    this.#rows = rows;
    const [blocks = 0] = new Uint32Array(index, 0, 1);
    this.#blocks = blocks;
    this.#firsts = new Uint32Array(index, 4, blocks);
    this.#ends = new Uint32Array(index, 4 + blocks * 4, blocks);
  }

  /** The record of a row, valid until a row of another block is asked for. */
  record(row: number): Buffer {
    const block = this.blockOf(row);
    if (block !== this.#open) {
      this.#open = -1;
      this.#content = zstdDecompressSync(this.packedBlock(block), { chunkSize });
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
    let high = this.#blocks;
    while (low + 1 < high) {
      const middle = (low + high) >> 1;
      if ((this.#firsts[middle] as number) <= row) low = middle;
      else high = middle;
    }
    return low;
  }

  firstRow(block: number): number {
    return block < this.#blocks ? (this.#firsts[block] as number) : this.#rows;
  }

  packedBlock(block: number): Buffer {
    const from = block === 0 ? 0 : (this.#ends[block - 1] as number);
    const bytes = Buffer.allocUnsafe((this.#ends[block] as number) - from);
    this.#file.read(this.#at + from, bytes);
    return bytes;
  }
}
