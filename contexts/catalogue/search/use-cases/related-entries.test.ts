import { throwAwayDatabase } from "@tongshu/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { harvestEntries } from "../../harvest/use-cases/harvest-entries.ts";
import { relatedEntriesMax } from "../../limits.ts";
import {
  accepted,
  type CatalogueForTests,
  catalogueForTests,
  entry,
  health,
  searchRequest,
} from "./catalogue-for-tests.ts";
import { relatedEntries } from "./related-entries.ts";
import { searchCatalogue } from "./search-catalogue.ts";

let catalogue: CatalogueForTests;

/** Common words alone make nothing alike. */
const fillers = Array.from({ length: 60 }, (_, number) =>
  entry(`filler-${number}`, { title: { en: `Annual report ${number}` } }),
);
const otters = Array.from({ length: relatedEntriesMax + 2 }, (_, number) =>
  entry(`otter-${number}`, { title: { en: `Otter sightings of county ${number}` } }),
);
const present = [
  ...fillers,
  entry("far", { title: { en: "Reservoir depth" }, provider: health }),
  entry("near", { title: { en: "Reservoir depth" }, themes: ["ENVI"] }),
  entry("asked", { title: { en: "Reservoir depth survey" }, themes: ["ENVI"] }),
  entry("alone", { title: { en: "Zymurgy" } }),
];

beforeAll(async () => {
  catalogue = await catalogueForTests({ throwAwayDatabase, harvestEntries });
  const withdrawn = entry("withdrawn", { title: { en: "Reservoir depth, withdrawn" } });
  await catalogue.harvest({ entries: [...present, withdrawn], at: "2026-03-01" });
  await catalogue.harvest({ entries: present, at: "2026-03-02" });
  await catalogue.harvest({ entries: otters, source: "otters", at: "2026-03-02" });
  const invented = [entry("invented", { title: { en: "Reservoir depth, invented" } })];
  await catalogue.harvest({ entries: invented, source: "sample", sample: true, at: "2026-03-02" });
});
afterAll(() => catalogue.close());

async function idOf(title: string): Promise<string> {
  const answer = accepted(await searchCatalogue(catalogue, searchRequest({ q: `"${title}"` })));
  return answer.hits[0]?.id ?? "";
}

async function related(title: string) {
  const id = await idOf(title);
  return { id, ...accepted(await relatedEntries(catalogue, { id, lang: "en" })) };
}

describe("entries that are like an entry", () => {
  it("refuses an unknown entry", async () => {
    expect(await relatedEntries(catalogue, { id: "nowhere", lang: "en" })).toMatchObject({
      code: "ENTRY_NOT_FOUND",
    });
  });

  it("prefers the same provider and theme, without itself, the withdrawn and the sample", async () => {
    const { id, entries } = await related("Reservoir depth survey");
    expect(entries.map(({ title, provider }) => [title, provider.name])).toEqual([
      ["Reservoir depth", "Ministry of Water"],
      ["Reservoir depth", "Health Bureau"],
    ]);
    expect(entries[0]).toMatchObject({ sameProvider: true, sharedThemes: ["ENVI"] });
    expect(entries[1]).toMatchObject({ sameProvider: false, sharedThemes: [] });
    expect(entries.map((one) => one.id)).not.toContain(id);
  });

  it("gives so many at most, and none where only common words or none are shared", async () => {
    expect((await related("Otter sightings of county 3")).entries).toHaveLength(relatedEntriesMax);
    expect((await related("Annual report 7")).entries).toEqual([]);
    expect((await related("Zymurgy")).entries).toEqual([]);
  });
});
