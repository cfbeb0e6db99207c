import type { FacetAnswer } from "@tongshu/search-index";
import { facetTreeShown, facetTreeSiblingsShown, facetValuesShown } from "../../limits.ts";
import { parentPath } from "./facet-paths.ts";

/** A value of a tree of facet values that is shown. */
export interface FacetNode {
  /** From the root, as the index has it. */
  readonly path: string;
  readonly count: number;
  readonly selected: boolean;
  /** Values directly below it that match and are not shown; a lower bound. */
  readonly more: number;
}

/**
 * Picks what is shown of a tree: the most frequent values, few beside each other; what is selected,
 * the way up from it, and more of what lies below it. In the order of the tree, the most frequent
 * first. `counted` holds the whole tree's most frequent values and the branches of what is selected.
 */
export function pickFacetTree(
  counted: readonly FacetAnswer[],
  selected: ReadonlySet<string>,
): readonly FacetNode[] {
  const counts = new Map<string, number>();
  for (const { values } of counted) {
    for (const { value, count } of values) counts.set(value, count);
  }
  const below = new Map<string, string[]>();
  // What is selected stays in sight, even when nothing matches it any more.
  for (const path of selected) {
    for (const up of selfAndAbove(path)) if (!counts.has(up)) counts.set(up, 0);
  }
  // Counts fall, and a value comes before those below it: the answer's own order.
  const inOrder = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  for (const [path] of inOrder) {
    const parent = parentPath(path) ?? "";
    const beside = below.get(parent);
    if (beside === undefined) below.set(parent, [path]);
    else beside.push(path);
  }
  const shown = shownPaths(
    inOrder.map(([path]) => path),
    below,
    selected,
  );
  const nodes: FacetNode[] = [];
  const visit = (parent: string): void => {
    for (const path of (below.get(parent) ?? []).filter((one) => shown.has(one))) {
      const more = (below.get(path) ?? []).filter((child) => !shown.has(child)).length;
      const count = counts.get(path) ?? 0;
      nodes.push({ path, count, selected: selected.has(path), more });
      visit(path);
    }
  };
  visit("");
  return nodes;
}

function selfAndAbove(path: string): readonly string[] {
  const parent = parentPath(path);
  return parent === undefined ? [path] : [path, ...selfAndAbove(parent)];
}

function shownPaths(
  falling: readonly string[],
  below: ReadonlyMap<string, readonly string[]>,
  selected: ReadonlySet<string>,
): ReadonlySet<string> {
  const shown = new Set<string>();
  const beside = new Map<string, number>();
  for (const path of falling) {
    if (shown.size >= facetTreeShown) break;
    const parent = parentPath(path) ?? "";
    const most = parent === "" ? facetValuesShown : facetTreeSiblingsShown;
    const before = beside.get(parent) ?? 0;
    if (before >= most || (parent !== "" && !shown.has(parent))) continue;
    beside.set(parent, before + 1);
    shown.add(path);
  }
  for (const path of selected) {
    for (const up of selfAndAbove(path)) shown.add(up);
    for (const child of (below.get(path) ?? []).slice(0, facetValuesShown)) shown.add(child);
  }
  return shown;
}
