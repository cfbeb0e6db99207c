import { throwAwayDatabase } from "@tongshu/testkit";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { FacetName, SearchAnswer, SearchRequest } from "../../contract.ts";
import { facetTreeSiblingsShown, filterValuesMax } from "../../limits.ts";
import { harvestEntries } from "../../harvest/use-cases/harvest-entries.ts";
import {
  accepted,
  type CatalogueForTests,
  catalogueForTests,
  entry,
  searchRequest,
} from "./catalogue-for-tests.ts";
import { exportResults } from "./export-results.ts";
import { searchCatalogue } from "./search-catalogue.ts";

const at = "2026-03-01T00:00:00Z";
const ministry = { name: { en: "Ministry of Water" } };
const rivers = { name: { en: "Rivers Department" } };
const gauges = { name: { en: "Gauging Office" } };
const region = (code: string, en: string) => ({ code, name: { en } });

const entries = [
  entry("a", { title: { en: "A" }, provider: { ...gauges, parents: [rivers, ministry] } }),
  entry("b", { title: { en: "B" }, provider: { ...rivers, parents: [ministry] } }),
  entry("c", {
    title: { en: "C" },
    provider: { name: { en: "Health Bureau" } },
    region: region("330106", "Xihu District"),
  }),
  entry("d", {
    title: { en: "D" },
    provider: { name: { en: "Health Bureau" } },
    region: region("330100", "Hangzhou"),
  }),
  entry("e", {
    title: { en: "E" },
    provider: { name: { en: "Seattle" } },
    region: region("US-WA", "Washington"),
  }),
];

let catalogue: CatalogueForTests;
beforeAll(async () => {
  catalogue = await catalogueForTests({ throwAwayDatabase, harvestEntries });
  await catalogue.harvest({ entries, at });
});
afterAll(() => catalogue.close());

async function search(more: Partial<SearchRequest> = {}): Promise<SearchAnswer> {
  return accepted(await searchCatalogue(catalogue, searchRequest({ sort: "title", ...more })));
}
const titles = ({ hits }: SearchAnswer) => hits.map(({ title }) => title.text);
/** Each value as its labels from the root, with its count and whether it is selected. */
function tree(answer: SearchAnswer, name: FacetName): string[] {
  const values = answer.facets.find((facet) => facet.name === name)?.values ?? [];
  const labels = new Map(values.map(({ value, label }) => [value, label]));
  return values.map(({ path = [], count, selected }) => {
    const way = path.map((value) => labels.get(value)).join(" › ");
    return `${way} ${count}${selected ? " ✓" : ""}`;
  });
}
async function idOf(name: string): Promise<string> {
  const { facets } = await search();
  const values = facets.find((facet) => facet.name === "provider")?.values ?? [];
  return values.find(({ label }) => label === name)?.value ?? "";
}

it("a value that nobody has finds nothing, and stays in sight", async () => {
  const answer = await search({ filters: { provider: ["org_gone"], region: ["999999"] } });
  expect(answer.total).toBe(0);
  const gone = answer.facets.find(({ name }) => name === "provider")?.values.at(-1);
  expect(gone).toMatchObject({ value: "org_gone", count: 0, selected: true, path: ["org_gone"] });
});

it("authorities are counted with all that stands below them", async () => {
  expect(tree(await search(), "provider")).toEqual([
    "Ministry of Water 2",
    "Ministry of Water › Rivers Department 2",
    "Ministry of Water › Rivers Department › Gauging Office 1",
    "Health Bureau 2",
    "Seattle 1",
  ]);
});

it("regions lie in their city, province or country, and are named in the reader's language", async () => {
  expect(tree(await search(), "region")).toEqual([
    "Zhejiang 2",
    "Zhejiang › Hangzhou 2",
    "Zhejiang › Hangzhou › Xihu District 1",
    "United States 1",
    "United States › Washington 1",
  ]);
  expect(tree(await search({ lang: "zh" }), "region")).toEqual([
    "浙江省 2",
    "浙江省 › 杭州市 2",
    "浙江省 › 杭州市 › 西湖区 1",
    "美国 1",
    "美国 › Washington 1",
  ]);
});

