import type { RecordPacker } from "./record-packing.ts";
import { Repacking } from "./repacking.ts";
import { droppedRow, type MergeSource, type RowMap } from "./row-map.ts";

/** So many bytes of packed parts are kept to find the same ones by; then that begins anew. */
const keptBytesMax = 67_108_864;
/** Beside its bytes, what keeping one takes. */
export const keptOverhead = 64;

/** The parts of several segments as those of one: each once, unless they are very many. */
export class MergedParts {
  readonly #map: RowMap;
  readonly #packer: RecordPacker;
  readonly #keptBytesMax: number;
  /** Source → number there → number in the merged segment. */
  readonly #numbers: readonly Uint32Array[];

  constructor(map: RowMap, packer: RecordPacker, keptMax = keptBytesMax) {
    this.#map = map;
    this.#packer = packer;
    this.#keptBytesMax = keptMax;
    this.#numbers = map.sources.map(({ segment }) => new Uint32Array(segment.partRecords.count));
  }

  /** Their packed records in the order of their numbers. To be gone through before `numbersOf`. */
  *pieces(): Generator<Uint8Array> {
    const repack = new Repacking(this.#packer);
    // Packing is always the same: what is packed alike by one dictionary is alike.
    const known = new Map<string, number>();
    let keptBytes = 0;
    let count = 0;
    for (const [index, source] of this.#map.sources.entries()) {
      const { partRecords, dictionary } = source.segment;
      const take = repack.taker(partRecords, dictionary);
      const isUsed = partsInUse(source, this.#map.to[index]);
      const numbers = this.#numbers[index] as Uint32Array;
      for (let part = 0; part < partRecords.count; part += 1) {
        if (isUsed !== undefined && isUsed[part] === 0) continue;
        const packed = take(part);
        const key = Buffer.from(packed.buffer, packed.byteOffset, packed.length).toString("latin1");
        const number = known.get(key);
        if (number !== undefined) {
          numbers[part] = number;
          continue;
        }
        numbers[part] = count;
        keptBytes += key.length + keptOverhead;
        if (keptBytes > this.#keptBytesMax) {
          known.clear();
          keptBytes = 0;
        }
        known.set(key, count);
        count += 1;
        yield packed;
      }
    }
  }

  /** The numbers of the parts of a row of a source. */
  numbersOf(source: number, row: number): Uint32Array {
    const numbers = this.#numbers[source] as Uint32Array;
    const parts = this.#map.sources[source]?.segment.records.parts(row) ?? new Uint32Array(0);
    for (let at = 0; at < parts.length; at += 1) parts[at] = numbers[parts[at] as number] as number;
    return parts;
  }
}

/** Part → 1 when a live row has it; undefined when all rows are live. */
function partsInUse(
  { segment, live }: MergeSource,
  to: Uint32Array | undefined,
): Uint8Array | undefined {
  if (live === undefined || to === undefined) return undefined;
  const isUsed = new Uint8Array(segment.partRecords.count);
  for (let row = 0; row < to.length; row += 1) {
    if (to[row] === droppedRow) continue;
    for (const part of segment.records.parts(row)) isUsed[part] = 1;
  }
  return isUsed;
}
