import { allFacetFields, allTextFields, typicalLengths } from "../checks.ts";
import type { IndexSchema } from "../search-index.ts";
import type { BatchReader } from "./batch-reader.ts";
import type { RecordPacker } from "./record-packing.ts";
import { FacetBuilder } from "./facet-builder.ts";
import { countIn, impactOf } from "../impact.ts";
import type { KnownParts } from "./known-parts.ts";
import { RunParts } from "./run-parts.ts";
import { type RunPacking, RunRecords } from "./run-records.ts";
import type { FacetInput, RecordInput, SegmentInput, TermInput } from "./segment-input.ts";
import { RunKeys } from "./run-keys.ts";
import { space } from "./bytes.ts";
import { RunSuggestions } from "./suggestion-input.ts";
import { larger, TermTable } from "./term-table.ts";

/** A run of documents is written to a file when it has so many postings or bytes of records. */
export const runPostingsMax = 8_000_000;
const runRecordBytesMax = 64_000_000;

/** The parts that are written: their places in the run, and the run's place → 1 + number there. */
interface PartsInUse {
  readonly places: readonly number[];
  readonly numbers: Uint32Array;
}

/** Documents in memory, in the order in which they came. */
export class RunBuilder {
  readonly #weights: readonly number[];
  readonly #typicalLengths: readonly number[];
  /** Document → where its parts and its postings end. */
  readonly #partEnds: number[] = [0];
  readonly #postingEnds: number[] = [0];
  readonly #records: RunRecords;
  readonly #runParts: RunParts;
  /** The parts of all documents, by their places in the run. */
  #parts = new Uint32Array(1 << 10);
  readonly #numbers: readonly number[][];
  readonly #keys: readonly RunKeys[];
  readonly #suggestions = new RunSuggestions();
  readonly #ids = new TermTable();
  /** Id → the document that came last with it, `removed` when it was removed since. */
  readonly #placeOf: number[] = [];
  #documents = 0;
  readonly #facets: readonly FacetBuilder[];
  readonly #terms = new TermTable();
  #numbered = new Uint32Array(1 << 10);
  #termOf = new Uint32Array(1 << 12);
  #countOf = new Float32Array(1 << 12);
  #maskOf = new Uint16Array(1 << 12);
  #postings = 0;
  /** Term → the last document that held it, and where its posting lies. */
  #seenIn = new Int32Array(1 << 10).fill(-1);
  #postingOf = new Uint32Array(1 << 10);

