import { organisationPaths } from "@tongshu/identity";
import type { Database } from "@tongshu/platform/database";
import type { SearchRequest } from "../../contract.ts";
import { facetPath, providerPath } from "../model/facet-paths.ts";
import { regionPath } from "../model/region-names.ts";

/**
 * A searcher names an organisation or a region by itself; the index knows it by its path from the
 * root. The empty value ("not stated") stays; a value that is unknown finds nothing, as it should.
 */
export async function placeFilters(db: Database, request: SearchRequest): Promise<SearchRequest> {
  const { provider, region } = request.filters;
  if (provider === undefined && region === undefined) return request;
  const paths = await organisationPaths({ db }, [...new Set(provider ?? [])]);
  const ofProvider = (id: string): string => {
    const path = paths.get(id);
    return path === undefined ? facetPath([id]) : providerPath(path.split("/"));
  };
  const placed = (values: readonly string[] | undefined, pathOf: (value: string) => string) =>
    values?.map((value) => (value === "" ? "" : pathOf(value)));
  const inTree = {
    provider: placed(provider, ofProvider),
    region: placed(region, (code) => facetPath(regionPath(code))),
  };
  const stated = Object.entries(inTree).filter(([, values]) => values !== undefined);
  return { ...request, filters: { ...request.filters, ...Object.fromEntries(stated) } };
}
