import { expect, it } from "vitest";
import {
  facetPathCharactersMax,
  facetPathLevelsMax,
  facetValueCharactersMax,
} from "../../limits.ts";
import {
  facetPath,
  providerPath,
  providerPaths,
  regionPaths,
  valuesOfPath,
} from "./facet-paths.ts";
import { facetTree } from "./facet-tree.ts";
import { regionPath } from "./region-names.ts";

it.each([
  ["*", ["*"]],
  ["US-WASH", ["US-WASH"]],
  ["12345", ["12345"]],
  ["US-WA", ["US", "US-WA"]],
  ["330000", ["330000"]],
  ["330106", ["330000", "330100", "330106"]],
  // Districts of a municipality, and counties that no city stands above.
  ["310115", ["310000", "310115"]],
  ["429004", ["420000", "429004"]],
  ["310100", ["310000", "310100"]],
])("the region %s lies in %j", (code, path) => {
  expect(regionPath(code)).toEqual(path);
});

it("reads back the values of a path, slashes and percent signs included", () => {
  const values = ["a/b", "%2F", "c"];
  expect(valuesOfPath(facetPath(values))).toEqual(values);
});

it("a code too long for a path is left out", () => {
  const code = "x".repeat(facetPathCharactersMax);
  expect([regionPaths(code), regionPaths(`${code}x`)]).toEqual([[code], []]);
});

it("levels too deep for a path stand side by side, and none is lost", () => {
  const ids = Array.from({ length: facetPathLevelsMax + 2 }, (_, at) => `org_${at}`);
  expect(providerPaths(ids.slice(0, facetPathLevelsMax))).toHaveLength(1);
  const paths = providerPaths(ids);
  expect(paths).toHaveLength(3);
  for (const [at] of ids.entries()) {
    const own = providerPath(ids.slice(0, at + 1));
    expect(
      paths.some((path) => path === own || path.startsWith(`${own}/`)),
      own,
    ).toBe(true);
  }
  const longestId = `org_${"0".repeat(36)}`;
  const longest = providerPath(Array.from({ length: 9 }, () => longestId));
  expect(longest.length).toBeLessThanOrEqual(facetPathCharactersMax);
  expect(facetValueCharactersMax).toBeGreaterThan(longestId.length);
});

it("puts each value before those below it, and counts those that are not among them", () => {
  const values = [
    { value: "b", count: 9, below: 0 },
    { value: "a", count: 8, below: 3 },
    { value: "a/y", count: 7, below: 1 },
    { value: "a/x", count: 7, below: 0 },
    { value: "gone", count: 0, below: 0 },
    { value: "gone/too", count: 0, below: 0 },
  ];
  expect(facetTree({ values }, new Set(["a/x", "gone/too"]))).toEqual([
    { path: "b", count: 9, selected: false, more: 0 },
    { path: "a", count: 8, selected: false, more: 1 },
    { path: "a/y", count: 7, selected: false, more: 1 },
    { path: "a/x", count: 7, selected: true, more: 0 },
    { path: "gone", count: 0, selected: false, more: 0 },
    { path: "gone/too", count: 0, selected: true, more: 0 },
  ]);
});
