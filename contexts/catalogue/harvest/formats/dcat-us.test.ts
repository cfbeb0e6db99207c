import { describe, expect, test } from "vitest";
import { recordDigest } from "../model/index.ts";
import { dcatUs } from "./dcat-us.ts";
import { mapped, refusalCodes } from "./mapping-for-tests.ts";
import { readRealCatalogue, realDataIsThere } from "./reading-real-catalogues.ts";

const least = { identifier: "a", title: "Roads", publisher: { name: "DOT" } };

describe("a DCAT-US record", () => {
  test("is refused without identifier, title or publisher, with all that is missing", () => {
    expect(refusalCodes(dcatUs, { title: " ", publisher: {} })).toEqual([
      "RECORD_ID_MISSING",
      "RECORD_TITLE_MISSING",
      "RECORD_PROVIDER_MISSING",
    ]);
    expect(refusalCodes(dcatUs, "text")).toEqual(["RECORD_NOT_AN_OBJECT"]);
  });

  test("states nothing that the source does not state", () => {
    expect(mapped(dcatUs, least)).toEqual({
      sourceId: "a",
      record: { title: { en: "Roads" }, provider: { name: { en: "DOT" } } },
      items: [],
    });
  });

  test("leaves out what it cannot read instead of guessing", () => {
    const odd = {
      ...least,
      modified: "last week",
      accrualPeriodicity: "R/P6M",
      language: ["us-EN"],
      accessLevel: "secret",
      theme: ["Other"],
      temporal: "R/2012-01-01/P1D",
    };
    expect(mapped(dcatUs, odd).record).toEqual({
      title: { en: "Roads" },
      provider: { name: { en: "DOT" } },
      sourceThemes: ["Other"],
      temporal: { text: "R/2012-01-01/P1D" },
    });
  });

  test.each([
    ["public", { openType: "UNCONDITIONAL" }],
    ["restricted public", { openType: "CONDITIONAL", openCondition: { en: "PII" } }],
    ["non-public", { openType: "NOT_OPEN" }],
  ])("accessLevel %s says something about openness only", (accessLevel, expected) => {
    const { record } = mapped(dcatUs, { ...least, accessLevel, rights: "PII" });
    expect(record).toEqual({
      title: { en: "Roads" },
      provider: { name: { en: "DOT" } },
      ...expected,
    });
  });

  test("a repeating interval in modified states the update cycle", () => {
    const { record } = mapped(dcatUs, { ...least, modified: "R/P1D" });
    expect(record?.updateCycle).toBe("DAILY");
    expect(record?.modified).toBeUndefined();
  });

  test("an organisation that is its own parent has no parent", () => {
    const publisher = { name: "DOT", subOrganizationOf: { name: "DOT" } };
    expect(mapped(dcatUs, { ...least, publisher }).record?.provider).toEqual({
      name: { en: "DOT" },
    });
  });

  test("the order of lists and keys is no change", () => {
    const one = {
      ...least,
      keyword: ["b", "a", "a"],
      distribution: [
        { downloadURL: "http://x/2", field: [{ title: "c" }] },
        { downloadURL: "http://x/1", title: "one" },
      ],
    };
    const two = {
      distribution: [one.distribution[1], one.distribution[0]],
      keyword: ["a", "b"],
      publisher: least.publisher,
      title: "Roads ",
      identifier: "a",
    };
    const digestOf = (raw: unknown) => {
      const { record, items } = mapped(dcatUs, raw);
      return record === null ? "" : recordDigest(record, items);
    };
    expect(digestOf(two)).toBe(digestOf(one));
  });

  test("the plan's language wins over the profile's", () => {
    const { record } = mapped(dcatUs, { ...least, superTheme: ["TRAN"] }, { language: "pt" });
    expect(record?.title).toEqual({ pt: "Roads" });
  });
});

describe.skipIf(!realDataIsThere)("real DCAT-US records", () => {
  test("an agency below a department", async () => {
    const { entries } = await readRealCatalogue("us-data-json/dol.json.gz", dcatUs);
    expect(entries.get("EBSA-11-012:019-102")?.record).toMatchObject({
      title: { en: "Form 5500 FOIA Datasets" },
      provider: {
        name: { en: "Employee Benefits Security Administration" },
        parents: [{ name: { en: "Department of Labor" } }],
      },
      contact: { name: "Elaine Zimmerman", email: "zimmerman.elaine@dol.gov" },
      languages: ["en-US"],
      openType: "UNCONDITIONAL",
      modified: "2021-04-02T17:38:19.742Z",
    });
  });

  test("a restricted dataset, with its condition", async () => {
    const { entries } = await readRealCatalogue("us-data-json/usaid.json.gz", dcatUs);
    expect(entries.get("0768db12-fef1-4fbc-aece-160262ec1f0b")?.record).toMatchObject({
      title: { en: "Measure Evaluation Dataverse" },
      openType: "CONDITIONAL",
      openCondition: {
        en: "Preliminary access level determination.  Final access level under review.",
      },
      updateCycle: "MONTHLY",
    });
  });

  test("an Argentine dataset, Spanish, with themes and the columns of its distributions", async () => {
    const { entries } = await readRealCatalogue("argentina/datos_gob_ar.data.json.gz", dcatUs);
    const entry = entries.get("modernizacion_1");
    expect(entry?.record).toMatchObject({
      title: { es: "Base de Series de Tiempo de la Administración Pública Nacional" },
      themes: ["AGRI", "ECON", "ENER", "GOVE", "REGI", "SOCI"],
      languages: ["es"],
      updateCycle: "DAILY",
      issued: "2017-09-26",
    });
    expect(entry?.items).toHaveLength(194);
    expect(entry?.items[0]).toMatchObject({
      code: "catalogo_id",
      distribution: "modernizacion_1.1",
      type: "C",
      sourceType: "string",
    });
  });

  test("columns of a distribution without an identifier name it by its title", async () => {
    const { entries } = await readRealCatalogue("argentina/catalogo-justicia.json", dcatUs);
    expect(entries.get("d9a963ea-8b1d-4ca3-9dd9-07a4773e8c23")?.items[0]).toEqual({
      code: "id_norma",
      distribution: "Base Infoleg de Normativa Nacional",
      type: "I",
      sourceType: "integer",
      definition: { es: "Identificador único de la norma dentro de la base de datos." },
    });
  });
});
