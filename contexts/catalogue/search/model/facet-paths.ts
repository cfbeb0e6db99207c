import type { FacetName } from "../../contract.ts";
import { facetPathCharactersMax, facetPathLevelsMax } from "../../limits.ts";
import { regionPath } from "./region-names.ts";

/** The facets whose values stand below each other: authorities and regions. */
export const treeFacets = ["provider", "region"] as const satisfies readonly FacetName[];
export type TreeFacet = (typeof treeFacets)[number];

export function isTreeFacet(name: string): name is TreeFacet {
  return (treeFacets as readonly string[]).includes(name);
}

/** Values from the root down, as one value of the index. A slash within a value is written `%2F`. */
export function facetPath(values: readonly string[]): string {
  return values.map((value) => value.replaceAll("%", "%25").replaceAll("/", "%2F")).join("/");
}

/** The values of a path, root first. */
export function valuesOfPath(path: string): readonly string[] {
  return path.split("/").map((value) => value.replaceAll("%2F", "/").replaceAll("%25", "%"));
}

/** What stands directly above a path; undefined for a root. */
export function parentPath(path: string): string | undefined {
  const end = path.lastIndexOf("/");
  return end < 0 ? undefined : path.slice(0, end);
}

/**
 * The path of an organisation from the ids from the root down to it. A path of the index is
 * short, so that beyond `facetPathLevelsMax` levels those below stand side by side.
 */
export function providerPath(ids: readonly string[]): string {
  if (ids.length <= facetPathLevelsMax) return facetPath(ids);
  return facetPath([...ids.slice(0, facetPathLevelsMax - 1), ...ids.slice(-1)]);
}

/** The paths that an entry of an organisation has: one, and one more for each level too deep. */
export function providerPaths(ids: readonly string[]): readonly string[] {
  if (ids.length === 0) return [];
  const deep = Math.max(0, ids.length - facetPathLevelsMax);
  return Array.from({ length: deep + 1 }, (_, at) => providerPath(ids.slice(0, ids.length - at)));
}

/** The path of a region code; none when the code is too long to be one. */
export function regionPaths(code: string): readonly string[] {
  const path = facetPath(regionPath(code));
  return path.length <= facetPathCharactersMax ? [path] : [];
}
