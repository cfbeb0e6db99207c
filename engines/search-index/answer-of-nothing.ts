import { facetValuesOf } from "./facet-values.ts";
import type { SearchAnswer, SearchQuery } from "./search-index.ts";

/** The answer of an index that nothing was applied to. */
export function answerOfNothing({ facets }: SearchQuery): SearchAnswer {
  return {
    total: 0,
    exact: true,
    hits: [],
    facets: facets.map((request) => ({
      field: request.field,
      ...facetValuesOf(new Map(), request),
      unstated: 0,
    })),
    asOf: null,
  };
}
