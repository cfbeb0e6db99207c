import type { BlockFileWriter } from "./block-file.ts";
import { ByteSink } from "./bytes.ts";
import { packHalves } from "./half-bytes.ts";
import type { RecordPacker } from "./record-packing.ts";
import { halved, pieces, plain } from "./string-table.ts";

/** Small blocks are looked into faster; each costs its first string in memory. */
export interface TableForm {
  readonly stringsPerBlock: number;
  /** What rests are packed by; absent = half-bytes. */
  readonly packer?: RecordPacker;
}

/** Writes the sections `name` and `name.index` as strings are added; returns how many were. */
export function writeTable(
  file: BlockFileWriter,
  name: string,
  form: TableForm,
  fill: (table: StringTableWriter) => void,
): number {
  const table = new StringTableWriter(form, (block) => file.write(block));
  file.section(name, false, () => {
    fill(table);
    table.endBlock();
  });
  table.writeIndex(file, name);
  return table.count;
}

/** Makes the blocks of a string table, string by string; see string-table.ts. */
export class StringTableWriter {
  /** To be filled with the payload of the string just added. */
  readonly payload = new ByteSink();
  count = 0;
  readonly stringsPerBlock: number;
  readonly #packer: RecordPacker | undefined;
  readonly #lengths = new ByteSink();
  readonly #rests = new ByteSink();
  /** Gives a finished block to whoever keeps it. */
  readonly #put: (block: Buffer) => void;
  readonly #ends: number[] = [];
  readonly #firsts = new ByteSink();
  readonly #firstEnds: number[] = [];
  #last: Uint8Array = new Uint8Array(256);
  #lastLength = 0;
  #bytes = 0;

  constructor({ stringsPerBlock, packer }: TableForm, put: (block: Buffer) => void) {
    this.#put = put;
    this.stringsPerBlock = stringsPerBlock;
    this.#packer = packer;
  }

  add(key: Uint8Array): void {
    if (this.count % this.stringsPerBlock === 0) {
      this.endBlock();
      this.#firsts.raw(key);
      this.#firstEnds.push(this.#firsts.length);
      this.#lastLength = 0;
    }
    const shareable = Math.min(key.length, this.#lastLength);
    let shared = 0;
    while (shared < shareable && key[shared] === this.#last[shared]) shared += 1;
    this.#lengths.varint(shared);
    this.#lengths.varint(key.length - shared);
    const rest = key.subarray(shared);
    if (this.#packer === undefined) this.#rests.raw(rest);
    else this.#packer.pack(rest, this.#rests);
    if (key.length > this.#last.length) this.#last = new Uint8Array(key.length * 2);
    this.#last.set(key);
    this.#lastLength = key.length;
    this.count += 1;
  }

  /** Ends the block that was begun; the last one, when nothing more is added. */
  endBlock(): void {
    if (this.#lengths.length === 0) return;
    const rests = this.#rests.take();
    const packed = this.#packer === undefined ? packHalves(rests) : undefined;
    const packing = this.#packer?.packs === true ? pieces : packed === undefined ? plain : halved;
    const head = Buffer.of(packing);
    const bytes = Buffer.concat([head, this.#lengths.take(), packed ?? rests, this.payload.take()]);
    this.#put(bytes);
    this.#bytes += bytes.length;
    this.#ends.push(this.#bytes);
  }

  /** Writes the section `name.index`. */
  writeIndex(file: BlockFileWriter, name: string): void {
    const numbers = [this.count, this.#ends.length, this.stringsPerBlock, 0];
    const index = Uint32Array.from(numbers);
    file.section(`${name}.index`, true, () => {
      for (const array of [
        index,
        Uint32Array.from(this.#ends),
        Uint32Array.from(this.#firstEnds),
      ]) {
        file.write(new Uint8Array(array.buffer));
      }
      file.write(this.#firsts.view());
    });
  }
}
