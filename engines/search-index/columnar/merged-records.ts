import { ByteSink } from "./bytes.ts";
import type { PackedPiece } from "./packed-records.ts";
import { chooseDictionary, sampleBytesMax } from "./record-dictionary.ts";
import type { MergeSource, RowMap } from "./row-map.ts";

/** A dictionary that sources with this share of all rows have is kept: their records stay as they are. */
const shareOfRowsMin = 0.25;

/** What the records of a merged segment are packed by. */
export function mergedDictionary(map: RowMap): Uint8Array {
  const found: { readonly dictionary: Uint8Array; rows: number }[] = [];
  for (const { segment } of map.sources) {
    const { dictionary } = segment.records;
    const same = found.find((one) => isSame(one.dictionary, dictionary));
    if (same === undefined) found.push({ dictionary, rows: segment.rows });
    else same.rows += segment.rows;
  }
  const [most] = found.toSorted((a, b) => b.rows - a.rows);
  if (most === undefined) return new Uint8Array(0);
  const isKept = most.dictionary.length > 0 && most.rows >= map.rows * shareOfRowsMin;
  return isKept ? most.dictionary : chooseDictionary(sampleOf(map));
}

/** Records from all over the merged segment, one after the other. */
function sampleOf({ sources, rows, source, row }: RowMap): Uint8Array {
  const sample = new ByteSink(1 << 16);
  // A sample of so many rows is about as long as it may be, if records are of two kilobytes.
  const step = Math.max(1, Math.floor((rows * 2_048) / sampleBytesMax));
  for (let at = 0; at < rows && sample.length < sampleBytesMax; at += step) {
    const records = sources[source[at] as number]?.segment.records;
    if (records !== undefined) sample.raw(records.record(row[at] as number));
  }
  return sample.view();
}

/** Records that are packed by the dictionary already are taken over as they are. */
export function* mergedRecords(
  { sources, rows, source, row }: RowMap,
  dictionary: Uint8Array,
): Generator<PackedPiece> {
  const records = sources.map(({ segment }: MergeSource) => segment.records);
  // Without a dictionary records may not be packed at all.
  const isTakenOver = records.map(
    (own) => dictionary.length > 0 && isSame(own.dictionary, dictionary),
  );
  for (let at = 0; at < rows; at += 1) {
    const from = source[at] as number;
    const own = records[from];
    if (own === undefined) return;
    const first = row[at] as number;
    yield isTakenOver[from] === true
      ? { packed: own.packed(first) }
      : { record: own.record(first) };
  }
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
