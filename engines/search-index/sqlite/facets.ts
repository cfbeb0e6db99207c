import { facetValuesOf } from "../facet-values.ts";
import type { FacetAnswer, FacetRequest } from "../search-index.ts";
import type { FacetColumn } from "./columns.ts";

/** Counts the values of a facet over rows. */
export function countFacet(
  facet: FacetColumn,
  request: FacetRequest,
  rows: Uint32Array,
): FacetAnswer {
  const perSet = new Uint32Array(facet.stated.length);
  const { sets } = facet;
  for (let index = 0; index < rows.length; index += 1) {
    const set = sets[rows[index] ?? 0] ?? 0;
    perSet[set] = (perSet[set] ?? 0) + 1;
  }
  const perValue = new Uint32Array(facet.values.length);
  for (let set = 1; set < perSet.length; set += 1) {
    const count = perSet[set] ?? 0;
    if (count === 0) continue;
    for (const id of facet.closed[set] ?? []) perValue[id] = (perValue[id] ?? 0) + count;
  }
  const counts = new Map(facet.values.map((value, id) => [value, perValue[id] ?? 0]));
  return { field: request.field, ...facetValuesOf(counts, request), unstated: perSet[0] ?? 0 };
}
