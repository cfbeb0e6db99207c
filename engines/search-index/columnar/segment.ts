import { allFacetFields } from "../checks.ts";
import { keptTermsMax } from "../limits.ts";
import { selfAndAncestors } from "../paths.ts";
import type { IndexSchema } from "../search-index.ts";
import { BlockFile } from "./block-file.ts";
import type { ByteSource } from "./bytes.ts";
import { type CellColumn, cellColumns, type FacetGroup } from "./facet-groups.ts";
import type { QueryMemory } from "./query-memory.ts";
import { PostingList } from "./posting-list.ts";
import type { SegmentMeta } from "./segment-writer.ts";
import { PackedRecords } from "./packed-records.ts";
import { RecordUnpacker } from "./record-packing.ts";
import { StringTable } from "./string-table.ts";
import { hasTermFacets, readTermFacets } from "./term-facets.ts";

/** What a segment holds in memory; threads share it. */
export interface ResidentSegment {
  readonly path: string;
  readonly verified: Uint8Array<SharedArrayBuffer>;
  readonly sections: Readonly<Record<string, SharedArrayBuffer>>;
}

export type Column = Uint8Array | Uint16Array | Uint32Array;

/** A facet field of a segment: rows with the same values share one set; set 0 is the empty one. */
export interface FacetColumn {
  /** Row → cell of its group, and cell → set. */
  readonly cellOf: CellColumn;
  readonly setOf: Uint32Array;
  readonly values: readonly string[];
  readonly places: ReadonlyMap<string, number>;
  readonly stated: ValueSets;
  /** The same, in a hierarchical field with all their ancestors. */
  readonly closed: ValueSets;
}

/** Sets of values: set → places of its values. */
export interface ValueSets {
  readonly count: number;
  /** Of all sets, one after the other, and where each ends. */
  readonly places: Uint32Array;
  readonly ends: Uint32Array;
}

/** The places of the values of one set. */
export function placesOfSet({ places, ends }: ValueSets, set: number): Uint32Array {
  return places.subarray(set === 0 ? 0 : ends[set - 1], ends[set]);
}

export interface NumberColumn {
  /** Distinct values, ascending. */
  readonly values: Float64Array;
  /** Row → 1 + the place of its value, 0 for none. */
  readonly ranks: Column;
}

export interface KeyColumn {
  readonly table: StringTable;
  readonly ranks: Column;
}

/** Loads what a segment holds in memory. Throws `SearchIndexCorruptError`. */
export function loadResident(path: string): ResidentSegment {
  const file = new BlockFile(path);
  try {
    const resident = Object.entries(file.sections).filter(([, section]) => section.resident);
    const sections = Object.fromEntries(resident.map(([name]) => [name, file.load(name)]));
    return { path, verified: file.verified, sections };
  } finally {
    file.close();
  }
}

/** A segment open in one thread. */
export class Segment {
  readonly path: string;
  readonly rows: number;
  readonly parts: number;
  readonly bytes: number;
  readonly ids: StringTable;
  readonly terms: StringTable;
  readonly suggestions: StringTable;
  /** Block of suggestions → the most documents that offer one of its keys. */
  readonly greatestOffers: Uint32Array;
  /** What records, keys and suggestions are packed by. */
  readonly dictionary: Uint8Array;
  readonly unpacker: RecordUnpacker;
  /** Of documents and of their parts; see stored-records.ts. */
  readonly records: PackedRecords;
  readonly partRecords: PackedRecords;
  readonly facets: readonly FacetColumn[];
  readonly groups: readonly FacetGroup[];
  readonly numbers: readonly NumberColumn[];
  readonly keys: readonly KeyColumn[];
  /** Row → prior in steps of 1/255; undefined when the schema has none. */
  readonly prior: Uint8Array | undefined;
  readonly file: BlockFile;
  readonly #postingsAt: number;
  /** What was looked up in the dictionary: a query asks for each of its terms several times. */
  readonly #ordinals = new Map<string, number>();
  readonly #entries = new Map<number, DictionaryEntry>();

