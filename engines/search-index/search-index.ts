/**
 * The contract of a search index. An index knows nothing of what it holds: fields, facets and parts
 * are opaque names chosen by the caller, and terms arrive analysed (see `engines/text-analysis`), so
 * that exchanging one adapter for another never changes which documents are found.
 *
 * Every adapter passes `conformance/`, whose oracle is the naive adapter.
 */

/** A text of a document, analysed. */
export interface IndexedText {
  /** Terms in order of appearance, repeats included. Not empty, no white space, ≤ 256 units. */
  readonly terms: readonly string[];
  /** The folded text, in which phrases are looked up as substrings. Holds no line break. */
  readonly folded: string;
}

/** A part of a document that is searched with it and can be named as a hit of its own. */
export interface IndexedPart extends IndexedText {
  /** Unique within its document. */
  readonly key: string;
}

/**
 * All strings are well-formed Unicode. A document that breaks the contract is a fault of the
 * caller: `apply` and `rebuild` throw, and nothing of the batch is applied.
 */
export interface IndexDocument {
  readonly id: string;
  /** Field name → its texts. A phrase must lie within one text. */
  readonly texts: Readonly<Record<string, readonly IndexedText[]>>;
  /** Parts are searched as the field `partField` of the index's schema. */
  readonly parts: readonly IndexedPart[];
  /**
   * Facet field → values (none = unstated). A value of a hierarchical field is its path from the
   * root, joined by `/`: `cn/33/3301`; its ancestors count too. Values are shorter than 256.
   */
  readonly facets: Readonly<Record<string, readonly string[]>>;
  /** Number field → value; a date is its milliseconds since 1970. Absent = unstated. */
  readonly numbers: Readonly<Record<string, number>>;
  /** Sort field → key, compared by UTF-16 code units. */
  readonly sortKeys: Readonly<Record<string, string>>;
  /** Texts offered as suggestions: folded key → text to show. */
  readonly suggestions: readonly { readonly key: string; readonly text: string }[];
}

/** Declared once when an index is opened. */
export interface IndexSchema {
  /** Changing it makes an adapter rebuild. Put the analyser's version into it. */
  readonly version: string;
  /** Text field → weight in the relevance score. */
  readonly textFields: Readonly<Record<string, number>>;
  /** The field name under which parts are searched, with its weight. */
  readonly partField: string;
  readonly partWeight: number;
  /**
   * Text field → how many terms its texts have together, where nothing is said otherwise 20. A
   * word counts for less in a field that is longer than that. It is no average of the documents
   * at hand, so that their scores do not change as others come.
   */
  readonly typicalLengths?: Readonly<Record<string, number>>;
  readonly facetFields: readonly string[];
  readonly hierarchicalFields: readonly string[];
  readonly numberFields: readonly string[];
  readonly sortFields: readonly string[];
  /**
   * What a document is worth before anything is asked: a number field with values from 0 to 1
   * (others count as the nearer of these, unstated as 0). Relevance is multiplied by
   * 1 + weight × value.
   */
  readonly prior?: { readonly field: string; readonly weight: number };
}

/**
 * One way to satisfy a group: all `terms` occur (in `field` if given, else anywhere in the
 * document), or `phrase` does, within one text. No terms, or an empty phrase, ask for nothing and
 * are satisfied by every document.
 *
 * A phrase is looked up in texts, one document after the other: `among` says which these are, those
 * that hold all these terms, in any field. Without it they are all.
 *
 * What is asked only for want of better says so by `unless`: it is left out when at least so many
 * documents hold each of those terms, in any field. Removed documents may count for a while.
 */
export type Alternative =
  | { readonly terms: readonly string[]; readonly field?: string; readonly unless?: Frequent }
  | { readonly phrase: string; readonly among?: readonly string[]; readonly field?: string };

/** Terms that at least so many documents hold, each of them. */
export interface Frequent {
  readonly terms: readonly string[];
  readonly documents: number;
}

