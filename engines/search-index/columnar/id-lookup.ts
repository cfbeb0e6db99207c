import { BlockFile, blockBytes, type Section } from "./block-file.ts";
import type { SegmentMeta } from "./segment-writer.ts";
import { StringTable } from "./string-table.ts";

/** As much of a segment as a writer needs: where an id is, and how many parts a row has. */
export class IdLookup {
  readonly file: BlockFile;
  readonly rows: number;
  readonly parts: number;
  readonly #ids: StringTable;
  readonly #partCounts: Section;
  readonly #first: string;
  readonly #last: string;

  constructor(path: string) {
    this.file = new BlockFile(path);
    // The checksum of the directory says that it is what the writer of segments wrote.
    const { rows, parts } = this.file.meta as SegmentMeta;
    this.rows = rows;
    this.parts = parts;
    this.#ids = new StringTable(this.file, "ids", this.file.load("ids.index"));
    this.#partCounts = this.file.get("parts.count");
    this.#first = this.rows === 0 ? "" : this.#ids.stringOf(0);
    this.#last = this.rows === 0 ? "" : this.#ids.stringOf(this.rows - 1);
  }

  /** The row of an id; −1 when it is not there. */
  rowOf(id: string): number {
    if (id < this.#first || id > this.#last) return -1;
    return this.#ids.find(Buffer.from(id, "utf8"));
  }

  partsOf(row: number): number {
    const { at, bytes } = this.#partCounts;
    const width = bytes / this.rows;
    const count = Buffer.alloc(width);
    this.file.read(at + row * width, count);
    return count.readUIntLE(0, width);
  }

  /** Reads everything once. Throws `SearchIndexCorruptError` at the first damaged block. */
  verify(): void {
    const step = 128 * blockBytes;
    const buffer = new Uint8Array(step);
    for (const { at, bytes } of Object.values(this.file.sections)) {
      for (let from = 0; from < bytes; from += step) {
        this.file.read(at + from, buffer.subarray(0, Math.min(step, bytes - from)));
      }
    }
  }

  close(): void {
    this.file.close();
  }
}
