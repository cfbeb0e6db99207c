import { compareStrings } from "../cursor.ts";
import { isChildOf } from "../paths.ts";
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
  const { under } = request;
  const values: { value: string; count: number }[] = [];
  for (let id = 0; id < perValue.length; id += 1) {
    const count = perValue[id] ?? 0;
    const value = facet.values[id] ?? "";
    if (count > 0 && (under === undefined || isChildOf(value, under)))
      values.push({ value, count });
  }
  values.sort((a, b) => b.count - a.count || compareStrings(a.value, b.value));
  return {
    field: request.field,
    values: values.slice(0, request.size),
    unstated: perSet[0] ?? 0,
    distinct: values.length,
  };
}
