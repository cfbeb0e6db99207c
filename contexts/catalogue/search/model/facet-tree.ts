import type { FacetAnswer } from "@tongshu/search-index";
import { parentPath } from "./facet-paths.ts";

/** A value of a tree of facet values that is shown. */
export interface FacetNode {
  /** From the root, as the index has it. */
  readonly path: string;
  readonly count: number;
  readonly selected: boolean;
  /** Values directly below it that match and are not shown. */
  readonly more: number;
}

/**
 * What the index answers of a tree, in the order of the tree: each value before those below it, of
 * those beside each other the most frequent first.
 */
export function facetTree(
  { values }: Pick<FacetAnswer, "values">,
  selected: ReadonlySet<string>,
): readonly FacetNode[] {
  const childrenOf = new Map<string, (typeof values)[number][]>();
  for (const one of values) {
    const parent = parentPath(one.value) ?? "";
    const beside = childrenOf.get(parent);
    if (beside === undefined) childrenOf.set(parent, [one]);
    else beside.push(one);
  }
  const nodes: FacetNode[] = [];
  const visit = (parent: string): void => {
    for (const { value: path, count, below = 0 } of childrenOf.get(parent) ?? []) {
      const shown = (childrenOf.get(path) ?? []).filter((child) => child.count > 0).length;
      nodes.push({ path, count, selected: selected.has(path), more: below - shown });
      visit(path);
    }
  };
  visit("");
  return nodes;
}
