import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { distributionsPerEntryMax } from "../../limits.ts";
import { combineFragments, sourceIdOf } from "../model/index.ts";
import { mapped, refusalCodes } from "./mapping-for-tests.ts";
import { readRealCatalogue, realDataIsThere } from "./reading-real-catalogues.ts";
import { scotlandResourceCsv } from "./scotland-resource-csv.ts";

const row = { Title: "Car Parks", Owner: "Moray Council", PageURL: "https://x/p" };

function combined(rows: readonly object[]) {
  return rows
    .map((raw) => mapped(scotlandResourceCsv, raw))
    .reduce((first, next) => scotlandResourceCsv.combine?.(first, next) ?? next);
}

function combinedInPairs(rows: readonly object[]) {
  const [first, ...more] = rows.map((raw) => mapped(scotlandResourceCsv, raw));
  if (first === undefined) throw new Error("There are no rows.");
  return combineFragments(scotlandResourceCsv, [first, ...more]);
}

describe("Scottish rows", () => {
  test("are refused without title and owner", () => {
    expect(refusalCodes(scotlandResourceCsv, { Title: "", Owner: " " })).toEqual([
      "RECORD_TITLE_MISSING",
      "RECORD_PROVIDER_MISSING",
    ]);
  });

  test("NULL and unknown state nothing, and rounded sizes are not bytes", () => {
    const raw = {
      ...row,
      License: "unknown",
      DateCreated: "NULL",
      FileSize: "2.99 KB",
      FileSizeUnit: "KB",
    };
    expect(mapped(scotlandResourceCsv, raw).record).toEqual({
      title: { en: "Car Parks" },
      provider: { name: { en: "Moray Council" } },
      landingPage: "https://x/p",
    });
  });

  test("of one dataset become one entry with a distribution each", () => {
    const entry = combined([
      {
        ...row,
        AssetURL: "https://x/b",
        License: "OGL3",
        NumRecords: "42",
        OriginalTags: "b;a",
        DateCreated: "22 February 2022",
      },
      {
        ...row,
        AssetURL: "https://x/a",
        License: "OGL3",
        NumRecords: "43",
        OriginalTags: "c",
        DateCreated: "2021-01-01",
      },
    ]);
    expect(entry.record?.distributions?.map(({ downloadUrl }) => downloadUrl)).toEqual([
      "https://x/a",
      "https://x/b",
    ]);
    expect(entry.record).toMatchObject({
      licence: "OGL3",
      issued: "2021-01-01",
      keywords: { en: ["a", "b", "c"] },
    });
    expect(entry.record).not.toHaveProperty("records");
  });

  test("of a dataset with as many resources as an entry may have are put together quickly", () => {
    const rows = Array.from({ length: distributionsPerEntryMax }, (_, index) => {
      return { ...row, AssetURL: `https://x/${index}` };
    });
    expect(combinedInPairs(rows).record?.distributions).toHaveLength(distributionsPerEntryMax);
  }, 10_000);

  test("make the same entry in any order", () => {
    const rows = fc.array(
      fc.record({
        AssetURL: fc.constantFrom("", "https://x/a", "https://x/b", "https://x/c"),
        License: fc.constantFrom("", "OGL3", "Open"),
        NumRecords: fc.constantFrom("", "1", "2"),
        DateUpdated: fc.constantFrom("NULL", "2020", "2021-01-01"),
        OriginalTags: fc.constantFrom("", "a;b", "c"),
      }),
      { minLength: 1, maxLength: 5 },
    );
    fc.assert(
      fc.property(rows, (parts) => {
        const whole = parts.map((part) => ({ ...row, ...part }));
        expect(combined(whole.toReversed())).toEqual(combined(whole));
        expect(combinedInPairs(whole)).toEqual(combined(whole));
      }),
    );
  });
});

describe.skipIf(!realDataIsThere)("real Scottish rows", () => {
  test("three resources of one dataset", async () => {
    const { entries } = await readRealCatalogue(
      "scotland/csv-ckan__Spatial_Hub.csv.gz",
      scotlandResourceCsv,
    );
    const title = "Air Quality Management Areas - Aberdeen City";
    const entry = entries.get(sourceIdOf({ provider: "Aberdeen City Council", title }));
    expect(entry?.record).toMatchObject({
      issued: "2016-05-24",
      modified: "2026-07-15",
      licence: "Open",
    });
    expect(entry?.record?.distributions).toHaveLength(3);
    expect(entry?.record?.distributions?.map(({ byteSize }) => byteSize)).toEqual([
      102400,
      18873,
      undefined,
    ]);
  });

  test("an English long date", async () => {
    const path = "scotland/csv-scraped-results__output_sqa.csv.gz";
    const { entries } = await readRealCatalogue(path, scotlandResourceCsv);
    const provider = "Scottish Qualifications Authority (SQA)";
    const { record } = entries.get(sourceIdOf({ provider, title: "SQA Statistics 2021" })) ?? {};
    // The first of all its resources, written "21 September 2021" with a no-break space.
    expect(record?.issued).toBe("2021-09-21");
    expect(record?.abstract).toEqual({
      en: "A range of statistical reports for SQA qualifications for 2021.",
    });
    expect(record?.format).toEqual(["ELECTRONIC_FILE", "SPREADSHEET"]);
  });
});
