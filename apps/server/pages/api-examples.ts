import { isRefusal } from "@tongshu/platform/errors";
import type { InterfaceLanguage } from "@tongshu/platform/i18n";
import type { PageReaders } from "./page-sources.ts";

const words = {
  zh: { search: "水质", item: "名称", begin: "人" },
  en: { search: "water", item: "name", begin: "po" },
} as const;

/** Addresses that a reader can open, by path of the OpenAPI document, with ids that are there. */
export async function apiExamples(
  { catalogue, identity }: PageReaders,
  language: InterfaceLanguage,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const [{ changes }, list] = await Promise.all([
    catalogue.recentChanges({ limit: 1, lang: language }),
    identity.listOrganisations({ parentId: null, limit: 1 }),
  ]);
  const entry = changes[0]?.entryId;
  const organisation = isRefusal(list) ? undefined : list.organisations[0]?.id;
  const { search, item, begin } = words[language];
  const q = encodeURIComponent(search);
  const perEntry = (path: string) =>
    entry === undefined ? [] : [path.replace("{id}", encodeURIComponent(entry))];
  const perOrganisation = (path: string) =>
    organisation === undefined ? [] : [path.replace("{id}", encodeURIComponent(organisation))];
  return {
    "/api/search": [
      `/api/search?q=${q}&lang=${language}`,
      `/api/search?q=${q}&openType=UNCONDITIONAL&sort=modified&size=5`,
    ],
    "/api/search.csv": [`/api/search.csv?q=${q}&lang=${language}`],
    "/api/search.xlsx": [`/api/search.xlsx?q=${q}&lang=${language}`],
    "/api/search.ndjson": [`/api/search.ndjson?q=${q}&lang=${language}`],
    "/api/suggest": [`/api/suggest?q=${encodeURIComponent(begin)}&lang=${language}`],
    "/api/items": [`/api/items?q=${encodeURIComponent(item)}&lang=${language}`],
    "/api/entries/{id}": perEntry("/api/entries/{id}"),
    "/api/entries/{id}/related": perEntry("/api/entries/{id}/related"),
    "/api/statistics": [`/api/statistics?lang=${language}`],
    "/api/statistics/providers/{id}":
      organisation === undefined
        ? []
        : [`/api/statistics/providers/${encodeURIComponent(organisation)}`],
    "/api/changes": ["/api/changes?after=0&limit=10"],
    "/api/sources": ["/api/sources"],
    "/api/status": ["/api/status"],
    "/api/organisations": ["/api/organisations"],
    "/api/organisations/{id}": perOrganisation("/api/organisations/{id}"),
  };
}
