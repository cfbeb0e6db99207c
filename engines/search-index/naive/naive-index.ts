import {
  allFacetFields,
  allTextFields,
  checkDocument,
  checkQuery,
  checkSchema,
  priorFactor,
  checkSuggestedKeys,
} from "../checks.ts";
import { comparePlaces, compareStrings, type Place, readCursor, writeCursor } from "../cursor.ts";
import { withoutNeedless } from "../for-want-of-better.ts";
import { evenShare, pinnedScore } from "../limits.ts";
import { facetValuesOf } from "../facet-values.ts";
import { selfAndAncestors } from "../paths.ts";
import type {
  Alternative,
  Checkpoint,
  FacetAnswer,
  FacetRequest,
  Filter,
  Group,
  Hit,
  IndexBatch,
  IndexDocument,
  IndexedText,
  IndexSchema,
  SearchAnswer,
  SearchIndexWriter,
  SearchQuery,
  SimilarHit,
  SimilarRequest,
  Suggestion,
} from "../search-index.ts";
import { checkSimilar, termsShared, weightiestTerms, withoutItself } from "../similar.ts";

/**
 * The index as its contract says it, by looking at every document every time: the oracle of the
 * conformance suite, and an index for tests. Its relevance is how often terms and phrases occur.
 */
export function createNaiveIndex(schema: IndexSchema): SearchIndexWriter {
  checkSchema(schema);
  let documents = new Map<string, IndexDocument>();
  let checkpoint: Checkpoint | null = null;
  return {
    async search(query) {
      checkQuery(schema, query);
      const all = [...documents.values()];
      const holding = (term: string): number =>
        all.filter((document) => termsOf(schema, document).has(term)).length;
      return answer(schema, all, withoutNeedless(query, holding), checkpoint);
    },
    async similar(request) {
      checkSimilar(schema, request);
      return similar(schema, [...documents.values()], request);
    },
    suggest: async (prefix, limit) => {
      const offers = offersOf([...documents.values()], (key) => key.startsWith(prefix));
      return offers.slice(0, limit);
    },
    async suggested(keys) {
      checkSuggestedKeys(keys);
      return keys.map(
        (asked) => offersOf([...documents.values()], (key) => key === asked)[0] ?? null,
      );
    },
    checkpoint: async () => checkpoint,
    stats: async () => ({
      documents: documents.size,
      parts: [...documents.values()].reduce((sum, document) => sum + document.parts.length, 0),
      bytes: 0,
    }),
    close: async () => undefined,
    async apply(batch) {
      const next = new Map(documents);
      applyTo(schema, next, batch);
      documents = next;
      checkpoint = batch.checkpoint;
    },
    async rebuild(batches) {
      const next = new Map<string, IndexDocument>();
      let last: Checkpoint | null = null;
      for await (const batch of batches) {
        applyTo(schema, next, batch);
        last = batch.checkpoint;
      }
      documents = next;
      checkpoint = last;
    },
  };
}

function applyTo(schema: IndexSchema, documents: Map<string, IndexDocument>, batch: IndexBatch) {
  for (const id of batch.removals) documents.delete(id);
  for (const document of batch.upserts) {
    checkDocument(schema, document);
    documents.set(document.id, structuredClone(document));
  }
}

function answer(
  schema: IndexSchema,
  documents: readonly IndexDocument[],
  query: SearchQuery,
  asOf: Checkpoint | null,
): SearchAnswer {
  const matching = documents.filter((document) => matches(schema, document, query));
  const filtered = matching.filter((document) => passes(document, query.filters));
  const places = filtered.map((document) => placeOf(schema, document, query));
  const compare = comparePlaces(query.sort.by === "relevance" || query.sort.descending);
  const after = query.cursor === undefined ? undefined : readCursor(query, query.cursor);
  const rest = places
    .filter((place) => after === undefined || compare(place, after) > 0)
    .sort(compare)
    .slice(query.offset);
  const page = rest.slice(0, query.limit);
  const last = page.at(-1);
  return {
    total: filtered.length,
    exact: true,
    hits: page.map(({ document, score }) => hitOf(schema, document, score, query)),
    facets: query.facets.map((request) => {
      const own = (filter: Filter): boolean => filter.field === request.field;
      const filters = request.excludeOwnFilter
        ? query.filters.filter((filter) => !own(filter))
        : query.filters;
      return countFacet(
        schema,
        matching.filter((document) => passes(document, filters)),
        request,
      );
    }),
    ...(rest.length > page.length && last !== undefined
      ? { cursor: writeCursor(query, last) }
      : {}),
    asOf,
  };
}