  constructor(schema: IndexSchema, { path, verified, sections }: ResidentSegment) {
    this.file = new BlockFile(path, verified);
    // The checksum of the directory says that it is what the writer of segments wrote.
    const meta = this.file.meta as SegmentMeta;
    const buffer = (name: string): SharedArrayBuffer => sections[name] ?? new SharedArrayBuffer(0);
    this.dictionary = new Uint8Array(buffer("records.dictionary"));
    this.unpacker = new RecordUnpacker(this.dictionary);
    const table = (name: string): StringTable =>
      new StringTable(this.file, name, buffer(`${name}.index`), this.unpacker);
    this.path = path;
    this.rows = meta.rows;
    this.parts = meta.parts;
    this.bytes = this.file.bytes;
    this.ids = table("ids");
    this.terms = table("terms");
    this.suggestions = table("suggestions");
    this.greatestOffers = new Uint32Array(buffer("suggestions.greatest"));
    const records = (name: string, count: number): PackedRecords =>
      new PackedRecords(this.file, name, count, buffer(`${name}.index`), this.dictionary);
    this.records = records("records", meta.rows);
    this.partRecords = records("parts", meta.distinctParts);
    const columns = cellColumns(
      meta.groups,
      new Uint16Array(buffer("cells")),
      (group) => new Uint32Array(buffer(`group.${group}`)),
    );
    this.groups = meta.groups.map(({ fields, cells }, index) => ({
      fields,
      cells,
      ...(columns[index] as CellColumn),
      sets: fields.map(
        (_, place) => new Uint32Array(buffer(`group.${index}.sets`), place * cells * 4, cells),
      ),
    }));
    this.facets = allFacetFields(schema).map((field, index) =>
      facetColumn(
        this.#groupOf(index),
        index,
        buffer(`facet.${index}`),
        schema.hierarchicalFields.includes(field),
      ),
    );
    this.numbers = schema.numberFields.map((_, index) => ({
      values: new Float64Array(buffer(`number.${index}.values`)),
      ranks: columnOf(buffer(`number.${index}.rank`), meta.rows),
    }));
    this.keys = schema.sortFields.map((_, index) => ({
      table: table(`key.${index}`),
      ranks: columnOf(buffer(`key.${index}.rank`), meta.rows),
    }));
    this.prior = schema.prior === undefined ? undefined : new Uint8Array(buffer("prior"));
    this.#postingsAt = this.file.get("postings").at;
  }

