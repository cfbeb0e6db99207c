import { organisationsByIds } from "@tongshu/identity";
import type { Clock } from "@tongshu/platform/clock";
import type { Refusal } from "@tongshu/platform/errors";
import { type InterfaceLanguage, type LocalizedText, pickText } from "@tongshu/platform/i18n";
import { type FacetAnswer, type Filter, matchAllQuery } from "@tongshu/search-index";
import type { CatalogueStatistics, FacetName, FreshnessBucket } from "../../contract.ts";
import { statisticsKeptMs, statisticsProvidersShown, statisticsValuesShown } from "../../limits.ts";
import { catalogueStatistics, type RegisterStatistics } from "../../register/index.ts";
import { facetLabel } from "../model/facet-labels.ts";
import { valuesOfPath } from "../model/facet-paths.ts";
import { type IndexedCatalogue, refusalOf } from "./search-catalogue.ts";

interface Counted {
  readonly register: RegisterStatistics;
  readonly facets: ReadonlyMap<string, FacetAnswer>;
  readonly providerNames: ReadonlyMap<string, LocalizedText>;
  readonly freshness: CatalogueStatistics["freshness"];
}

type Statistician = IndexedCatalogue & { readonly clock: Clock };

/**
 * Makes the reader of statistics. Nothing is counted before it is asked for; an answer is kept for
 * `statisticsKeptMs`, and however many ask meanwhile, it is counted once.
 */
export function keepStatistics(
  deps: Statistician,
): (request: { readonly lang: InterfaceLanguage }) => Promise<CatalogueStatistics | Refusal> {
  let kept: { readonly until: number; readonly counted: Promise<Counted> } | undefined;
  return async ({ lang }) => {
    const now = deps.clock.now().getTime();
    if (kept === undefined || now >= kept.until) {
      kept = { until: now + statisticsKeptMs, counted: countAll(deps) };
    }
    const asked = kept;
    try {
      return present(await asked.counted, lang);
    } catch (error) {
      // What failed is tried again by the next who asks.
      if (kept === asked) kept = undefined;
      return refusalOf(error);
    }
  };
}

const countedFacets = ["shareType", "openType", "updateCycle", "theme", "provider"] as const;

async function countAll(deps: Statistician): Promise<Counted> {
  const register = await catalogueStatistics(deps);
  const filters: Filter[] = register.othersLeftOut
    ? [{ field: "source", in: register.sources }]
    : [];
  const answer = await deps.index.search({
    ...matchAllQuery,
    filters,
    facets: countedFacets.map((field) => ({
      field,
      size: field === "provider" ? statisticsProvidersShown : statisticsValuesShown,
      excludeOwnFilter: false,
    })),
  });
  const facets = new Map(answer.facets.map((facet) => [facet.field, facet]));
  const ids = facets.get("provider")?.values.map(({ value }) => idOf(value)) ?? [];
  const organisations = await organisationsByIds({ db: deps.db }, ids);
  return {
    register,
    facets,
    providerNames: new Map([...organisations].map(([id, { name }]) => [id, name])),
    freshness: await countFreshness(deps, filters, answer.total),
  };
}

const dayMs = 24 * 60 * 60 * 1_000;
/** The age in days up to which an entry counts for a bucket; a day in the future is fresh. */
const bucketDays = { MONTH: 31, QUARTER: 92, YEAR: 366, THREE_YEARS: 1_096 } as const;

async function countFreshness(
  { index, clock }: Statistician,
  filters: readonly Filter[],
  total: number,
): Promise<Counted["freshness"]> {
  const now = clock.now().getTime();
  const ages: (readonly [FreshnessBucket, number])[] = [
    ...Object.entries(bucketDays).map(([name, days]) => [name as FreshnessBucket, days] as const),
    ["OLDER", Number.POSITIVE_INFINITY],
  ];
  const counts = await Promise.all(
    ages.map(async ([, days], at) => {
      const younger = ages[at - 1]?.[1];
      const range = {
        field: "modified",
        ...(Number.isFinite(days) ? { gte: now - days * dayMs } : {}),
        ...(younger === undefined ? {} : { lt: now - younger * dayMs }),
      };
      return (await index.search({ ...matchAllQuery, filters: [...filters, range] })).total;
    }),
  );
  const stated = counts.reduce((sum, count) => sum + count, 0);
  return [
    ...ages.map(([bucket], at) => ({ bucket, count: counts[at] ?? 0 })),
    { bucket: "UNSTATED", count: Math.max(0, total - stated) },
  ];
}

/** An organisation stands in the index with the path to it. */
function idOf(path: string): string {
  return valuesOfPath(path).at(-1) ?? path;
}

function present(counted: Counted, lang: InterfaceLanguage): CatalogueStatistics {
  const { sources: _, othersLeftOut: __, ...register } = counted.register;
  const values = (field: FacetName): CatalogueStatistics["themes"] => {
    const facet = counted.facets.get(field);
    return [
      ...(facet?.values ?? []).map(({ value, count }) => {
        return { value, label: facetLabel(field, value, lang), count };
      }),
      { value: null, label: lang === "zh" ? "未说明" : "Not stated", count: facet?.unstated ?? 0 },
    ];
  };
  const providers = counted.facets.get("provider")?.values ?? [];
  return {
    ...register,
    shareTypes: values("shareType"),
    openTypes: values("openType"),
    updateCycles: values("updateCycle"),
    themes: values("theme"),
    freshness: counted.freshness,
    providers: providers.map(({ value, count }) => {
      const id = idOf(value);
      const name = pickText(counted.providerNames.get(id), lang) ?? { text: id, tag: "und" };
      return { id, name: name.text, tag: name.tag, count };
    }),
  };
}