  /** Documents refer to the parts that are known when they are added. */
  constructor(schema: IndexSchema, packing: RunPacking, parts: KnownParts) {
    this.#records = new RunRecords(packing);
    this.#runParts = new RunParts(parts, this.#records, (terms) =>
      this.#numbersOf(terms, 0, terms.length),
    );
    this.#weights = allTextFields(schema).map(({ weight }) => weight);
    this.#typicalLengths = typicalLengths(schema);
    this.#facets = allFacetFields(schema).map(() => new FacetBuilder());
    this.#numbers = schema.numberFields.map(() => []);
    this.#keys = schema.sortFields.map(() => new RunKeys());
  }

  /** How many there are, without those that were replaced or removed. */
  get documents(): number {
    return this.#documents;
  }

  isFull(postingsMax: number): boolean {
    return this.#postings >= postingsMax || this.#records.bytes >= runRecordBytesMax;
  }

  ids(): string[] {
    return Array.from(this.#keysOf(this.#order().ids), (id) => Buffer.from(id).toString("utf8"));
  }

  remove(id: string): void {
    const bytes = Buffer.from(id, "utf8");
    this.#place(this.#ids.numberOf(bytes, 0, bytes.length), removed);
  }

  #place(id: number, place: number): void {
    if ((this.#placeOf[id] ?? removed) !== removed) this.#documents -= 1;
    if (place !== removed) this.#documents += 1;
    this.#placeOf[id] = place;
  }

  /** Adds the document whose id was read. */
  add(reader: BatchReader): void {
    const place = this.#partEnds.length - 1;
    const { bytes } = reader;
    this.#place(this.#ids.numberOf(bytes, reader.from, reader.to), place);
    reader.span();
    this.#records.addDocument(bytes.subarray(reader.from, reader.to));
    for (let field = 0; field < this.#weights.length - 1; field += 1) {
      reader.span();
      const terms = this.#numbersOf(bytes, reader.from, reader.to);
      this.#addTerms(terms, place, field, terms.length);
    }
    this.#addParts(reader, place);
    this.#postingEnds.push(this.#postings);
    for (const facet of this.#facets) facet.add(valuesFrom(reader, facet));
    for (const numbers of this.#numbers) numbers.push(reader.float64());
    for (const keys of this.#keys) keys.add(reader);
    this.#suggestions.add(reader, (key) => this.#records.seeSuggestion(key));
  }

  #addParts(reader: BatchReader, place: number): void {
    const from = this.#partEnds.at(-1) ?? 0;
    const end = from + reader.varint();
    if (end > this.#parts.length) this.#parts = larger(this.#parts, end * 2);
    let words = 0;
    for (let at = from; at < end; at += 1) {
      const part = this.#runParts.placeOf(reader.varint());
      this.#parts[at] = part;
      words += this.#runParts.wordsOf(part);
    }
    this.#partEnds.push(end);
    const field = this.#weights.length - 1;
    for (let at = from; at < end; at += 1) {
      this.#addTerms(this.#runParts.termsOf(this.#parts[at] as number), place, field, words);
    }
  }

  /** See `RunRecords`. */
  packer(): RecordPacker {
    return this.#records.packer();
  }

  betterPacker(): RecordPacker | undefined {
    return this.#records.betterPacker();
  }

  /** The numbers of terms, each with a space after it, in an array that is used again. */
  #numbersOf(bytes: Uint8Array, begin: number, end: number): Uint32Array {
    if (this.#numbered.length <= end - begin) this.#numbered = new Uint32Array((end - begin) * 2);
    let count = 0;
    let from = begin;
    for (let at = begin; at < end; at += 1) {
      if (bytes[at] !== space) continue;
      this.#numbered[count] = this.#terms.numberOf(bytes, from, at);
      count += 1;
      from = at + 1;
    }
    return this.#numbered.subarray(0, count);
  }

  /** Adds terms of a field that has so many words in this document. */
  #addTerms(terms: Uint32Array, place: number, field: number, words: number): void {
    const weight = countIn(this.#weights[field] ?? 0, words, this.#typicalLengths[field] ?? 1);
    const bit = 1 << field;
    this.#makeRoom(terms.length);
    const seenIn = this.#seenIn;
    const postingOf = this.#postingOf;
    const countOf = this.#countOf;
    const maskOf = this.#maskOf;
    for (let at = 0; at < terms.length; at += 1) {
      const term = terms[at] as number;
      if (seenIn[term] === place) {
        const posting = postingOf[term] as number;
        countOf[posting] = (countOf[posting] as number) + weight;
        maskOf[posting] = (maskOf[posting] as number) | bit;
        continue;
      }
      const posting = this.#postings;
      this.#termOf[posting] = term;
      countOf[posting] = weight;
      maskOf[posting] = bit;
      seenIn[term] = place;
      postingOf[term] = posting;
      this.#postings += 1;
    }
  }

  /** For all terms there are, and so many postings more. */
  #makeRoom(postings: number): void {
    if (this.#terms.count > this.#seenIn.length) {
      const room = this.#terms.count * 2;
      this.#seenIn = larger(this.#seenIn, room).fill(-1, this.#seenIn.length);
      this.#postingOf = larger(this.#postingOf, room);
    }
    const needed = this.#postings + postings;
    if (needed <= this.#termOf.length) return;
    const room = Math.ceil(needed * 1.5);
    this.#termOf = larger(this.#termOf, room);
    this.#countOf = larger(this.#countOf, room);
    this.#maskOf = larger(this.#maskOf, room);
  }

  /** The documents that are left in the order of their ids, and these by their numbers. */
  #order(): { readonly ids: Uint32Array; readonly places: Uint32Array } {
    const ids = this.#ids.inOrder().filter((id) => this.#placeOf[id] !== removed);
    return { ids, places: ids.map((id) => this.#placeOf[id] as number) };
  }

  /** The documents as a segment's input, in the order of their ids. */
  input(): SegmentInput {
    const { ids, places: order } = this.#order();
    const parts = this.#partsInUse(order);
    return {
      rows: order.length,
      ids: () => this.#keysOf(ids),
      packer: () => this.#records.packer(),
      parts: () => this.#packedParts(parts),
      records: () => this.#packedRecords(order, parts),
      partCounts: () => Uint32Array.from(order, (place) => this.#partsOf(place).length),
      facets: () => this.#facets.map((facet): FacetInput => facet.input(order)),
      numbers: () =>
        this.#numbers.map((numbers) =>
          Float64Array.from(order, (place) => numbers[place] as number),
        ),
      keys: () => this.#keys.map((keys) => keys.input(order)),
      terms: () => this.#termInputs(order),
      suggestions: () => this.#suggestions.input(order, this.#records.packer()),
    };
  }

  *#keysOf(ids: Uint32Array): Generator<Uint8Array> {
    for (const id of ids) yield this.#ids.keyOf(id);
  }

  /** The parts of a document, by their places in the run. */
  #partsOf(place: number): Uint32Array {
    return this.#parts.subarray(this.#partEnds[place], this.#partEnds[place + 1]);
  }

  /** The parts that documents have which are still there, in the order in which these need them. */
  #partsInUse(order: Uint32Array): PartsInUse {
    const numbers = new Uint32Array(this.#runParts.count);
    const places: number[] = [];
    for (const document of order) {
      for (const part of this.#partsOf(document)) {
        if (numbers[part] === 0) numbers[part] = places.push(part);
      }
    }
    return { places, numbers };
  }

  *#packedParts({ places }: PartsInUse): Generator<Uint8Array> {
    for (const place of places) yield this.#records.part(place);
  }

  *#packedRecords(order: Uint32Array, { numbers }: PartsInUse): Generator<RecordInput> {
    for (const place of order) {
      const parts = this.#partsOf(place).map((part) => (numbers[part] as number) - 1);
      yield { packed: this.#records.document(place), parts };
    }
  }

  *#termInputs(order: Uint32Array): Generator<TermInput> {
    const { rows, impacts, masks, ends } = this.#postingsByTerm(order);
    const term: TermInput = {
      key: new Uint8Array(0),
      rows: new Uint32Array(1),
      impacts: new Uint8Array(1),
      masks: new Uint16Array(1),
      count: 0,
    };
    const { rows: row, impacts: impact, masks: mask } = term;
    for (const number of this.#terms.inOrder()) {
      const from = number === 0 ? 0 : (ends[number - 1] as number);
      const to = ends[number] as number;
      if (from === to) continue;
      term.key = this.#terms.keyOf(number);
      term.count = to - from;
      if (term.count === 1) {
        // Most terms have one posting: nothing is made for each of these.
        term.rows = row;
        term.impacts = impact;
        term.masks = mask;
        row[0] = rows[from] as number;
        impact[0] = impacts[from] as number;
        mask[0] = masks[from] as number;
      } else {
        term.rows = rows.subarray(from, to);
        term.impacts = impacts.subarray(from, to);
        term.masks = masks.subarray(from, to);
      }
      yield term;
    }
  }

  /** All postings, term by term in the order of their numbers, rows ascending. */
  #postingsByTerm(order: Uint32Array): {
    readonly rows: Uint32Array;
    readonly impacts: Uint8Array;
    readonly masks: Uint16Array;
    readonly ends: Uint32Array;
  } {
    const ends = new Uint32Array(this.#terms.count + 1);
    const termOf = this.#termOf;
    let all = 0;
    for (const place of order) {
      const to = this.#postingEnds[place + 1] as number;
      for (let posting = this.#postingEnds[place] as number; posting < to; posting += 1) {
        const term = termOf[posting] as number;
        ends[term] = (ends[term] as number) + 1;
        all += 1;
      }
    }
    let end = 0;
    for (let term = 0; term < ends.length; term += 1) {
      const count = ends[term] as number;
      ends[term] = end;
      end += count;
    }
    const rows = new Uint32Array(all);
    const impacts = new Uint8Array(all);
    const masks = new Uint16Array(all);
    const counts = this.#countOf;
    for (let row = 0; row < order.length; row += 1) {
      const place = order[row] as number;
      const to = this.#postingEnds[place + 1] as number;
      for (let posting = this.#postingEnds[place] as number; posting < to; posting += 1) {
        const term = termOf[posting] as number;
        const at = ends[term] as number;
        ends[term] = at + 1;
        rows[at] = row;
        impacts[at] = impactOf(counts[posting] as number);
        masks[at] = this.#maskOf[posting] as number;
      }
    }
    // Now `ends` says where the postings of each term end; they begin where those before end.
    return { rows, impacts, masks, ends };
  }
}

const removed = -1;

function valuesFrom(reader: BatchReader, facet: FacetBuilder): readonly number[] {
  const values: number[] = [];
  for (let left = reader.varint(); left > 0; left -= 1) {
    reader.span();
    values.push(facet.valueOf(reader.bytes, reader.from, reader.to));
  }
  return values;
}
