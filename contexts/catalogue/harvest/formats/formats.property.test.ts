import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { itemKeys, recordDigest, validateFragment } from "../model/index.ts";
import { catalogueFormats } from "./index.ts";
import { templateColumns } from "./template-columns.ts";

/** Objects with the real field names of all formats and anything at all in them. */
const fieldNames = [
  "identifier title publisher name distribution field accessLevel theme keyword temporal modified",
  "superTheme subOrganizationOf contactPoint language resource classification metadata domain id",
  "columns_field_name columns_name domain_metadata key value attribution data_content en zh domains",
  "tags 資料集名稱 資料來源(部會單位) 主要欄位 提供機關名稱 資料集提供機關 主要欄位說明 Title Owner",
  "AssetURL NumRecords FileSize FileSizeUnit License DateCreated __proto__ constructor",
]
  .flatMap((names) => names.split(" "))
  .concat(templateColumns.flatMap(({ zh, en }) => [zh, en]));

/** The fields that each format needs, so that the rest of the record is looked at. */
const needed = (name: string) => ({
  identifier: "a",
  title: name,
  publisher: { name },
  id: "a",
  name: { en: name },
  資料集名稱: name,
  "資料來源(部會單位)": name,
  提供機關名稱: name,
  資料集提供機關: name,
  Title: name,
  Owner: name,
  信息资源代码: "a",
  信息资源名称: name,
  提供方: name,
  涉密属性: "非涉密",
  resource: { id: "a", name, attribution: name },
});

const anyField = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...fieldNames) },
  fc.string({ unit: "binary" }),
);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom("非涉密", "2024-05-01", "R/P1Y", "甲、乙(丙,丁)、", "a,b；c", "4,255"),
    fc.string({ unit: "binary" }),
    fc.jsonValue(),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(anyField, tie("value"), { maxKeys: 12 }),
  ),
}));
const context = { source: "test", header: {} };

describe.each(catalogueFormats)("$name", (format) => {
  test("maps or refuses anything, and never throws", () => {
    fc.assert(
      fc.property(value, fc.anything(), (likely, anything) => {
        for (const raw of [likely, anything]) {
          for (const sheet of [undefined, "Items", "Entries", "?"]) {
            const mapped = format.map(raw, { ...context, sheet });
            if (mapped.kind === "refused") expect(mapped.problems.length).toBeGreaterThan(0);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test("what it maps out of text cells is valid, and digests do not throw", () => {
    const cells = fc.dictionary(anyField, fc.string({ unit: "binary", maxLength: 30 }), {
      maxKeys: 30,
    });
    fc.assert(
      fc.property(cells, fc.string({ minLength: 1 }), (row, name) => {
        const raw = { ...row, ...needed(name) };
        const mapped = format.map(raw, context);
        if (mapped.kind === "refused") return;
        expect(validateFragment(mapped.fragment)).toEqual([]);
        itemKeys(mapped.fragment.items);
        if (mapped.fragment.record !== null) {
          recordDigest(mapped.fragment.record, mapped.fragment.items);
        }
      }),
      { numRuns: 200 },
    );
  });
});
