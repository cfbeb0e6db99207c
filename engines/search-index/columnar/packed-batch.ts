import { allFacetFields, checkDocument } from "../checks.ts";
import type { IndexBatch, IndexDocument, IndexedText, IndexSchema } from "../search-index.ts";
import { ByteSink } from "./bytes.ts";
import { SentParts } from "./sent-parts.ts";
import { writePart, writeRecord } from "./stored-records.ts";

/**
 * A batch as it crosses to the writer: bytes are handed over as they are, where objects would be
 * written down, read, and collected on both sides.
 *
 * The bytes are entries, each a byte that says what it is. A part is its record and its terms. A document
 * is its id; its record; the terms of each text field; how many parts, and for each its place among those
 * that came since the last batch that `beginsAnew`; for each facet field how many values, and these; each
 * number (float64), not a number where none is; each sort key, after a byte that says whether there is
 * one; how many suggestions, for each its key, and its text after a byte that says whether it is another.
 * Counts are varints; all else is its length in bytes (uint32, little-endian) and UTF-8, terms with a
 * space after each.
 */
export interface PackedBatch {
  readonly epoch: string;
  readonly seq: number;
  /** Parts that came before are forgotten. */
  readonly beginsAnew: boolean;
  /** In a buffer of their own. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly removals: readonly string[];
}

export const partEntry = 1;
export const documentEntry = 2;

/** What the first batch has room for, in bytes; later ones for about as much as the one before. */
const firstRoom = 65_536;

/** Checks and packs a batch that stands by itself. */
export function packBatch(schema: IndexSchema, batch: IndexBatch): PackedBatch {
  return new BatchPacker(schema).pack(batch);
}

/** Checks and packs one batch after the other, each to be taken in after those before. */
export class BatchPacker {
  readonly #schema: IndexSchema;
  /** Without that of the parts. */
  readonly #textFields: readonly string[];
  readonly #facetFields: readonly string[];
  #sent = new SentParts();
  #sink = new ByteSink(firstRoom);

  constructor(schema: IndexSchema) {
    this.#schema = schema;
    this.#textFields = Object.keys(schema.textFields);
    this.#facetFields = allFacetFields(schema);
  }

  pack({ checkpoint: { epoch, seq }, upserts, removals }: IndexBatch): PackedBatch {
    const beginsAnew = this.#sent.begin();
    const sink = this.#sink;
    try {
      for (const document of upserts) this.#addDocument(document);
    } catch (error) {
      // What is refused is not sent, nor are the parts that came before it in the batch.
      this.#sent = new SentParts();
      sink.length = 0;
      throw error;
    }
    this.#sink = new ByteSink(Math.max(firstRoom, Math.ceil(sink.length * 1.1)));
    return { epoch, seq, beginsAnew, bytes: sink.view(), removals };
  }

  #addDocument(document: IndexDocument): void {
    const sink = this.#sink;
    const places = document.parts.map((part) => this.#sent.placeOf(part));
    // What was sent was checked before.
    checkDocument(this.#schema, document, (part) => places[part] !== undefined);
    for (const [at, part] of document.parts.entries()) {
      places[at] ??= this.#sent.placeOf(part) ?? this.#addPart(part);
    }
    sink.byte(documentEntry);
    sink.span(document.id);
    const record = sink.beginSpan();
    writeRecord(sink, this.#textFields, document);
    sink.endSpan(record);
    for (const field of this.#textFields) this.#addTerms(document.texts[field] ?? []);
    sink.varint(places.length);
    for (const place of places) sink.varint(place ?? 0);
    this.#addColumns(document);
    sink.varint(document.suggestions.length);
    for (const { key, text } of document.suggestions) {
      sink.span(key);
      this.#addIf(text === key ? undefined : text);
    }
  }

  #addPart(part: IndexedText): number {
    const sink = this.#sink;
    sink.byte(partEntry);
    const record = sink.beginSpan();
    writePart(sink, part);
    sink.endSpan(record);
    this.#addTerms([part]);
    return this.#sent.add(part);
  }

  #addTerms(texts: readonly IndexedText[]): void {
    const sink = this.#sink;
    const from = sink.beginSpan();
    for (const { terms } of texts) sink.words(terms);
    sink.endSpan(from);
  }

  #addColumns({ facets, numbers, sortKeys }: IndexDocument): void {
    const sink = this.#sink;
    for (const field of this.#facetFields) {
      const values = facets[field] ?? [];
      sink.varint(values.length);
      for (const value of values) sink.span(value);
    }
    for (const field of this.#schema.numberFields) sink.float64(numbers[field] ?? Number.NaN);
    for (const field of this.#schema.sortFields) this.#addIf(sortKeys[field]);
  }

  #addIf(text: string | undefined): void {
    this.#sink.byte(text === undefined ? 0 : 1);
    if (text !== undefined) this.#sink.span(text);
  }
}
