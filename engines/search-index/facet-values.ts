import { compareStrings } from "./cursor.ts";
import { isChildOf, parentOf, selfAndAncestors } from "./paths.ts";
import type { FacetAnswer, FacetRequest, FacetTree, FacetValue } from "./search-index.ts";

/** Of all values of a facet field that some documents have, ancestors included, those asked for. */
export function facetValuesOf(
  counts: ReadonlyMap<string, number>,
  { size, under, tree }: FacetRequest,
): Pick<FacetAnswer, "values" | "distinct"> {
  const falling = [...counts]
    .map(([value, count]) => ({ value, count }))
    .filter(({ value, count }) => count > 0 && (under === undefined || isChildOf(value, under)))
    .sort(compareValues);
  const values = tree === undefined ? falling.slice(0, size) : treeValues(falling, size, tree);
  return { values, distinct: falling.length };
}

/** By falling count, then by value: the order of an answer. */
export function compareValues(a: FacetValue, b: FacetValue): number {
  return b.count - a.count || compareStrings(a.value, b.value);
}

function treeValues(
  falling: readonly FacetValue[],
  size: number,
  { siblings, siblingsOpen, open }: FacetTree,
): readonly FacetValue[] {
  const counts = new Map(falling.map(({ value, count }) => [value, count]));
  const below = new Map<string, string[]>();
  for (const { value } of falling) {
    const parent = parentOf(value);
    const beside = below.get(parent);
    if (beside === undefined) below.set(parent, [value]);
    else beside.push(value);
  }
  const firstBelow = (parent: string): readonly string[] => {
    const isOpen = parent === "" || open.includes(parent);
    return (below.get(parent) ?? []).slice(0, isOpen ? siblingsOpen : siblings);
  };
  const shown = new Set<string>();
  for (const { value } of falling) {
    // A value comes before those below it, which have no greater count and a longer path.
    const parent = parentOf(value);
    const isReached = parent === "" || shown.has(parent);
    if (shown.size < size && isReached && firstBelow(parent).includes(value)) shown.add(value);
  }
  for (const path of open) {
    for (const one of [...selfAndAncestors(path), ...firstBelow(path)]) shown.add(one);
  }
  return [...shown]
    .map((value) => {
      const count = counts.get(value) ?? 0;
      return { value, count, below: below.get(value)?.length ?? 0 };
    })
    .sort(compareValues);
}
