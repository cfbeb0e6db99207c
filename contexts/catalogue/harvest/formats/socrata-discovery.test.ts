import { describe, expect, test } from "vitest";
import { mapped, refusalCodes } from "./mapping-for-tests.ts";
import { readRealCatalogue, realDataIsThere } from "./reading-real-catalogues.ts";
import { socrataDiscovery } from "./socrata-discovery.ts";

const least = {
  resource: { id: "aaaa-bbbb", name: "Parks" },
  metadata: { domain: "data.example" },
};
const withFields = (fields: Record<string, string>) => ({
  ...least,
  classification: {
    domain_metadata: Object.entries(fields).map(([key, value]) => ({ key, value })),
  },
});

describe("a Socrata record", () => {
  test("is refused without id, name or any provider", () => {
    expect(refusalCodes(socrataDiscovery, { resource: { type: "dataset" } })).toEqual([
      "RECORD_ID_MISSING",
      "RECORD_TITLE_MISSING",
      "RECORD_PROVIDER_MISSING",
    ]);
    expect(refusalCodes(socrataDiscovery, { id: "aaaa-bbbb" })).toEqual(["RECORD_NOT_AN_OBJECT"]);
  });

  test("is provided by who it is attributed to, else its publisher, else the portal", () => {
    const provider = (raw: unknown) => mapped(socrataDiscovery, raw).record?.provider.name;
    const published = withFields({ "Common-Core_Publisher": "Parks Agency" });
    expect(provider(least)).toEqual({ en: "data.example" });
    expect(provider(published)).toEqual({ en: "Parks Agency" });
    expect(
      provider({ ...published, resource: { ...least.resource, attribution: "Parks Bureau" } }),
    ).toEqual({ en: "Parks Bureau" });
  });

  test("states no update cycle where two of its fields disagree", () => {
    const cycle = (fields: Record<string, string>) =>
      mapped(socrataDiscovery, withFields(fields)).record?.updateCycle;
    expect(
      cycle({ "A_Update-Frequency": "Daily", "B_Posting-Frequency": "Monthly" }),
    ).toBeUndefined();
    expect(cycle({ "A_Update-Frequency": "Daily", B_Frequency: "daily" })).toBe("DAILY");
    expect(cycle({ "Frequency_Data-Change": "Daily" })).toBeUndefined();
  });

  test("takes openness from the DCAT section only, and a licence word is no access level", () => {
    const open = (level: string) =>
      mapped(socrataDiscovery, withFields({ "Common-Core_Public-Access-Level": level })).record
        ?.openType;
    expect(open("Public")).toBe("UNCONDITIONAL");
    expect(open("non-public")).toBe("NOT_OPEN");
    expect(open("Public Domain")).toBeUndefined();
  });
});

describe.skipIf(!realDataIsThere)("real Socrata records", () => {
  test("a dataset of New York with its columns", async () => {
    const { entries } = await readRealCatalogue("socrata/data.ny.gov.jsonl.gz", socrataDiscovery);
    const entry = entries.get("nqur-w4p7");
    expect(entry?.record).toMatchObject({
      title: { en: "Gasoline Retail Prices Weekly Average by Region: Beginning 2007" },
      sourceThemes: ["Energy & Environment", "economy"],
      themes: ["ECON", "ENER", "ENVI"],
      keywords: { en: ["energy prices", "gasoline", "transportation fuels"] },
      updateCycle: "WEEKLY",
      modified: "2022-07-22T14:31:12Z",
      landingPage: "https://data.ny.gov/d/nqur-w4p7",
    });
    expect(entry?.items).toHaveLength(18);
    expect(entry?.items[0]).toEqual({
      code: "utica_average_gal",
      name: { en: "Utica Average ($/gal)" },
      type: "N",
      sourceType: "Number",
      definition: {
        en: "Weekly average regular grade gasoline price for Utica-Rome Metropolitan Area ($/gallon).",
      },
    });
  });

  test("counters and owners' names are no part of the record", async () => {
    const { entries } = await readRealCatalogue(
      "socrata/all-other-domains.jsonl.gz",
      socrataDiscovery,
    );
    expect(JSON.stringify(entries.get("s5vd-6sct")?.record)).not.toMatch(/Snezana|page_views/);
    expect(entries.get("s5vd-6sct")?.record).toEqual({
      title: { en: "Ward and/or At Large Municipalities" },
      abstract: {
        en: "List of municipal governments in Ontario that have a ward and/or at large system for electoral purposes.",
      },
      provider: { name: { en: "Association of Municipalities of Ontario (AMO)" } },
      sourceThemes: ["Government"],
      themes: ["GOVE"],
      keywords: { en: ["at large", "ward"] },
      issued: "2018-09-25T15:40:20Z",
      modified: "2018-09-25T15:59:44Z",
      licence: "Canada Open Government Licence",
      landingPage: "https://amopen.amo.on.ca/d/s5vd-6sct",
    });
  });
});
