import type { FacetRequest, Filter, Group, SearchQuery } from "@tongshu/search-index";
import type { LoadLine } from "./load.ts";

const hitsShown = 20;

/** The query that the index is asked: page 1, with facets or without. */
export function queryOf(line: LoadLine, withFacets: boolean): SearchQuery {
  return {
    must: line.must as readonly Group[],
    mustNot: line.mustNot as readonly Group[],
    filters: line.filters as readonly Filter[],
    facets: withFacets ? (line.facets as readonly FacetRequest[]) : [],
    sort:
      line.sort === "newest"
        ? { by: "number", field: "modified", descending: true }
        : { by: "relevance" },
    offset: 0,
    limit: hitsShown,
    partsPerHit: 0,
  };
}
