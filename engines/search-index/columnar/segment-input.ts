import type { RecordPacker } from "./record-packing.ts";

/** A facet field of all rows: rows with the same values share one set; set 0 is the empty one. */
export interface FacetInput {
  readonly values: readonly string[];
  /** Set → places of its values in `values`. */
  readonly sets: readonly (readonly number[])[];
  /** Row → set. */
  readonly column: Uint32Array;
}

/** A sort field of all rows. */
export interface KeyInput {
  /** Distinct keys, ascending. */
  readonly keys: Iterable<Uint8Array>;
  /** Row → 1 + the place of its key, 0 for none. Asked for after the keys. */
  ranks(): Uint32Array;
}

/** One term and its postings. All of it is used again for the next term. */
export interface TermInput {
  key: Uint8Array;
  rows: Uint32Array;
  impacts: Uint8Array;
  masks: Uint16Array;
  count: number;
}

/** The record of a row, packed with its length, and the numbers of its parts. */
export interface RecordInput {
  readonly packed: Uint8Array;
  readonly parts: Uint32Array;
}

/** A text, packed as records are, and the rows that offer it, ascending; undefined for the key itself. */
export interface Offer {
  readonly text: Uint8Array | undefined;
  readonly rows: number[];
}

export interface SuggestionInput {
  readonly key: Uint8Array;
  readonly offers: readonly Offer[];
}

/**
 * What a segment is written from: documents just read, or other segments. Rows are in the order of
 * ids; terms and keys ascend. Each sequence is asked for once, in the order of this interface.
 */
export interface SegmentInput {
  readonly rows: number;
  ids(): Iterable<Uint8Array>;
  /** What parts and records are packed by, keys and suggestions as well; asked for before them. */
  packer(): RecordPacker;
  /** The records of the parts that records refer to by their numbers, from 0, packed with their length. */
  parts(): Iterable<Uint8Array>;
  records(): Iterable<RecordInput>;
  partCounts(): Uint32Array;
  facets(): readonly FacetInput[];
  /** Per number field row → value, NaN for none. */
  numbers(): readonly Float64Array[];
  keys(): Iterable<KeyInput>;
  terms(): Iterable<TermInput>;
  suggestions(): Iterable<SuggestionInput>;
}
