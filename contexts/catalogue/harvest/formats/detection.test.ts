import { sniff, sniffBytes } from "@tongshu/record-stream";
import { describe, expect, test } from "vitest";
import { catalogueFormats, detectFormat, formatNamed } from "./index.ts";
import { realDataIsThere, realPath } from "./reading-real-catalogues.ts";

const sniffText = (text: string) =>
  sniffBytes(
    (async function* () {
      yield new TextEncoder().encode(text);
    })(),
  );

describe("what is no catalogue of a known format", () => {
  test.each([
    ["an HTML page", "<!doctype html><html><body>dataset</body></html>"],
    ["an empty file", ""],
    ["another JSON object", '{"packages": [{"title": "a"}]}'],
    ["another JSON array", '[{"title": "a", "publisher": "b"}]'],
    ["other JSON lines", '{"id": 1}\n{"id": 2}\n'],
    ["another table", "name,value\na,1\n"],
    ["a table with a column named dataset", "dataset,sources,resource,classification\n1,2,3,4\n"],
  ])("%s is known by no format", async (_, text) => {
    const sniffed = await sniffText(text);
    expect(catalogueFormats.filter((format) => format.detect(sniffed))).toEqual([]);
    expect(detectFormat(sniffed)).toBeUndefined();
  });

  test.skipIf(!realDataIsThere).each([
    ["the plan of this data", "sources.json"],
    ["an ArcGIS answer", "scotland/src-arcgis__moray.json.gz"],
    ["usage statistics", "socrata/usage-stats.jsonl.gz"],
    ["a CKAN package", "examples-ckanext-dcat/ckan__ckan_dataset.json"],
    ["RDF", "examples-ckanext-dcat/dcat__dataset.ttl"],
    ["ISO 19115", "examples-datagov-harvester/iso_2_waf__valid_iso1.xml"],
  ])("%s is known by no format", async (_, path) => {
    const sniffed = await sniff(realPath(path));
    expect(catalogueFormats.filter((format) => format.detect(sniffed))).toEqual([]);
  });
});

test("the formats have names of their own, and are found by them", () => {
  expect(new Set(catalogueFormats.map(({ name }) => name)).size).toBe(catalogueFormats.length);
  for (const format of catalogueFormats) expect(formatNamed(format.name)).toBe(format);
  expect(formatNamed("dcat-us")).toBeUndefined();
});
