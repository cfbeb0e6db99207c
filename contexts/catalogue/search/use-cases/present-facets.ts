import { organisationsByIds } from "@tongshu/identity";
import type { Database } from "@tongshu/platform/database";
import { pickText } from "@tongshu/platform/i18n";
import type { FacetAnswer as IndexFacet } from "@tongshu/search-index";
import type { FacetAnswer, FacetName, SearchRequest } from "../../contract.ts";
import { statedRegionNames } from "../../store/regions.ts";
import { facetLabel } from "../model/facet-labels.ts";
import { isTreeFacet, valuesOfPath } from "../model/facet-paths.ts";
import { pickFacetTree } from "../model/facet-tree.ts";
import { isNamedRegion } from "../model/region-names.ts";

/**
 * Labels the facets in the searcher's language and marks what is selected. `placed` is the request
 * as the index was asked, with paths for the values of trees.
 */
export async function presentFacets(
  db: Database,
  facets: readonly IndexFacet[],
  placed: SearchRequest,
): Promise<FacetAnswer[]> {
  const { lang } = placed;
  const names = [...new Set(facets.map(({ field }) => field as FacetName))];
  const chosen = names.map((name) => ({
    name,
    answers: facets.filter(({ field }) => field === name),
    values: isTreeFacet(name)
      ? treeValues(
          facets.filter(({ field }) => field === name),
          placed.filters[name] ?? [],
        )
      : flatValues(
          facets.find(({ field }) => field === name),
          placed.filters[name] ?? [],
        ),
  }));
  const valuesOf = (name: FacetName): readonly string[] =>
    chosen.find((one) => one.name === name)?.values.map(({ value }) => value) ?? [];
  const unnamed = valuesOf("region").filter((code) => !isNamedRegion(code, lang));
  const [organisations, regions] = await Promise.all([
    organisationsByIds({ db }, [...new Set(valuesOf("provider"))]),
    statedRegionNames(db, [...new Set(unnamed)]),
  ]);
  const label = (name: FacetName, value: string): string => {
    const stated = name === "provider" ? organisations.get(value)?.name : regions.get(value);
    const text =
      name === "provider" || name === "region" ? pickText(stated, lang)?.text : undefined;
    return text ?? facetLabel(name, value, lang);
  };
  return chosen.map(({ name, answers, values }) => ({
    name,
    values: values.map((one) => ({ ...one, label: label(name, one.value) })),
    unstated: {
      count: answers[0]?.unstated ?? 0,
      selected: placed.filters[name]?.includes("") ?? false,
    },
    distinct: answers[0]?.distinct ?? 0,
  }));
}

type Value = Omit<FacetAnswer["values"][number], "label">;

/** A selected value stays in sight even when nothing matches it any more. */
function flatValues(facet: IndexFacet | undefined, filter: readonly string[]): readonly Value[] {
  const selected = new Set(filter);
  const counted = new Set(facet?.values.map(({ value }) => value));
  const uncounted = [...selected].filter((value) => value !== "" && !counted.has(value));
  return [...(facet?.values ?? []), ...uncounted.map((value) => ({ value, count: 0 }))].map(
    ({ value, count }) => ({ value, count, selected: selected.has(value) }),
  );
}

function treeValues(answers: readonly IndexFacet[], filter: readonly string[]): readonly Value[] {
  const selected = new Set(filter.filter((path) => path !== ""));
  return pickFacetTree(answers, selected).map(({ path, more, ...node }) => {
    const values = [...valuesOfPath(path)];
    return { ...node, value: values.at(-1) ?? path, path: values, more };
  });
}
