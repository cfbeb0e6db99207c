import { pathsOfOrganisations, type Reader } from "../store/organisation-reader.ts";

/**
 * For each id the path of ids from the root (`org_a/org_b`), as hierarchical facets want it, in
 * one statement; an unknown id is not in the map.
 */
export async function organisationPaths(
  deps: { readonly db: Reader },
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const paths = await pathsOfOrganisations(deps.db, ids);
  return new Map(paths.map(({ id, path }) => [id, path.join("/")]));
}
