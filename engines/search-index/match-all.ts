import type { SearchQuery } from "./search-index.ts";

/** Matches every document and lists none: what other queries are made from. */
export const matchAllQuery: SearchQuery = {
  must: [],
  mustNot: [],
  filters: [],
  facets: [],
  sort: { by: "relevance" },
  offset: 0,
  limit: 0,
  partsPerHit: 0,
};
