import { compareValues } from "../facet-values.ts";
import { selfAndAncestors } from "../paths.ts";
import type { FacetTree, FacetValue } from "../search-index.ts";
import { type FieldValues, placesBelow } from "./field-values.ts";
import { type ByFrequency, mostFrequent } from "./most-frequent.ts";
import { NumberHeap } from "./number-heap.ts";

/** The values of a tree that are asked for: below a value is looked only when it is among them. */
export function treeValues(
  { size, tree }: { readonly size: number; readonly tree: FacetTree },
  field: FieldValues,
  order: ByFrequency,
): readonly FacetValue[] {
  const { counts, isBefore } = order;
  const open = new Set(["", ...tree.open]);
  const below = (path: string): { first: readonly number[]; distinct: number } => {
    const most = open.has(path) ? tree.siblingsOpen : tree.siblings;
    return mostFrequent(placesBelow(field, path), most, order);
  };
  const values: FacetValue[] = [];
  const add = (place: number): readonly number[] => {
    const value = field.values[place] ?? "";
    const { first, distinct } = below(value);
    values.push({ value, count: counts[place] as number, below: distinct });
    return first;
  };
  const reached = new NumberHeap(isBefore);
  for (const place of below("").first) reached.push(place);
  while (values.length < size && reached.size > 0) {
    for (const place of add(reached.pop())) reached.push(place);
  }
  if (tree.open.length === 0) return values;
  const shown = new Set(values.map(({ value }) => value));
  const addPath = (path: string): void => {
    if (shown.has(path)) return;
    shown.add(path);
    const place = field.places.get(path);
    if (place === undefined) values.push({ value: path, count: 0, below: 0 });
    else add(place);
  };
  for (const path of tree.open) {
    for (const one of selfAndAncestors(path)) addPath(one);
    for (const place of below(path).first) addPath(field.values[place] ?? "");
  }
  return values.sort(compareValues);
}
