import { allFacetFields, checkDocument } from "./checks.ts";
import type { IndexBatch, IndexDocument, IndexedText, IndexSchema } from "./search-index.ts";
import { SentParts } from "./sent-parts.ts";

/**
 * A document as it crosses to the worker and lies in the tables: lists in the order of the
 * schema's fields, texts of a field joined by line breaks, terms by spaces.
 */
export interface PackedDocument {
  readonly id: string;
  /** Per text field the terms; those of parts are with these. */
  readonly terms: readonly string[];
  /** Per text field the folded texts, one per line. */
  readonly folded: readonly string[];
  readonly partKeys: readonly string[];
  /** Per part its place among those that came since the last batch that `beginsAnew`. */
  readonly parts: readonly number[];
  readonly columns: PackedColumns;
  readonly suggestions: readonly (readonly [key: string, text: string])[];
}

/** The text of a part: most stand in many documents, and cross once. */
export interface PackedPart {
  readonly folded: string;
  /** Joined by spaces. */
  readonly terms: string;
}

export interface PackedColumns {
  readonly facets: readonly (readonly string[])[];
  readonly numbers: readonly (number | null)[];
  readonly keys: readonly (string | null)[];
}

export interface PackedBatch {
  readonly epoch: string;
  readonly seq: number;
  /** Parts that came before are forgotten. */
  readonly beginsAnew: boolean;
  /** Those that its documents have and that have not come before. */
  readonly parts: readonly PackedPart[];
  readonly upserts: readonly PackedDocument[];
  readonly removals: readonly string[];
}

/** Checks and packs a batch that stands by itself. */
export function packBatch(schema: IndexSchema, batch: IndexBatch): PackedBatch {
  return new BatchPacker(schema).pack(batch);
}

/**
 * Checks and packs one batch after the other, each to be taken in after those before; joined
 * strings cross to the worker far faster than their parts.
 */
export class BatchPacker {
  readonly #schema: IndexSchema;
  readonly #order: FieldOrder;
  #sent = new SentParts();

  constructor(schema: IndexSchema) {
    this.#schema = schema;
    this.#order = fieldsOf(schema);
  }

  pack({ checkpoint: { epoch, seq }, upserts, removals }: IndexBatch): PackedBatch {
    const beginsAnew = this.#sent.begin();
    const parts: PackedPart[] = [];
    try {
      const packed = upserts.map((document) => this.#packDocument(document, parts));
      return { epoch, seq, beginsAnew, parts, upserts: packed, removals };
    } catch (error) {
      // What is refused is not sent, nor are the parts that came before it in the batch.
      this.#sent = new SentParts();
      throw error;
    }
  }

  #packDocument(document: IndexDocument, sentNow: PackedPart[]): PackedDocument {
    const places = document.parts.map((part) => this.#sent.placeOf(part));
    // What was sent was checked before.
    checkDocument(this.#schema, document, (part) => places[part] !== undefined);
    const { fields, facets } = this.#order;
    const terms: string[] = [];
    const folded: string[] = [];
    for (const name of fields) {
      const texts = document.texts[name] ?? [];
      terms.push(texts.map(termsOf).join(" "));
      folded.push(texts.map((text) => text.folded).join("\n"));
    }
    const parts = document.parts.map((part, at) => {
      const place = places[at] ?? this.#sent.placeOf(part);
      if (place !== undefined) return place;
      sentNow.push({ folded: part.folded, terms: termsOf(part) });
      return this.#sent.add(part);
    });
    const { numberFields, sortFields } = this.#schema;
    return {
      id: document.id,
      terms,
      folded,
      partKeys: document.parts.map((part) => part.key),
      parts,
      columns: {
        facets: facets.map((field) => document.facets[field] ?? []),
        numbers: numberFields.map((field) => document.numbers[field] ?? null),
        keys: sortFields.map((field) => document.sortKeys[field] ?? null),
      },
      suggestions: document.suggestions.map(({ key, text }) => [key, text] as const),
    };
  }
}

function termsOf(text: IndexedText): string {
  return text.terms.join(" ");
}

/** The fields of a schema in their order, put together once. */
interface FieldOrder {
  /** Text fields without that of the parts. */
  readonly fields: readonly string[];
  readonly facets: readonly string[];
}

const orders = new WeakMap<IndexSchema, FieldOrder>();

function fieldsOf(schema: IndexSchema): FieldOrder {
  let order = orders.get(schema);
  if (order === undefined) {
    order = { fields: Object.keys(schema.textFields), facets: allFacetFields(schema) };
    orders.set(schema, order);
  }
  return order;
}