it("a filter takes everything below, several are any of them, and counts stay whole", async () => {
  const water = await idOf("Ministry of Water");
  const answer = await search({ filters: { provider: [water] } });
  expect(titles(answer)).toEqual(["A", "B"]);
  expect(tree(answer, "provider")).toContain("Ministry of Water 2 ✓");
  expect(tree(answer, "provider")).toContain("Seattle 1");
  const seattle = await idOf("Seattle");
  expect(titles(await search({ filters: { provider: [water, seattle] } }))).toEqual([
    "A",
    "B",
    "E",
  ]);
  expect(titles(await search({ filters: { region: ["330000"] } }))).toEqual(["C", "D"]);
});

it("what is not stated is a choice beside the tree", async () => {
  const answer = await search({ filters: { region: ["", "US"] } });
  expect(titles(answer)).toEqual(["A", "B", "E"]);
  expect(answer.facets.find(({ name }) => name === "region")?.unstated).toEqual({
    count: 2,
    selected: true,
  });
});

it("an export holds what the filter of a tree finds", async () => {
  const request = searchRequest({ filters: { region: ["330100"] } });
  expect(accepted(await exportResults(catalogue, request, "ndjson")).total).toBe(2);
});

it("entries move when their authority learns what stands above it", async () => {
  // Without a code, one that names its parent would be taken for another organisation.
  const late = { name: { en: "Late Office" }, code: "12100000400012345A" };
  await catalogue.harvest({
    at,
    source: "one",
    entries: [entry("f", { title: { en: "F" }, provider: late })],
  });
  expect(tree(await search(), "provider")).toContain("Late Office 1");
  const provider = { ...late, parents: [ministry] };
  await catalogue.harvest({
    at,
    source: "two",
    entries: [entry("g", { title: { en: "G" }, provider })],
  });
  const answer = await search({ filters: { provider: [await idOf("Late Office")] } });
  expect(titles(answer)).toEqual(["F", "G"]);
  expect(tree(answer, "provider")).toContain("Ministry of Water › Late Office 2 ✓");
});

it("shows few values beside each other, and all of them below what is selected", async () => {
  const beside = facetTreeSiblingsShown + 2;
  const counties = Array.from({ length: beside }, (_, at) => `3501${String(at + 10)}`);
  const provider = { name: { en: "Late Office" } };
  const late = counties.map((code) =>
    entry(`late-${code}`, { title: { en: code }, provider, region: region(code, code) }),
  );
  await catalogue.harvest({ at, source: "three", entries: late });
  const shownBelow = async (more: Partial<SearchRequest>) => {
    const { facets } = await search(more);
    const values = facets.find(({ name }) => name === "region")?.values ?? [];
    const city = values.find(({ value }) => value === "350100");
    const children = values.filter(({ path = [] }) => path.at(-2) === "350100");
    return [city?.count, city?.more, children.length];
  };
  expect(await shownBelow({})).toEqual([beside, 2, facetTreeSiblingsShown]);
  expect(await shownBelow({ filters: { region: ["350100"] } })).toEqual([beside, 0, beside]);
  const [first] = counties;
  const last = counties.at(-1) ?? "";
  expect(await shownBelow({ filters: { region: [last] } })).toEqual([
    beside,
    1,
    facetTreeSiblingsShown + 1,
  ]);
  expect(await shownBelow({ filters: { region: [first ?? ""] } })).toEqual([
    beside,
    2,
    facetTreeSiblingsShown,
  ]);
});

it("as many values as a filter may have stay in sight", async () => {
  const codes = Array.from({ length: filterValuesMax }, (_, at) => `9${String(at + 10_000)}`);
  const { facets } = await search({ filters: { region: codes } });
  const values = facets.find(({ name }) => name === "region")?.values ?? [];
  const selected = values.filter((one) => one.selected).map(({ value }) => value);
  expect(selected.sort()).toEqual(codes);
});