function termsOf(schema: IndexSchema, document: IndexDocument): ReadonlySet<string> {
  return new Set(textsOf(schema, document, undefined).flatMap(({ terms }) => terms));
}

function textsOf(
  schema: IndexSchema,
  document: IndexDocument,
  field: string | undefined,
): readonly IndexedText[] {
  const fields = field === undefined ? allTextFields(schema).map(({ name }) => name) : [field];
  return fields.flatMap((name) =>
    name === schema.partField ? document.parts : (document.texts[name] ?? []),
  );
}

function matches(schema: IndexSchema, document: IndexDocument, query: SearchQuery): boolean {
  if (query.mustNot.some((group) => satisfies(schema, document, group))) return false;
  if (isPinned(schema, document, query)) return true;
  const satisfied = query.must.filter((group) => satisfies(schema, document, group)).length;
  return satisfied >= (query.mustAtLeast ?? query.must.length);
}

function satisfies(schema: IndexSchema, document: IndexDocument, group: Group): boolean {
  return group.some(
    (one) =>
      holds(textsOf(schema, document, one.field), one) &&
      ("terms" in one ||
        one.phrase === "" ||
        holds(textsOf(schema, document, undefined), { terms: one.among ?? [] })),
  );
}

function isPinned(schema: IndexSchema, document: IndexDocument, query: SearchQuery): boolean {
  return query.pinned !== undefined && satisfies(schema, document, query.pinned);
}

function holds(texts: readonly IndexedText[], alternative: Alternative): boolean {
  if ("terms" in alternative) {
    return alternative.terms.every((term) => texts.some((text) => text.terms.includes(term)));
  }
  const { phrase } = alternative;
  return phrase === "" || texts.some((text) => text.folded.includes(phrase));
}

function passes(document: IndexDocument, filters: readonly Filter[]): boolean {
  return filters.every((filter) => {
    const values = document.facets[filter.field] ?? [];
    if ("in" in filter) {
      return values.length === 0
        ? filter.in.includes(null)
        : values.some((v) => filter.in.includes(v));
    }
    if ("under" in filter) {
      return values.length === 0
        ? filter.under.includes(null)
        : values.flatMap(selfAndAncestors).some((path) => filter.under.includes(path));
    }
    const value = document.numbers[filter.field];
    if (value === undefined) return false;
    return (
      (filter.gte === undefined || value >= filter.gte) &&
      (filter.lt === undefined || value < filter.lt)
    );
  });
}

interface RankedDocument extends Place {
  readonly document: IndexDocument;
  readonly score: number;
}

function placeOf(schema: IndexSchema, document: IndexDocument, query: SearchQuery): RankedDocument {
  const score = scoreOf(schema, document, query);
  const { sort } = query;
  const value =
    sort.by === "relevance"
      ? score
      : ((sort.by === "number" ? document.numbers : document.sortKeys)[sort.field] ?? null);
  return { document, score, value, id: document.id };
}

function scoreOf(schema: IndexSchema, document: IndexDocument, query: SearchQuery): number {
  const { prior } = schema;
  const factor = prior === undefined ? 1 : priorFactor(prior.weight, document.numbers[prior.field]);
  const pinned = isPinned(schema, document, query) ? pinnedScore : 0;
  return textScoreOf(schema, document, query) * factor + pinned;
}

function textScoreOf(schema: IndexSchema, document: IndexDocument, query: SearchQuery): number {
  const asked = [...query.must, ...(query.should ?? [])].flat();
  const terms = new Set(asked.flatMap((one) => ("terms" in one ? one.terms : [])));
  const even = (query.evenly ?? []).filter((group) => satisfies(schema, document, group));
  let score = even.length * evenShare;
  for (const { name, weight } of allTextFields(schema)) {
    for (const text of textsOf(schema, document, name)) {
      score += weight * text.terms.filter((term) => terms.has(term)).length;
      for (const one of asked)
        if ("phrase" in one && text.folded.includes(one.phrase)) score += weight;
    }
  }
  return score;
}