  #groupOf(field: number): FacetGroup {
    const group = this.groups.find(({ fields }) => fields.includes(field));
    if (group === undefined) throw new Error(`${this.path} has no facet field ${field}.`);
    return group;
  }

  /** The ordinal of a term; −1 when no document holds it. */
  findTerm(term: string): number {
    let ordinal = this.#ordinals.get(term);
    if (ordinal === undefined) {
      // What is not well-formed would be looked up as another term.
      ordinal = term.isWellFormed() ? this.terms.find(Buffer.from(term, "utf8")) : -1;
      keep(this.#ordinals, term, ordinal);
    }
    return ordinal;
  }

  /** How many documents hold a term of the dictionary, removed ones included. */
  documentsWith(ordinal: number): number {
    return this.#entry(ordinal).count;
  }

  /** The postings of a term of the dictionary, in memory of the query. */
  postings(ordinal: number, withMasks: boolean, memory: QueryMemory): PostingList {
    const entry = this.#entry(ordinal);
    if (entry.count === 1)
      return PostingList.single(entry.row, entry.impact, entry.mask, this.rows);
    const list = new PostingList(entry.count, this.rows);
    const bytes = memory.bytes(entry.bytes);
    this.file.read(this.#postingsAt + entry.at, bytes);
    list.attach(bytes);
    if (withMasks) {
      const masks = memory.bytes(entry.maskBytes);
      this.file.read(this.#postingsAt + entry.at + entry.bytes, masks);
      list.attachMasks(masks);
    }
    return list;
  }

  /** Facet field → rows that hold a term by set of values, in memory of the query; undefined of a rarer term. */
  termFacets(ordinal: number, memory: QueryMemory): readonly Uint32Array[] | undefined {
    const { count, at, bytes, maskBytes, facetBytes } = this.#entry(ordinal);
    if (!hasTermFacets(count, this.rows)) return undefined;
    const counts = memory.bytes(facetBytes);
    this.file.read(this.#postingsAt + at + bytes + maskBytes, counts);
    const sets = this.facets.map(({ stated }) => memory.zeros(stated.count));
    readTermFacets(counts, sets);
    return sets;
  }

  #entry(ordinal: number): DictionaryEntry {
    let entry = this.#entries.get(ordinal);
    if (entry !== undefined) return entry;
    const source = this.terms.payloads(ordinal);
    entry = emptyEntry();
    entry.at = source.varint();
    for (let at = ordinal % this.terms.stringsPerBlock; at >= 0; at -= 1) {
      readNextEntry(source, entry, this.rows);
    }
    keep(this.#entries, ordinal, entry);
    return entry;
  }

  /** The row of an id; −1 when it is not there. */
  rowOf(id: string): number {
    return this.ids.find(Buffer.from(id, "utf8"));
  }

  idOf(row: number): string {
    return this.ids.stringOf(row);
  }

  close(): void {
    this.file.close();
  }
}

/** Keeps what was looked up; when there is too much, all before is forgotten. */
function keep<Key, Value>(kept: Map<Key, Value>, key: Key, value: Value): void {
  if (kept.size >= keptTermsMax) kept.clear();
  kept.set(key, value);
}

/** What the dictionary says of a term. */
export interface DictionaryEntry {
  count: number;
  /** Of a term of one document. */
  row: number;
  impact: number;
  mask: number;
  /** Otherwise, where its postings lie in their section. */
  at: number;
  bytes: number;
  maskBytes: number;
  facetBytes: number;
}

export function emptyEntry(): DictionaryEntry {
  return { count: 0, row: 0, impact: 0, mask: 0, at: 0, bytes: 0, maskBytes: 0, facetBytes: 0 };
}

/** Goes on from one term to the next of its block, in a segment of so many rows. */
export function readNextEntry(source: ByteSource, into: DictionaryEntry, rows: number): void {
  into.at += into.bytes + into.maskBytes + into.facetBytes;
  into.count = source.varint();
  into.bytes = 0;
  into.maskBytes = 0;
  into.facetBytes = 0;
  if (into.count === 1) {
    into.row = source.varint();
    into.impact = source.byte();
    into.mask = source.varint();
    return;
  }
  into.bytes = source.varint();
  into.maskBytes = source.varint();
  if (hasTermFacets(into.count, rows)) into.facetBytes = source.varint();
}

/** The numbers of rows, as `narrowed` wrote them. */
export function columnOf(buffer: SharedArrayBuffer, rows: number): Column {
  if (buffer.byteLength === rows) return new Uint8Array(buffer);
  return buffer.byteLength === rows * 2 ? new Uint16Array(buffer) : new Uint32Array(buffer);
}

function facetColumn(
  group: FacetGroup,
  field: number,
  content: SharedArrayBuffer,
  hierarchical: boolean,
): FacetColumn {
  const json = Buffer.from(content).toString("utf8");
  const { values: own, sets }: { values: string[]; sets: number[][] } =
    json === "" ? { values: [], sets: [[]] } : JSON.parse(json);
  const values = [...own];
  const places = new Map(values.map((value, place) => [value, place]));
  const stated = valueSets(sets);
  const setOf = group.sets[group.fields.indexOf(field)] as Uint32Array;
  const facet = { cellOf: group, setOf, values, places, stated };
  if (!hierarchical) return { ...facet, closed: stated };
  const placeOf = (value: string): number => {
    let place = places.get(value);
    if (place === undefined) {
      place = values.length;
      values.push(value);
      places.set(value, place);
    }
    return place;
  };
  const closed = sets.map((set) => {
    const paths = set.flatMap((place) => selfAndAncestors(own[place] ?? ""));
    return [...new Set(paths)].map(placeOf);
  });
  return { ...facet, closed: valueSets(closed) };
}

function valueSets(sets: readonly (readonly number[])[]): ValueSets {
  let end = 0;
  const ends = Uint32Array.from(sets, (set) => (end += set.length));
  return { count: sets.length, places: Uint32Array.from(sets.flat()), ends };
}
