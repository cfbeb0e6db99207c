import { allFacetFields, allTextFields, typicalLengths } from "../checks.ts";
import type { IndexSchema } from "../search-index.ts";
import type { PackedDocument } from "../pack.ts";
import { ByteSink } from "./bytes.ts";
import { dictionaryBytesMax } from "./dictionary-packing.ts";
import { FacetBuilder } from "./facet-builder.ts";
import { countIn, impactOf } from "./impact.ts";
import type {
  FacetInput,
  KeyInput,
  SegmentInput,
  SuggestionInput,
  TermInput,
} from "./segment-input.ts";
import { writePartsRecord } from "./stored-parts.ts";
import { writeTextRecord } from "./stored-texts.ts";

/** A run of documents is written to a file when it has so many postings or bytes of text. */
const runPostingsMax = 5_000_000;
const runTextBytesMax = 64_000_000;

const dictionaryPieceBytes = 1_024;
const dictionaryPieces = dictionaryBytesMax / dictionaryPieceBytes;

/** Documents in memory, in the order in which they came. */
export class RunBuilder {
  readonly #schema: IndexSchema;
  readonly #weights: readonly number[];
  readonly #typicalLengths: readonly number[];
  /** Document → where its records and its postings end. */
  readonly #textEnds: number[] = [0];
  readonly #partEnds: number[] = [0];
  readonly #postingEnds: number[] = [0];
  readonly #texts = new ByteSink(1 << 16);
  readonly #parts = new ByteSink(1 << 16);
  readonly #documents: PackedDocumentRest[] = [];
  readonly #places = new Map<string, number>();
  readonly #dead = new Set<number>();
  readonly #facets: readonly FacetBuilder[];
  readonly #termIds = new Map<string, number>();
  #termOf = new Uint32Array(1 << 12);
  #countOf = new Float32Array(1 << 12);
  #maskOf = new Uint16Array(1 << 12);
  #postings = 0;
  /** Term → the last document that held it, and where its posting lies. */
  #seenIn = new Int32Array(1 << 10).fill(-1);
  #postingOf = new Uint32Array(1 << 10);

  constructor(schema: IndexSchema) {
    this.#schema = schema;
    this.#weights = allTextFields(schema).map(({ weight }) => weight);
    this.#typicalLengths = typicalLengths(schema);
    this.#facets = allFacetFields(schema).map(() => new FacetBuilder());
  }

  get documents(): number {
    return this.#places.size;
  }

  get isFull(): boolean {
    const bytes = this.#texts.length + this.#parts.length;
    return this.#postings >= runPostingsMax || bytes >= runTextBytesMax;
  }

  ids(): Iterable<string> {
    return this.#places.keys();
  }

  remove(id: string): void {
    const place = this.#places.get(id);
    if (place === undefined) return;
    this.#dead.add(place);
    this.#places.delete(id);
  }

