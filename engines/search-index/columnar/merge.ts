import { allFacetFields } from "../checks.ts";
import type { IndexSchema } from "../search-index.ts";
import type { Reach } from "./block-file.ts";
import { ByteSink } from "./bytes.ts";
import { FacetBuilder } from "./facet-builder.ts";
import { mergedKeys } from "./merged-keys.ts";
import { MergedPostings } from "./merged-postings.ts";
import { MergedParts } from "./merged-parts.ts";
import { mergedDictionary, mergedRecords } from "./merged-records.ts";
import { RecordPacker } from "./record-packing.ts";
import { isSameDictionary } from "./repacking.ts";
import { droppedRow, type MergeSource, RowMap } from "./row-map.ts";
import type {
  FacetInput,
  KeyInput,
  Offer,
  SegmentInput,
  SuggestionInput,
} from "./segment-input.ts";
import { columnOf, placesOfSet, type Segment } from "./segment.ts";
import { type WrittenSegment, writeSegment } from "./segment-writer.ts";
import { StringWalker } from "./string-table.ts";
import { readOffers } from "./offers.ts";

export interface MergedSegment extends WrittenSegment {
  /** Source → its row → row of the merged segment, or `droppedRow`. */
  readonly to: readonly Uint32Array[];
}

/** Writes the live rows of several segments as one. Impacts are taken over, so scores stay. */
export function mergeSegments(
  path: string,
  schema: IndexSchema,
  sources: readonly MergeSource[],
  reach: Reach,
): MergedSegment {
  const map = new RowMap(sources);
  return { ...writeSegment(path, schema, mergeInput(schema, map), reach), to: map.to };
}

function mergeInput(schema: IndexSchema, map: RowMap): SegmentInput {
  const packer = new RecordPacker(mergedDictionary(map));
  const parts = new MergedParts(map, packer);
  return {
    rows: map.rows,
    ids: () => mergedIds(map),
    packer: () => packer,
    parts: () => parts.pieces(),
    records: () => mergedRecords(map, packer, parts),
    partCounts: () => mergedPartCounts(map),
    facets: () => allFacetFields(schema).map((_, field) => mergedFacet(map, field)),
    numbers: () => schema.numberFields.map((_, field) => mergedNumbers(map, field)),
    keys: () => schema.sortFields.map((_, field) => mergedSortKeys(map, field)),
    terms: () => new MergedPostings(map).terms(),
    suggestions: () => mergedSuggestions(map, packer),
  };
}

function* mergedIds({ sources, rows, source, row }: RowMap): Generator<Uint8Array> {
  for (let at = 0; at < rows; at += 1) {
    const ids = sources[source[at] as number]?.segment.ids;
    if (ids !== undefined) yield ids.keyOf(row[at] as number);
  }
}

function mergedPartCounts({ sources, rows, to }: RowMap): Uint32Array {
  const counts = new Uint32Array(rows);
  for (const [index, { segment }] of sources.entries()) {
    move(columnOf(segment.file.load("parts.count"), segment.rows), to[index], counts);
  }
  return counts;
}

function move(
  from: Uint8Array | Uint16Array | Uint32Array,
  to: Uint32Array | undefined,
  into: Uint32Array,
): void {
  if (to === undefined) return;
  for (let row = 0; row < to.length; row += 1) {
    const target = to[row] as number;
    if (target !== droppedRow) into[target] = from[row] as number;
  }
}

function mergedFacet({ sources, rows, to }: RowMap, field: number): FacetInput {
  const builder = new FacetBuilder();
  const column = new Uint32Array(rows);
  for (const [index, { segment }] of sources.entries()) {
    const facet = segment.facets[field];
    const target = to[index];
    if (facet === undefined || target === undefined) continue;
    const { setOf } = facet;
    const { numbers, stride, at } = facet.cellOf;
    // Only sets that live rows have go on.
    const sets = new Int32Array(facet.stated.count).fill(-1);
    for (let row = 0; row < target.length; row += 1) {
      const into = target[row] as number;
      if (into === droppedRow) continue;
      const set = setOf[numbers[row * stride + at] as number] as number;
      if (sets[set] === -1) {
        const values = Array.from(placesOfSet(facet.stated, set), (place) => {
          const value = Buffer.from(facet.values[place] ?? "", "utf8");
          return builder.valueOf(value, 0, value.length);
        });
        sets[set] = builder.setOf(values);
      }
      column[into] = sets[set] as number;
    }
  }
  return builder.inputOf(column);
}