/** An OR-group: satisfied when any alternative is; never when it is empty. */
export type Group = readonly Alternative[];

export type Filter =
  /** Any of the values exactly as stated; `null` stands for unstated. */
  | { readonly field: string; readonly in: readonly (string | null)[] }
  /** Any of the values or of their descendants, in a hierarchical field; `null` as above. */
  | { readonly field: string; readonly under: readonly (string | null)[] }
  /** gte ≤ value < lt. Documents without a value never match. */
  | { readonly field: string; readonly gte?: number; readonly lt?: number };

export type SortOrder =
  | { readonly by: "relevance" }
  | { readonly by: "number" | "key"; readonly field: string; readonly descending: boolean };

export interface FacetRequest {
  readonly field: string;
  /** The most values returned, by falling count, then by value. */
  readonly size: number;
  /** Multi-select: count as if this field's own filters were absent. */
  readonly excludeOwnFilter: boolean;
  /**
   * Hierarchical fields: count the direct children of this path; "" = the roots. Absent = every
   * value and ancestor.
   */
  readonly under?: string;
  /** Hierarchical fields: which values are returned, instead of the most frequent; not with `under`. */
  readonly tree?: FacetTree;
}

/**
 * A tree to be shown: a value is among the `size` most frequent ones only if what stands above it is,
 * and if few beside it are more frequent.
 */
export interface FacetTree {
  /** The most values directly below another one. */
  readonly siblings: number;
  /** The most roots, and the most values directly below a path of `open`. */
  readonly siblingsOpen: number;
  /**
   * Paths that are returned in any case, beyond `size` and also when no document has them, with
   * those above them and the most frequent ones directly below.
   */
  readonly open: readonly string[];
}

export interface SearchQuery {
  /** All groups must be satisfied, or as many as `mustAtLeast` says. Empty = every document. */
  readonly must: readonly Group[];
  /**
   * So many groups of `must` are enough, from 1 to their number; absent = all. Each satisfied group
   * adds to relevance, the rarer the more.
   */
  readonly mustAtLeast?: number;
  /** Groups that need not be satisfied, but add to relevance. They hold terms only. */
  readonly should?: readonly Group[];
  /**
   * The same, but whatever satisfies such a group adds the same, wherever and however often its
   * terms occur: about a third of what they may add otherwise.
   */
  readonly evenly?: readonly Group[];
  /**
   * Documents that satisfy this group, terms only, match whatever `must` says and come before all
   * others under relevance. `mustNot` and filters hold for them too.
   */
  readonly pinned?: Group;
  /** No group may be satisfied. */
  readonly mustNot: readonly Group[];
  readonly filters: readonly Filter[];
  readonly facets: readonly FacetRequest[];
  readonly sort: SortOrder;
  /** Documents to pass over. Not together with `cursor`. */
  readonly offset: number;
  /** Most hits returned; 0 = only totals and facets. */
  readonly limit: number;
  /** Continue after the last hit of an earlier answer with the same query and sort. */
  readonly cursor?: string;
  /**
   * Most part hits returned per hit: the first parts, in the document's order, each of which alone
   * satisfies every group of `must` that the document satisfies and that is not restricted to
   * another field. When no group is left, nothing is asked of parts, and none is a hit; of 0 neither,
   * and the parts are not even counted, which is what costs most of a page.
   */
  readonly partsPerHit: number;
}

export interface Hit {
  readonly id: string;
  readonly score: number;
  /** Keys of parts; see `partsPerHit`. */
  readonly parts: readonly string[];
  /** How many parts satisfied, also beyond `partsPerHit`; 0 when that is 0. */
  readonly partTotal: number;
  /**
   * Positions of the groups of `must` that the document does not satisfy, ascending; not empty only
   * where `mustAtLeast` or `pinned` let it in.
   */
  readonly missed: readonly number[];
}

