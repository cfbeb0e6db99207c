import { allFacetFields, checkDocument } from "./checks.ts";
import type { IndexBatch, IndexDocument, IndexedText, IndexSchema } from "./search-index.ts";

/**
 * A document as it crosses to the worker and lies in the tables: lists in the order of the
 * schema's fields, texts of a field joined by line breaks, terms by spaces.
 */
export interface PackedDocument {
  readonly id: string;
  /** Per text field the terms; those of parts are in `partTerms`. */
  readonly terms: readonly string[];
  /** Per text field (parts last) the folded texts, one per line. */
  readonly folded: readonly string[];
  readonly partKeys: readonly string[];
  /** The terms of each part, one part per line. */
  readonly partTerms: string;
  readonly columns: PackedColumns;
  readonly suggestions: readonly (readonly [key: string, text: string])[];
}

export interface PackedColumns {
  readonly facets: readonly (readonly string[])[];
  readonly numbers: readonly (number | null)[];
  readonly keys: readonly (string | null)[];
}

export interface PackedBatch {
  readonly epoch: string;
  readonly seq: number;
  readonly upserts: readonly PackedDocument[];
  readonly removals: readonly string[];
}

/** Checks and packs a batch; joined strings cross to the worker far faster than their parts. */
export function packBatch(schema: IndexSchema, batch: IndexBatch): PackedBatch {
  return {
    epoch: batch.checkpoint.epoch,
    seq: batch.checkpoint.seq,
    upserts: batch.upserts.map((document) => packDocument(schema, document)),
    removals: batch.removals,
  };
}

function packDocument(schema: IndexSchema, document: IndexDocument): PackedDocument {
  checkDocument(schema, document);
  const { fields, facets } = fieldsOf(schema);
  const terms: string[] = [];
  const folded: string[] = [];
  for (const name of fields) {
    const texts = document.texts[name] ?? [];
    terms.push(texts.map(termsOf).join(" "));
    folded.push(texts.map((text) => text.folded).join("\n"));
  }
  folded.push(document.parts.map((part) => part.folded).join("\n"));
  return {
    id: document.id,
    terms,
    folded,
    partKeys: document.parts.map((part) => part.key),
    partTerms: document.parts.map(termsOf).join("\n"),
    columns: {
      facets: facets.map((field) => document.facets[field] ?? []),
      numbers: schema.numberFields.map((field) => document.numbers[field] ?? null),
      keys: schema.sortFields.map((field) => document.sortKeys[field] ?? null),
    },
    suggestions: document.suggestions.map(({ key, text }) => [key, text] as const),
  };
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