  add(document: PackedDocument): void {
    this.remove(document.id);
    const place = this.#documents.length;
    this.#places.set(document.id, place);
    writeTextRecord(this.#texts, document);
    this.#textEnds.push(this.#texts.length);
    writePartsRecord(this.#parts, document);
    this.#partEnds.push(this.#parts.length);
    for (const [field, terms] of document.terms.entries()) this.#addTerms(place, field, terms);
    this.#postingEnds.push(this.#postings);
    const { facets, numbers, keys } = document.columns;
    for (const [field, values] of facets.entries()) this.#facets[field]?.add(values);
    const { id, partKeys, suggestions } = document;
    this.#documents.push({ id, parts: partKeys.length, numbers, keys, suggestions });
  }

  #addTerms(place: number, field: number, terms: string): void {
    if (terms === "") return;
    const bit = 1 << field;
    const words = terms.split(" ");
    const typical = this.#typicalLengths[field] ?? 1;
    const weight = countIn(this.#weights[field] ?? 0, words.length, typical);
    for (const word of words) {
      let term = this.#termIds.get(word);
      term ??= this.#newTerm(word);
      if (this.#seenIn[term] === place) {
        const posting = this.#postingOf[term] as number;
        this.#countOf[posting] = (this.#countOf[posting] as number) + weight;
        this.#maskOf[posting] = (this.#maskOf[posting] as number) | bit;
        continue;
      }
      const posting = this.#postings;
      if (posting === this.#termOf.length) this.#makeRoom();
      this.#termOf[posting] = term;
      this.#countOf[posting] = weight;
      this.#maskOf[posting] = bit;
      this.#seenIn[term] = place;
      this.#postingOf[term] = posting;
      this.#postings += 1;
    }
  }

  #newTerm(word: string): number {
    const term = this.#termIds.size;
    // A word cut from a long string keeps the whole of it in memory; a copy does not.
    this.#termIds.set(Buffer.from(word, "utf8").toString("utf8"), term);
    if (term < this.#seenIn.length) return term;
    const seen = new Int32Array(term * 2).fill(-1);
    seen.set(this.#seenIn);
    this.#seenIn = seen;
    const postings = new Uint32Array(term * 2);
    postings.set(this.#postingOf);
    this.#postingOf = postings;
    return term;
  }

  #makeRoom(): void {
    const room = Math.ceil(this.#termOf.length * 1.5);
    const terms = new Uint32Array(room);
    terms.set(this.#termOf);
    this.#termOf = terms;
    const counts = new Float32Array(room);
    counts.set(this.#countOf);
    this.#countOf = counts;
    const masks = new Uint16Array(room);
    masks.set(this.#maskOf);
    this.#maskOf = masks;
  }

  /** Pieces of the part records, from all over them: what others are likely to share. */
  partDictionary(): Uint8Array {
    const records = this.#parts.view();
    const pieces = Math.min(Math.floor(records.length / dictionaryPieceBytes), dictionaryPieces);
    // Of few documents a dictionary would be as long as what it saves.
    if (pieces < dictionaryPieces) return new Uint8Array(0);
    const step = Math.floor(records.length / pieces);
    const parts = Array.from({ length: pieces }, (_, piece) =>
      records.subarray(piece * step, piece * step + dictionaryPieceBytes),
    );
    return Uint8Array.from(Buffer.concat(parts));
  }

  /** The documents as a segment's input, in the order of their ids. */
  input(dictionary = this.partDictionary()): SegmentInput {
    const order = Uint32Array.from(
      [...this.#places].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, place]) => place),
    );
    const ordered = (): PackedDocumentRest[] =>
      Array.from(order, (place) => this.#documents[place] as PackedDocumentRest);
    return {
      rows: order.length,
      ids: () => ordered().map(({ id }) => Buffer.from(id, "utf8")),
      texts: () => recordsOf(this.#texts.view(), this.#textEnds, order),
      partDictionary: () => dictionary,
      parts: () => recordsOf(this.#parts.view(), this.#partEnds, order),
      partCounts: () => Uint32Array.from(ordered(), ({ parts }) => parts),
      facets: () => this.#facets.map((facet): FacetInput => facet.input(order)),
      numbers: () =>
        this.#schema.numberFields.map((_, field) =>
          Float64Array.from(ordered(), ({ numbers }) => numbers[field] ?? Number.NaN),
        ),
      keys: () => this.#schema.sortFields.map((_, field) => keyInput(ordered(), field)),
      terms: () => this.#terms(order),
      suggestions: () => suggestionsOf(ordered()),
    };
  }

  *#terms(order: Uint32Array): Generator<TermInput> {
    const names = [...this.#termIds.keys()];
    const ends = new Uint32Array(names.length + 1);
    let all = 0;
    for (const place of order) {
      const to = this.#postingEnds[place + 1] as number;
      for (let posting = this.#postingEnds[place] as number; posting < to; posting += 1) {
        const term = this.#termOf[posting] as number;
        ends[term] = (ends[term] as number) + 1;
        all += 1;
      }
    }
    let end = 0;
    for (let term = 0; term < names.length; term += 1) {
      const count = ends[term] as number;
      ends[term] = end;
      end += count;
    }
    const rows = new Uint32Array(all);
    const impacts = new Uint8Array(all);
    const masks = new Uint16Array(all);
    for (let row = 0; row < order.length; row += 1) {
      const place = order[row] as number;
      const to = this.#postingEnds[place + 1] as number;
      for (let posting = this.#postingEnds[place] as number; posting < to; posting += 1) {
        const term = this.#termOf[posting] as number;
        const at = ends[term] as number;
        ends[term] = at + 1;
        rows[at] = row;
        impacts[at] = impactOf(this.#countOf[posting] as number);
        masks[at] = this.#maskOf[posting] as number;
      }
    }
    // Now `ends` says where the postings of each term end; they begin where those before end.
    for (const name of names.toSorted()) {
      const term = this.#termIds.get(name) as number;
      const from = term === 0 ? 0 : (ends[term - 1] as number);
      const to = ends[term] as number;
      if (from === to) continue;
      yield {
        key: Buffer.from(name, "utf8"),
        rows: rows.subarray(from, to),
        impacts: impacts.subarray(from, to),
        masks: masks.subarray(from, to),
        count: to - from,
      };
    }
  }
}

/** What is kept of a document beside its texts, terms and facets. */
interface PackedDocumentRest {
  readonly id: string;
  readonly parts: number;
  readonly numbers: readonly (number | null)[];
  readonly keys: readonly (string | null)[];
  readonly suggestions: PackedDocument["suggestions"];
}

function* recordsOf(
  records: Buffer,
  ends: readonly number[],
  order: Uint32Array,
): Generator<{ readonly record: Uint8Array }> {
  for (const place of order) yield { record: records.subarray(ends[place], ends[place + 1]) };
}

function keyInput(ordered: readonly PackedDocumentRest[], field: number): KeyInput {
  const stated = ordered.flatMap(({ keys }) => keys[field] ?? []);
  const distinct = [...new Set(stated)].sort();
  const ranks = new Map(distinct.map((key, place) => [key, place + 1]));
  return {
    keys: distinct.map((key) => Buffer.from(key, "utf8")),
    ranks: () => Uint32Array.from(ordered, ({ keys }) => ranks.get(keys[field] ?? noKey) ?? 0),
  };
}

/** Is no well-formed string, so nobody has it as a key. */
const noKey = "\udfff";

/** Gathered as flat lists and sorted: a map of maps for each key would cost far more memory. */
function* suggestionsOf(ordered: readonly PackedDocumentRest[]): Generator<SuggestionInput> {
  const keys: string[] = [];
  const texts: string[] = [];
  const rows: number[] = [];
  for (const [row, { suggestions }] of ordered.entries()) {
    for (const [key, text] of suggestions) {
      keys.push(key);
      texts.push(text);
      rows.push(row);
    }
  }
  const order = Uint32Array.from(keys.keys());
  order.sort((a, b) => {
    const left = keys[a] as string;
    const right = keys[b] as string;
    return left < right ? -1 : left > right ? 1 : a - b;
  });
  let at = 0;
  while (at < order.length) {
    const key = keys[order[at] as number] as string;
    const offers = new Map<string, number[]>();
    for (; at < order.length && keys[order[at] as number] === key; at += 1) {
      const place = order[at] as number;
      const text = texts[place] as string;
      const row = rows[place] as number;
      const known = offers.get(text);
      if (known === undefined) offers.set(text, [row]);
      else if (known.at(-1) !== row) known.push(row);
    }
    const asked = [...offers].map(([text, own]) => ({ text, rows: own }));
    yield { key: Buffer.from(key, "utf8"), offers: asked };
  }
}
