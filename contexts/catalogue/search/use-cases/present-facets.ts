import type { OrganisationsReader } from "@tongshu/identity";
import type { Database } from "@tongshu/platform/database";
import { pickText } from "@tongshu/platform/i18n";
import type { FacetAnswer as IndexFacet } from "@tongshu/search-index";
import type { FacetAnswer, FacetName, SearchRequest } from "../../contract.ts";
import { statedRegionNames } from "../../store/regions.ts";
import { facetLabel } from "../model/facet-labels.ts";
import { isTreeFacet, valuesOfPath } from "../model/facet-paths.ts";
import { facetTree } from "../model/facet-tree.ts";
import { isNamedRegion } from "../model/region-names.ts";

/**
 * Labels the facets in the searcher's language and marks what is selected. `placed` is the request
 * as the index was asked, with paths for the values of trees.
 */
export async function presentFacets(
  { db, providers }: { readonly db: Database; readonly providers: OrganisationsReader },
  facets: readonly IndexFacet[],
  placed: SearchRequest,
): Promise<FacetAnswer[]> {
  const { lang } = placed;
  const chosen = facets.map((facet) => {
    const name = facet.field as FacetName;
    const selected = new Set(placed.filters[name]);
    const values = isTreeFacet(name) ? treeValues(facet, selected) : flatValues(facet, selected);
    return { name, facet, selected, values };
  });
  const valuesOf = (name: FacetName): readonly string[] =>
    chosen.find((one) => one.name === name)?.values.map(({ value }) => value) ?? [];
  const unnamed = valuesOf("region").filter((code) => !isNamedRegion(code, lang));
  const [organisations, regions] = await Promise.all([
    providers(valuesOf("provider")),
    statedRegionNames(db, [...new Set(unnamed)]),
  ]);
  const label = (name: FacetName, value: string): string => {
    const stated = name === "provider" ? organisations.get(value)?.name : regions.get(value);
    const text =
      name === "provider" || name === "region" ? pickText(stated, lang)?.text : undefined;
    return text ?? facetLabel(name, value, lang);
  };
  return chosen.map(({ name, facet, selected, values }) => ({
    name,
    values: values.map((one) => ({ ...one, label: label(name, one.value) })),
    unstated: { count: facet.unstated, selected: selected.has("") },
    distinct: facet.distinct,
  }));
}

type Value = Omit<FacetAnswer["values"][number], "label">;

/** A selected value stays in sight even when nothing matches it any more. */
function flatValues(facet: IndexFacet, selected: ReadonlySet<string>): readonly Value[] {
  const counted = new Set(facet.values.map(({ value }) => value));
  const uncounted = [...selected].filter((value) => value !== "" && !counted.has(value));
  return [...facet.values, ...uncounted.map((value) => ({ value, count: 0 }))].map(
    ({ value, count }) => ({ value, count, selected: selected.has(value) }),
  );
}

function treeValues(facet: IndexFacet, selected: ReadonlySet<string>): readonly Value[] {
  return facetTree(facet, selected).map(({ path, more, ...node }) => {
    const values = [...valuesOfPath(path)];
    return { ...node, value: values.at(-1) ?? path, path: values, more };
  });
}
