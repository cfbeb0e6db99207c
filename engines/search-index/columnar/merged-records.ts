import { ByteSink } from "./bytes.ts";
import { choosePieces, sampleBytesMax, suggestionSampleBytesMax } from "./choose-pieces.ts";
import type { MergedParts } from "./merged-parts.ts";
import { type RecordPacker, unpacked } from "./record-packing.ts";
import { isSameDictionary, Repacking } from "./repacking.ts";
import type { MergeSource, RowMap } from "./row-map.ts";
import type { RecordInput } from "./segment-input.ts";

/** A dictionary that sources with this share of all rows have is kept: their records stay as they are. */
const shareOfRowsMin = 0.25;
/** Fewer rows are soon merged again: choosing a dictionary takes longer than all else there. */
const packedRowsMin = 16_384;
/** A dictionary is chosen from one row in so many, or from as many as a sample may have. */
const rowsPerSampled = 8;

/** What the records of a merged segment are packed by. */
export function mergedDictionary(map: RowMap): Uint8Array {
  const found: { readonly dictionary: Uint8Array; rows: number }[] = [];
  for (const { segment } of map.sources) {
    const { dictionary } = segment;
    const same = found.find((one) => isSameDictionary(one.dictionary, dictionary));
    if (same === undefined) found.push({ dictionary, rows: segment.rows });
    else same.rows += segment.rows;
  }
  const packing = found.filter(({ dictionary }) => dictionary.length > 0);
  const [most] = packing.toSorted((a, b) => b.rows - a.rows);
  if (most !== undefined && most.rows >= map.rows * shareOfRowsMin) return most.dictionary;
  return map.rows < packedRowsMin ? unpacked : choosePieces(sampleOf(map));
}

/** Of so many suggestions in a row, all in one block, one is of the sample. */
const suggestionsPerSampled = 32;

function addSuggestions(sample: ByteSink, { sources }: RowMap): void {
  const tables = sources.map(({ segment }) => segment.suggestions);
  const all = tables.reduce((sum, { count }) => sum + count, 0);
  // As above, if suggestions are of half a hundred bytes.
  const most = Math.floor((all * 50) / suggestionSampleBytesMax);
  const step = Math.max(suggestionsPerSampled, most);
  for (const table of tables) {
    for (let at = 0; at < table.count; at += step) {
      if (sample.length >= suggestionSampleBytesMax) return;
      sample.raw(table.keyOf(at));
    }
  }
}

/**
 * Suggestions from all over the merged segment, then records, one after the other, with those of
 * their parts.
 */
function sampleOf(map: RowMap): Uint8Array {
  const { sources, rows, source, row } = map;
  const sample = new ByteSink(1 << 16);
  addSuggestions(sample, map);
  const taken = sources.map(() => new Set<number>());
  // A sample of so many rows is about as long as it may be, if records are of half a kilobyte.
  const step = Math.max(rowsPerSampled, Math.floor((rows * 512) / sampleBytesMax));
  for (let at = 0; at < rows && sample.length < sampleBytesMax; at += step) {
    const from = source[at] as number;
    const segment = sources[from]?.segment;
    if (segment === undefined) continue;
    const own = row[at] as number;
    sample.raw(segment.records.record(own));
    for (const part of segment.records.parts(own)) {
      if (taken[from]?.has(part) === true) continue;
      taken[from]?.add(part);
      sample.raw(segment.partRecords.record(part));
    }
  }
  return sample.view();
}

/** The live records, packed by the given packer, with the new numbers of their parts. */
export function* mergedRecords(
  { sources, rows, source, row }: RowMap,
  packer: RecordPacker,
  parts: MergedParts,
): Generator<RecordInput> {
  const repack = new Repacking(packer);
  const takers = sources.map(({ segment }: MergeSource) =>
    repack.taker(segment.records, segment.dictionary),
  );
  for (let at = 0; at < rows; at += 1) {
    const from = source[at] as number;
    const own = row[at] as number;
    const packed = takers[from]?.(own);
    if (packed !== undefined) yield { packed, parts: parts.numbersOf(from, own) };
  }
}