function mergedNumbers({ sources, rows, to }: RowMap, field: number): Float64Array {
  const numbers = new Float64Array(rows).fill(Number.NaN);
  for (const [index, { segment }] of sources.entries()) {
    const own = segment.numbers[field];
    const target = to[index];
    if (own === undefined || target === undefined) continue;
    for (let row = 0; row < target.length; row += 1) {
      const into = target[row] as number;
      const rank = own.ranks[row] as number;
      if (into !== droppedRow && rank > 0) numbers[into] = own.values[rank - 1] as number;
    }
  }
  return numbers;
}

function mergedSortKeys({ sources, rows, to }: RowMap, field: number): KeyInput {
  const columns = sources.map(({ segment }) => segment.keys[field]);
  // Source → rank there → rank in the merged segment; 0 for keys that no live row has.
  const ranks = columns.map((column) => new Uint32Array((column?.table.count ?? 0) + 1));
  for (const [index, column] of columns.entries()) {
    const target = to[index] ?? [];
    const own = ranks[index] ?? [];
    for (let row = 0; row < target.length; row += 1) {
      if (target[row] !== droppedRow) own[column?.ranks[row] as number] = 1;
    }
  }
  const walkers = columns
    .flatMap((column) => column ?? [])
    .map((one) => new StringWalker(one.table));
  function* keys(): Generator<Uint8Array> {
    let count = 0;
    for (const holders of mergedKeys(walkers)) {
      const used = holders.filter(
        (index) => ranks[index]?.[(walkers[index]?.ordinal ?? 0) + 1] === 1,
      );
      const [first] = used;
      if (first === undefined) continue;
      count += 1;
      for (const index of used) {
        const own = ranks[index];
        // The mark that a key is in use gives way to its rank; each is met once.
        if (own !== undefined) own[(walkers[index]?.ordinal ?? 0) + 1] = count;
      }
      yield walkers[first]?.key ?? new Uint8Array(0);
    }
  }
  return {
    keys: keys(),
    ranks() {
      const merged = new Uint32Array(rows);
      for (const [index, column] of columns.entries()) {
        const own = ranks[index];
        if (own === undefined || column === undefined) continue;
        own[0] = 0;
        move(
          Uint32Array.from(column.ranks, (rank) => own[rank] as number),
          to[index],
          merged,
        );
      }
      return merged;
    },
  };
}

function* mergedSuggestions(
  { sources, to }: RowMap,
  packer: RecordPacker,
): Generator<SuggestionInput> {
  const texts = sources.map(({ segment }) => repackingOf(segment, packer));
  const walkers = sources.map(({ segment }) => new StringWalker(segment.suggestions));
  const none = new Uint32Array(0);
  for (const holders of mergedKeys(walkers)) {
    const [holder = 0] = holders;
    const offers: Offer[] = [];
    for (const index of holders) {
      const walker = walkers[index];
      const repacked = texts[index];
      if (walker === undefined || repacked === undefined) continue;
      for (const { text, rows } of readOffers(walker.source)) {
        addOffer(offers, { text: text && repacked(text), rows }, to[index] ?? none);
      }
    }
    if (offers.length === 0) continue;
    yield { key: walkers[holder]?.key ?? new Uint8Array(0), offers };
  }
}

/** What makes of a text that a segment has packed one that the packer has. */
function repackingOf(
  { dictionary, unpacker }: Segment,
  packer: RecordPacker,
): (text: Uint8Array) => Uint8Array {
  if (isSameDictionary(dictionary, packer.dictionary)) return (text) => text;
  const sink = new ByteSink();
  return (text) => {
    packer.pack(unpacker.unpack(text), sink);
    return sink.take();
  };
}

/** Adds the rows of an offer that go on to those of the same text. */
function addOffer(offers: Offer[], { text, rows }: Offer, to: Uint32Array): void {
  const kept: number[] = [];
  for (const row of rows) {
    const target = to[row] as number;
    if (target !== droppedRow) kept.push(target);
  }
  if (kept.length === 0) return;
  const same = offers.find((other) => isSameText(other.text, text));
  if (same === undefined) offers.push({ text, rows: kept });
  else {
    same.rows.push(...kept);
    same.rows.sort((a, b) => a - b);
  }
}

function isSameText(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  return a === undefined || b === undefined ? a === b : Buffer.compare(a, b) === 0;
}
