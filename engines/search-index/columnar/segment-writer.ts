import { priorFactor } from "../checks.ts";
import type { IndexSchema } from "../search-index.ts";
import { BlockFileWriter, type Reach } from "./block-file.ts";
import { ByteSink } from "./bytes.ts";
import { groupFacets, type GroupForm, isNarrow } from "./facet-groups.ts";
import { writeOffers } from "./offers.ts";
import { writePackedRecords } from "./packed-records.ts";
import { writePostings } from "./posting-codec.ts";
import { writeMasks } from "./posting-masks.ts";
import type { RecordPacker } from "./record-packing.ts";
import type { RecordInput, SegmentInput, SuggestionInput } from "./segment-input.ts";
import { hasTermFacets, writeTermFacets, type WrittenFacets } from "./term-facets.ts";
import { StringTableWriter, type TableForm, writeTable } from "./string-table-writer.ts";

/** What the directory of a segment says of it. */
export interface SegmentMeta {
  readonly rows: number;
  readonly parts: number;
  /** Records of parts; documents share them. */
  readonly distinctParts: number;
  /** What the sections `cells` and `group.0` … hold. */
  readonly groups: readonly GroupForm[];
}

export interface WrittenSegment {
  readonly rows: number;
  readonly parts: number;
  readonly bytes: number;
}

/** The greatest value of the prior column: 1 in steps of 1/255. */
export const priorSteps = 255;

const idForm: TableForm = { stringsPerBlock: 16 };
const termForm: TableForm = { stringsPerBlock: 32 };
/** Of keys and suggestions, which are packed by pieces. */
const keysPerBlock = 64;
const suggestionsPerBlock = 32;

/** Writes a segment and puts it on the disk. A file that was begun and fails is of no use. */
export function writeSegment(
  path: string,
  schema: IndexSchema,
  input: SegmentInput,
  reach: Reach,
): WrittenSegment {
  const file = new BlockFileWriter(path, reach);
  try {
    writeIds(file, input);
    const packer = input.packer();
    file.array("records.dictionary", packer.dictionary);
    const distinctParts = writeParts(file, input);
    writePackedRecords(file, "records", input.records());
    const partCounts = input.partCounts();
    const counts = narrowed(partCounts, greatestOf(partCounts));
    file.section("parts.count", false, () => file.write(bytesOf(counts)));
    const facets = writeFacets(file, input);
    writeNumbers(file, schema, input);
    let keyField = 0;
    for (const field of input.keys()) {
      const form = { stringsPerBlock: keysPerBlock, packer };
      const count = writeTable(file, `key.${keyField}`, form, (table) => {
        for (const key of field.keys) table.add(key);
      });
      file.array(`key.${keyField}.rank`, narrowed(field.ranks(), count));
      keyField += 1;
    }
    writeTerms(file, input, facets);
    writeSuggestions(file, input, packer);
    let parts = 0;
    for (const count of partCounts) parts += count;
    const groups = facets.groups.map(({ fields, cells }) => ({ fields, cells }));
    const meta: SegmentMeta = { rows: input.rows, parts, distinctParts, groups };
    return { rows: input.rows, parts, bytes: file.finish(meta) };
  } catch (error) {
    file.abandon();
    throw error;
  }
}

