import { organisationsByIds } from "@tongshu/identity";
import type { Database } from "@tongshu/platform/database";
import { pickText } from "@tongshu/platform/i18n";
import type { FacetAnswer as IndexFacet } from "@tongshu/search-index";
import type { FacetAnswer, FacetName, SearchRequest } from "../../contract.ts";
import { facetLabel } from "../model/facet-labels.ts";

/** Labels the facets in the searcher's language and marks what is selected. */
export async function presentFacets(
  db: Database,
  facets: readonly IndexFacet[],
  request: SearchRequest,
): Promise<FacetAnswer[]> {
  const provider = facets.find((facet) => facet.field === "provider");
  const ids = [
    ...(provider?.values.map(({ value }) => value) ?? []),
    ...(request.filters.provider ?? []),
  ];
  const organisations = await organisationsByIds({ db }, [...new Set(ids)]);
  const label = (name: FacetName, value: string): string =>
    name === "provider"
      ? (pickText(organisations.get(value)?.name, request.lang)?.text ?? value)
      : facetLabel(name, value, request.lang);
  return facets.map((facet) => {
    const name = facet.field as FacetName;
    const selected = new Set(request.filters[name] ?? []);
    const counted = new Set(facet.values.map(({ value }) => value));
    // A selected value stays in sight even when nothing matches it any more.
    const uncounted = [...selected].filter((value) => value !== "" && !counted.has(value));
    return {
      name,
      values: [...facet.values, ...uncounted.map((value) => ({ value, count: 0 }))].map(
        ({ value, count }) => ({
          value,
          count,
          label: label(name, value),
          selected: selected.has(value),
        }),
      ),
      unstated: { count: facet.unstated, selected: selected.has("") },
      distinct: facet.distinct,
    };
  });
}
