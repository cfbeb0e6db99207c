import { describe, expect, test } from "vitest";
import { recordDigest } from "../model/index.ts";
import { formatNamed } from "./index.ts";
import { readRealCatalogue, realDataIsThere } from "./reading-real-catalogues.ts";

/** The measured differences of the data's README: added, removed, changed. */
const us = "us-data-json";
const ct = "socrata/versions/data.ct.gov";
const measured = [
  [
    `${us}/versions/cms.2025-01-31T0229.json.gz`,
    `${us}/versions/cms.2025-01-31T1536.json.gz`,
    0,
    0,
    0,
  ],
  [
    `${us}/versions/cms.2025-01-31T1536.json.gz`,
    `${us}/versions/cms.2025-02-01T1502.json.gz`,
    0,
    0,
    1,
  ],
  [
    `${us}/versions/gsa.2025-01-31T1707.json.gz`,
    `${us}/versions/gsa.2025-01-31T2010.json.gz`,
    0,
    0,
    2,
  ],
  [`${us}/versions/gsa.2025-01-31T2010.json.gz`, `${us}/gsa.json.gz`, 0, 0, 3],
  [
    `${us}/versions/fcc.2025-01-31T1312.json`,
    `${us}/versions/fcc.2025-01-31T1536.json.gz`,
    0,
    0,
    0,
  ],
  [`${us}/versions/fcc.2025-01-31T1536.json.gz`, `${us}/fcc.json.gz`, 0, 0, 2],
  [
    `${us}/versions/energy.2025-02-04T0812.json.gz`,
    `${us}/versions/energy.2025-02-04T0911.json.gz`,
    2,
    0,
    0,
  ],
  [`${us}/versions/opm.2025-01-31T0229.json.gz`, `${us}/opm.json.gz`, 0, 0, 0],
  [`${ct}.2022-06-07T2352.jsonl.gz`, `${ct}.2022-06-28T0307.jsonl.gz`, 2, 45, 93],
  [`${ct}.2022-06-28T0307.jsonl.gz`, `${ct}.2022-06-28T1428.jsonl.gz`, 0, 132, 3],
  [`${ct}.2022-06-28T1428.jsonl.gz`, `${ct}.2022-07-09T1428.jsonl.gz`, 543, 0, 11],
  [`${ct}.2022-07-09T1428.jsonl.gz`, "socrata/data.ct.gov.jsonl.gz", 0, 384, 95],
] as const;

async function digests(path: string): Promise<Map<string, string>> {
  const format = formatNamed(path.includes("socrata") ? "socrata-discovery" : "dcat-us-1.1");
  if (format === undefined) throw new Error("The format is not in the list.");
  const { entries } = await readRealCatalogue(path, format);
  return new Map(
    [...entries].flatMap(([id, { record, items }]) => {
      return record === null ? [] : [[id, recordDigest(record, items)] as const];
    }),
  );
}

describe.skipIf(!realDataIsThere)("differences between two harvests", () => {
  test.each(measured)("%s → %s: +%i −%i ~%i", async (from, to, added, removed, changed) => {
    const before = await digests(from);
    const after = await digests(to);
    const both = [...after.keys()].filter((id) => before.has(id));
    expect({
      added: after.size - both.length,
      removed: before.size - both.length,
      changed: both.filter((id) => before.get(id) !== after.get(id)).length,
    }).toEqual({ added, removed, changed });
  });
});