export interface FacetValue {
  readonly value: string;
  readonly count: number;
  /** Of a tree: distinct values directly below it with a count, returned or not. */
  readonly below?: number;
}

export interface FacetAnswer {
  readonly field: string;
  /** By falling count, then by value. */
  readonly values: readonly FacetValue[];
  /** Matching documents without a value. */
  readonly unstated: number;
  /** Distinct values with a count, also beyond `size`. */
  readonly distinct: number;
}

export interface SearchAnswer {
  readonly total: number;
  /** False when `total` is a lower bound: not everything could be looked at. */
  readonly exact: boolean;
  readonly hits: readonly Hit[];
  readonly facets: readonly FacetAnswer[];
  /** Present while more hits follow. */
  readonly cursor?: string;
  readonly asOf: Checkpoint | null;
}

/** How far the index has followed the change feed. */
export interface Checkpoint {
  readonly epoch: string;
  readonly seq: number;
}

/** A batch of changes, applied as one: visible and durable together with its checkpoint. */
export interface IndexBatch {
  readonly checkpoint: Checkpoint;
  /** A document replaces an earlier one of its id. */
  readonly upserts: readonly IndexDocument[];
  /** Ids; unknown ones are passed over. An id that is also upserted is kept. */
  readonly removals: readonly string[];
}

export interface Suggestion {
  readonly text: string;
  /** Documents that offer it. */
  readonly count: number;
}

/** Asks for documents like a given one, which need not be in the index. */
export interface SimilarRequest {
  readonly document: Pick<IndexDocument, "id" | "texts" | "parts">;
  readonly filters: readonly Filter[];
  readonly limit: number;
}

export interface SimilarHit {
  readonly id: string;
  readonly score: number;
}

/** Hears the ids of the hits of an answer, in their order. */
export type HitsListener = (ids: readonly string[]) => void;

export interface SearchIndex {
  /**
   * `onHits` may be told the hits before the answer is there, while facets are added up and parts
   * looked at, so that something can be read meanwhile. A hint: what the answer says counts.
   *
   * Throws `SearchQueryError` for undeclared fields, senseless counts or a foreign cursor,
   * `SearchOverloadedError` when too many searches wait, `SearchTimedOutError` after
   * `queryDeadlineMs`, `SearchIndexCorruptError` when nothing can be answered before a rebuild.
   */
  search(query: SearchQuery, onHits?: HitsListener): Promise<SearchAnswer>;
  /**
   * Suggestions whose key starts with `prefix` (folded), by falling count, then by key: one per
   * key, with the text that most documents offer for it.
   */
  suggest(prefix: string, limit: number): Promise<readonly Suggestion[]>;
  /**
   * What `suggest` says of each of these keys, in their order; null where no document offers
   * one. Throws `SearchQueryError` for more than `suggestedKeysMax`.
   */
  suggested(keys: readonly string[]): Promise<readonly (Suggestion | null)[]>;
  /**
   * The documents most like one, best first: those that hold at least three in ten of its
   * `similarTermsMax` weightiest terms, which count most in it and are rare, but are in another
   * document too; none is in more than a tenth of all documents, or than twenty; scored as a search for these. Never the document itself. Throws as `search` does.
   */
  similar(request: SimilarRequest): Promise<readonly SimilarHit[]>;
  checkpoint(): Promise<Checkpoint | null>;
  stats(): Promise<{ readonly documents: number; readonly parts: number; readonly bytes: number }>;
  close(): Promise<void>;
}

/** The one writer of an index. */
export interface SearchIndexWriter extends SearchIndex {
  apply(batch: IndexBatch): Promise<void>;
  /**
   * Builds a new index beside the present one from `batches` and swaps it in; the present one
   * answers until then. The last batch's checkpoint becomes the checkpoint. An interrupted rebuild
   * leaves the present index as it was.
   */
  rebuild(batches: AsyncIterable<IndexBatch>): Promise<void>;
}
