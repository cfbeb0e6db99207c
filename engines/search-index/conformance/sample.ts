import { matchAllQuery } from "../match-all.ts";
import type { IndexDocument, IndexedText, IndexSchema, SearchQuery } from "../search-index.ts";

/** The schema of the suites: two text fields, a flat and a hierarchical facet, one of each sort. */
export const schema: IndexSchema = {
  version: "conformance-1",
  textFields: { title: 4, body: 1 },
  partField: "item",
  partWeight: 0.5,
  facetFields: ["theme", "format"],
  hierarchicalFields: ["region"],
  numberFields: ["modified", "worth"],
  sortFields: ["title"],
  prior: { field: "worth", weight: 1 },
};

/** A text whose terms are its words. */
export function words(text: string): IndexedText {
  return { terms: text.split(" ").filter((word) => word !== ""), folded: text };
}

/** A document with nothing but an id and what is given. */
export function documentOf(id: string, given: Partial<IndexDocument> = {}): IndexDocument {
  return {
    id,
    texts: {},
    parts: [],
    facets: {},
    numbers: {},
    sortKeys: {},
    suggestions: [],
    ...given,
  };
}

/** The query for everything, by relevance, first page of ten. */
export const everything: SearchQuery = { ...matchAllQuery, limit: 10, partsPerHit: 3 };
