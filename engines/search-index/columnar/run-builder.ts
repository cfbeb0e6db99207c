import { allFacetFields, allTextFields, typicalLengths } from "../checks.ts";
import type { PackedDocument } from "../pack.ts";
import type { IndexSchema } from "../search-index.ts";
import { ByteSink } from "./bytes.ts";
import type { RecordPacker } from "./record-packing.ts";
import { FacetBuilder } from "./facet-builder.ts";
import { countIn, impactOf } from "../impact.ts";
import type { KnownParts } from "./known-parts.ts";
import { RunParts } from "./run-parts.ts";
import { type RunPacking, RunRecords } from "./run-records.ts";
import type { FacetInput, RecordInput, SegmentInput, TermInput } from "./segment-input.ts";
import { RunKeys } from "./run-keys.ts";
import { writeRecord } from "./stored-records.ts";
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
  readonly #record = new ByteSink(1 << 12);
  readonly #runParts: RunParts;
  /** The parts of all documents, by their places in the run. */
  #parts = new Uint32Array(1 << 10);
  readonly #numbers: readonly number[][];
  readonly #keys: readonly RunKeys[];
  readonly #suggestions = new RunSuggestions();
  readonly #places = new Map<string, number>();
  readonly #facets: readonly FacetBuilder[];
  readonly #terms = new TermTable();
  readonly #text = new ByteSink(1 << 12);
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
    this.#runParts = new RunParts(parts, this.#records, (terms) => this.#numbersOf(terms));
    this.#weights = allTextFields(schema).map(({ weight }) => weight);
    this.#typicalLengths = typicalLengths(schema);
    this.#facets = allFacetFields(schema).map(() => new FacetBuilder());
    this.#numbers = schema.numberFields.map(() => []);
    this.#keys = schema.sortFields.map(() => new RunKeys());
  }

  get documents(): number {
    return this.#places.size;
  }

  isFull(postingsMax: number): boolean {
    return this.#postings >= postingsMax || this.#records.bytes >= runRecordBytesMax;
  }

  ids(): Iterable<string> {
    return this.#places.keys();
  }

  remove(id: string): void {
    this.#places.delete(id);
  }

  add(document: PackedDocument): void {
    const place = this.#partEnds.length - 1;
    this.#places.set(document.id, place);
    this.#record.length = 0;
    writeRecord(this.#record, document);
    this.#records.addDocument(this.#record.view());
    for (const [field, terms] of document.terms.entries()) {
      this.#addTerms(place, field, [this.#numbersOf(terms)]);
    }
    const parts = document.parts.map((part) => this.#runParts.placeOf(part));
    const ofParts = parts.map((part) => this.#runParts.termsOf(part));
    this.#addTerms(place, document.terms.length, ofParts);
    this.#postingEnds.push(this.#postings);
    this.#addParts(parts);
    const { facets, numbers, keys } = document.columns;
    for (const [field, values] of facets.entries()) this.#facets[field]?.add(values);
    for (const [field, number] of numbers.entries())
      this.#numbers[field]?.push(number ?? Number.NaN);
    for (const [field, key] of keys.entries()) this.#keys[field]?.add(key);
    this.#suggestions.add(document.suggestions);
  }

  #addParts(parts: readonly number[]): void {
    const from = this.#partEnds.at(-1) ?? 0;
    const end = from + parts.length;
    if (end > this.#parts.length) this.#parts = larger(this.#parts, end * 2);
    this.#parts.set(parts, from);
    this.#partEnds.push(end);
  }

  /** See `RunRecords`. */
  packer(): RecordPacker {
    return this.#records.packer();
  }

  betterPacker(): RecordPacker | undefined {
    return this.#records.betterPacker();
  }

  /** The numbers of terms that are joined by spaces, in an array that is used again. */
  #numbersOf(terms: string): Uint32Array {
    const text = this.#text;
    text.length = 0;
    text.reserve(terms.length * 3 + 1);
    const { bytes } = text;
    const length = bytes.write(terms, 0, "utf8");
    if (this.#numbered.length <= length) this.#numbered = new Uint32Array(length * 2 + 2);
    bytes[length] = space;
    let count = 0;
    let from = 0;
    for (let at = 0; at <= length; at += 1) {
      if (bytes[at] !== space) continue;
      // A text without terms leaves nothing between two spaces.
      if (at > from) {
        this.#numbered[count] = this.#terms.numberOf(bytes, from, at);
        count += 1;
      }
      from = at + 1;
    }
    return this.#numbered.subarray(0, count);
  }

  /** Adds the terms of a field of a document, text by text. */
  #addTerms(place: number, field: number, texts: readonly Uint32Array[]): void {
    const words = texts.reduce((sum, numbers) => sum + numbers.length, 0);
    const weight = countIn(this.#weights[field] ?? 0, words, this.#typicalLengths[field] ?? 1);
    for (const numbers of texts) {
      for (let at = 0; at < numbers.length; at += 1) {
        this.#addTerm(numbers[at] as number, place, weight, 1 << field);
      }
    }
  }

  #addTerm(term: number, place: number, weight: number, bit: number): void {
    if (term >= this.#seenIn.length) {
      const room = this.#seenIn.length * 2;
      this.#seenIn = larger(this.#seenIn, room).fill(-1, term);
      this.#postingOf = larger(this.#postingOf, room);
    }
    if (this.#seenIn[term] === place) {
      const posting = this.#postingOf[term] as number;
      this.#countOf[posting] = (this.#countOf[posting] as number) + weight;
      this.#maskOf[posting] = (this.#maskOf[posting] as number) | bit;
      return;
    }
    const posting = this.#postings;
    if (posting === this.#termOf.length) {
      const room = Math.ceil(posting * 1.5);
      this.#termOf = larger(this.#termOf, room);
      this.#countOf = larger(this.#countOf, room);
      this.#maskOf = larger(this.#maskOf, room);
    }
    this.#termOf[posting] = term;
    this.#countOf[posting] = weight;
    this.#maskOf[posting] = bit;
    this.#seenIn[term] = place;
    this.#postingOf[term] = posting;
    this.#postings += 1;
  }

  /** The documents as a segment's input, in the order of their ids. */
  input(): SegmentInput {
    const sorted = [...this.#places].sort(([a], [b]) => (a < b ? -1 : 1));
    const order = Uint32Array.from(sorted, ([, place]) => place);
    const parts = this.#partsInUse(order);
    return {
      rows: order.length,
      ids: () => sorted.map(([id]) => Buffer.from(id, "utf8")),
      dictionary: () => this.#records.packer().dictionary,
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
      suggestions: () => this.#suggestions.input(order),
    };
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

const space = 0x20;