function bytesOf(array: Uint8Array | Uint16Array | Uint32Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

function greatestOf(numbers: Uint32Array): number {
  let greatest = 0;
  for (const number of numbers) if (number > greatest) greatest = number;
  return greatest;
}

/** The same numbers in as few bytes as their greatest allows. */
export function narrowed(
  numbers: Uint32Array,
  greatest: number,
): Uint8Array | Uint16Array | Uint32Array {
  if (greatest < 256) return Uint8Array.from(numbers);
  return greatest < 65_536 ? Uint16Array.from(numbers) : numbers;
}

function writeIds(file: BlockFileWriter, input: SegmentInput): void {
  writeTable(file, "ids", idForm, (table) => {
    for (const id of input.ids()) table.add(id);
  });
}

/** Returns how many there are. */
function writeParts(file: BlockFileWriter, input: SegmentInput): number {
  let count = 0;
  const none = new Uint32Array(0);
  function* records(): Generator<RecordInput> {
    for (const packed of input.parts()) {
      count += 1;
      yield { packed, parts: none };
    }
  }
  writePackedRecords(file, "parts", records());
  return count;
}

function writeFacets(file: BlockFileWriter, input: SegmentInput): WrittenFacets {
  const facets = input.facets();
  for (const [index, { values, sets }] of facets.entries()) {
    file.section(`facet.${index}`, true, () =>
      file.write(Buffer.from(JSON.stringify({ values, sets }), "utf8")),
    );
  }
  const sets = facets.map((facet) => facet.sets.length);
  const groups = groupFacets(
    facets.map(({ column }, field) => ({ column, sets: sets[field] ?? 0 })),
  );
  for (const [index, group] of groups.entries()) {
    if (!isNarrow(group)) file.array(`group.${index}`, group.numbers);
    file.array(`group.${index}.sets`, Uint32Array.from(group.sets.flatMap((of) => [...of])));
  }
  file.array("cells", groups.find(isNarrow)?.numbers ?? new Uint16Array(0));
  return { groups, sets };
}

/** Per number field its distinct values, ascending, and per row 1 + the place of its value. */
function writeNumbers(file: BlockFileWriter, schema: IndexSchema, input: SegmentInput): void {
  for (const [index, numbers] of input.numbers().entries()) {
    const sorted = numbers.filter((value) => !Number.isNaN(value)).sort();
    const distinct = sorted.filter((value, at) => at === 0 || value !== sorted[at - 1]);
    const places = new Map<number, number>();
    for (const [place, value] of distinct.entries()) places.set(value, place + 1);
    const ranks = Uint32Array.from(numbers, (value) => places.get(value) ?? 0);
    file.array(`number.${index}.values`, distinct);
    file.array(`number.${index}.rank`, narrowed(ranks, distinct.length));
    if (schema.prior?.field === schema.numberFields[index]) {
      const prior = Uint8Array.from(numbers, (value) =>
        Math.round((priorFactor(1, value) - 1) * priorSteps),
      );
      file.array("prior", prior);
    }
  }
}

/** A posting list that is longer than this, in bytes, is written out before the next is made. */
const postingsFlushBytes = 262_144;

function writeTerms(file: BlockFileWriter, input: SegmentInput, facets: WrittenFacets): void {
  // The dictionary is kept until the postings are written, which lie in one piece before it.
  const blocks: Buffer[] = [];
  const table = new StringTableWriter(termForm, (block) => blocks.push(block));
  const sink = new ByteSink(postingsFlushBytes * 2);
  let end = 0;
  file.section("postings", false, () => {
    for (const { key, rows, impacts, masks, count } of input.terms()) {
      // Each block of the dictionary begins with where its first postings lie.
      const isFirst = table.count % table.stringsPerBlock === 0;
      table.add(key);
      const { payload } = table;
      if (isFirst) payload.varint(end);
      payload.varint(count);
      if (count === 1) {
        payload.varint(rows[0] as number);
        payload.byte(impacts[0] as number);
        payload.varint(masks[0] as number);
        continue;
      }
      const start = sink.length;
      writePostings(sink, rows, impacts, count, input.rows);
      const middle = sink.length;
      writeMasks(sink, masks, count);
      payload.varint(middle - start);
      const facetsAt = sink.length;
      payload.varint(facetsAt - middle);
      if (hasTermFacets(count, input.rows)) {
        writeTermFacets(sink, facets, rows, count);
        payload.varint(sink.length - facetsAt);
      }
      end += sink.length - start;
      if (sink.length < postingsFlushBytes) continue;
      file.write(sink.view());
      sink.length = 0;
    }
    file.write(sink.view());
  });
  table.endBlock();
  file.section("terms", false, () => {
    for (const block of blocks) file.write(block);
  });
  table.writeIndex(file, "terms");
}

function writeSuggestions(file: BlockFileWriter, input: SegmentInput, packer: RecordPacker): void {
  const greatest: number[] = [];
  const form = { stringsPerBlock: suggestionsPerBlock, packer };
  writeTable(file, "suggestions", form, (table) => {
    for (const suggestion of input.suggestions()) {
      table.add(suggestion.key);
      const block = Math.floor((table.count - 1) / table.stringsPerBlock);
      greatest[block] = Math.max(greatest[block] ?? 0, documentsOf(suggestion));
      writeOffers(table.payload, suggestion);
    }
  });
  file.array("suggestions.greatest", Uint32Array.from(greatest));
}

function documentsOf({ offers }: SuggestionInput): number {
  const [only] = offers;
  if (only !== undefined && offers.length === 1) return only.rows.length;
  return new Set(offers.flatMap(({ rows }) => rows)).size;
}