function hitOf(
  schema: IndexSchema,
  document: IndexDocument,
  score: number,
  query: SearchQuery,
): Hit {
  const asksParts = ({ field }: Alternative): boolean =>
    field === undefined || field === schema.partField;
  const missed = [...query.must.keys()].filter(
    (at) => !satisfies(schema, document, query.must[at] ?? []),
  );
  const groups = query.must.filter((group, at) => !missed.includes(at) && group.some(asksParts));
  const hits = document.parts.filter(
    (part) =>
      query.partsPerHit > 0 &&
      groups.length > 0 &&
      groups.every((group) => group.some((one) => asksParts(one) && holds([part], one))),
  );
  return {
    id: document.id,
    score,
    parts: hits.slice(0, query.partsPerHit).map((part) => part.key),
    partTotal: hits.length,
    missed,
  };
}

function countFacet(
  schema: IndexSchema,
  documents: readonly IndexDocument[],
  request: FacetRequest,
): FacetAnswer {
  const { field } = request;
  if (!allFacetFields(schema).includes(field)) throw new Error(`No facet field ${field}.`);
  const isHierarchical = schema.hierarchicalFields.includes(field);
  const counts = new Map<string, number>();
  let unstated = 0;
  for (const document of documents) {
    const stated = document.facets[field] ?? [];
    if (stated.length === 0) unstated += 1;
    for (const value of new Set(isHierarchical ? stated.flatMap(selfAndAncestors) : stated)) {
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  return { field, ...facetValuesOf(counts, request), unstated };
}

/** Scored by how many of the weightiest terms a document shares. */
function similar(
  schema: IndexSchema,
  documents: readonly IndexDocument[],
  request: SimilarRequest,
): readonly SimilarHit[] {
  const termsOf = (document: SimilarRequest["document"]): ReadonlySet<string> =>
    new Set(
      [...Object.values(document.texts).flat(), ...document.parts].flatMap((one) => one.terms),
    );
  const held = documents.map(termsOf);
  const weightiest = weightiestTerms(schema, request.document, {
    documents: documents.length,
    holding: (term) => held.filter((terms) => terms.has(term)).length,
  });
  const hits = documents
    .map(({ id }, at) => ({ id, score: weightiest.filter((term) => held[at]?.has(term)).length }))
    .filter(({ score }, at) => {
      const document = documents[at];
      const isLike = weightiest.length > 0 && score >= termsShared(weightiest.length);
      return isLike && document !== undefined && passes(document, request.filters);
    })
    .sort((a, b) => b.score - a.score || compareStrings(a.id, b.id));
  return withoutItself(request, hits);
}

/** The suggestions of the keys that are wanted, by falling count, then by key. */
function offersOf(
  documents: readonly IndexDocument[],
  isWanted: (key: string) => boolean,
): readonly Suggestion[] {
  const keys = new Map<string, Set<string>>();
  const texts = new Map<string, Map<string, Set<string>>>();
  for (const { id, suggestions } of documents) {
    for (const { key, text } of suggestions) {
      if (!isWanted(key)) continue;
      keys.set(key, (keys.get(key) ?? new Set()).add(id));
      const offered = texts.get(key) ?? new Map<string, Set<string>>();
      texts.set(key, offered.set(text, (offered.get(text) ?? new Set()).add(id)));
    }
  }
  return [...keys]
    .map(([key, ids]) => ({ key, count: ids.size, text: mostOffered(texts.get(key)) }))
    .sort((a, b) => b.count - a.count || compareStrings(a.key, b.key))
    .map(({ text, count }) => ({ text, count }));
}

function mostOffered(texts: ReadonlyMap<string, ReadonlySet<string>> | undefined): string {
  const best = [...(texts ?? [])].sort(
    (a, b) => b[1].size - a[1].size || compareStrings(a[0], b[0]),
  );
  return best[0]?.[0] ?? "";
}
