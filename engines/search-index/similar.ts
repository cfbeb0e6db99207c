import { allTextFields, checkQuery, typicalLengths } from "./checks.ts";
import { countIn, groupWeight, impactOf } from "./impact.ts";
import { similarTermsMax } from "./limits.ts";
import { matchAllQuery } from "./match-all.ts";
import type {
  IndexedText,
  IndexSchema,
  SearchQuery,
  SimilarHit,
  SimilarRequest,
} from "./search-index.ts";

/** What an index knows of its words. */
export interface WordStatistics {
  readonly documents: number;
  /** How many documents hold a term. */
  holding(term: string): number;
}

/** A term that more than this share of all documents hold says nothing of what is alike. */
const commonShare = 0.1;
/** Among few documents a term is not common before so many hold it. */
const commonDocumentsMin = 20;

/** A document is like another when it holds this share of the weightiest terms, rounded up. */
const shareOfTermsMin = 0.3;

/** Throws `SearchQueryError` when a request does not fit the schema. */
export function checkSimilar(schema: IndexSchema, { filters, limit }: SimilarRequest): void {
  checkQuery(schema, { ...matchAllQuery, filters, limit });
}

/**
 * The weightiest terms of a document: those that count most in it, times how rare they are. A term
 * that one document alone holds says nothing of others, nor does one that is common.
 */
export function weightiestTerms(
  schema: IndexSchema,
  document: SimilarRequest["document"],
  { documents, holding }: WordStatistics,
): readonly string[] {
  const common = Math.max(commonDocumentsMin, documents * commonShare);
  const weighed: { readonly term: string; readonly weight: number }[] = [];
  for (const [term, count] of termCounts(schema, document)) {
    const others = holding(term);
    if (others > 1 && others <= common)
      weighed.push({ term, weight: impactOf(count) * groupWeight(documents, others) });
  }
  weighed.sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1));
  return weighed.slice(0, similarTermsMax).map(({ term }) => term);
}

/** Term → what it counts in the document, over all fields; see impact.ts. */
function termCounts(
  schema: IndexSchema,
  { texts, parts }: SimilarRequest["document"],
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const typical = typicalLengths(schema);
  for (const [field, { name, weight }] of allTextFields(schema).entries()) {
    const own: readonly IndexedText[] = name === schema.partField ? parts : (texts[name] ?? []);
    const terms = own.flatMap((text) => text.terms);
    const one = countIn(weight, terms.length, typical[field] ?? 1);
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + one);
  }
  return counts;
}

/** How many of so many terms a document must hold to be like another. */
export function termsShared(terms: number): number {
  return Math.ceil(terms * shareOfTermsMin);
}

/** The search that finds what is like a document, and the document itself. */
export function similarQuery(
  { filters, limit }: SimilarRequest,
  terms: readonly string[],
): SearchQuery {
  const must = terms.map((term) => [{ terms: [term] }]);
  // One more, since the document itself is among them.
  return {
    ...matchAllQuery,
    must,
    mustAtLeast: termsShared(terms.length),
    filters,
    limit: limit + 1,
  };
}

/** The hits but the document itself. */
export function withoutItself(
  { document, limit }: SimilarRequest,
  hits: readonly SimilarHit[],
): readonly SimilarHit[] {
  return hits
    .filter(({ id }) => id !== document.id)
    .slice(0, limit)
    .map(({ id, score }) => ({ id, score }));
}
