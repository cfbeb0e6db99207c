import { expect, it } from "vitest";
import {
  facetPathCharactersMax,
  facetPathLevelsMax,
  facetTreeShown,
  facetTreeSiblingsShown,
  facetValueCharactersMax,
  facetValuesShown,
} from "../../limits.ts";
import {
  facetPath,
  providerPath,
  providerPaths,
  regionPaths,
  valuesOfPath,
} from "./facet-paths.ts";
import { pickFacetTree } from "./facet-tree.ts";
import { regionPath } from "./region-names.ts";

const answerOf = (counts: Readonly<Record<string, number>>) => ({
  field: "region",
  values: Object.entries(counts).map(([value, count]) => ({ value, count })),
  unstated: 0,
  distinct: Object.keys(counts).length,
});
const none: ReadonlySet<string> = new Set();

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

it("shows the most frequent values with those above them, and few side by side", () => {
  const roots = Object.fromEntries(
    Array.from({ length: facetValuesShown + 1 }, (_, at) => [`r${at}`, 1_000 - at]),
  );
  const children = Object.fromEntries(
    Array.from({ length: facetTreeSiblingsShown + 3 }, (_, at) => [`r0/c${at}`, 90 - at]),
  );
  const nodes = pickFacetTree([answerOf({ ...roots, ...children, "r20/x": 950 })], none);
  expect(nodes.slice(0, 2)).toEqual([
    { path: "r0", count: 1_000, selected: false, more: 3 },
    { path: "r0/c0", count: 90, selected: false, more: 0 },
  ]);
  expect(nodes).toHaveLength(facetValuesShown + facetTreeSiblingsShown);
  expect(nodes.some(({ path }) => path.startsWith("r20"))).toBe(false);
});

it("never shows more than its limit, and no value without those above it", () => {
  const counts: Record<string, number> = {};
  for (let root = 0; root < 19; root += 1) {
    counts[`r${root}`] = 100;
    for (let child = 0; child < 9; child += 1) counts[`r${root}/c${child}`] = 10;
  }
  const nodes = pickFacetTree([answerOf(counts)], none);
  expect(nodes).toHaveLength(facetTreeShown);
  const paths = new Set(nodes.map(({ path }) => path));
  for (const path of paths) {
    if (path.includes("/")) expect(paths.has(path.slice(0, path.indexOf("/")))).toBe(true);
  }
});

it("keeps in sight what is selected, the way up from it, and more of what lies below", () => {
  const below = Object.fromEntries(
    Array.from({ length: facetValuesShown + 1 }, (_, at) => [`a/b/${at + 10}`, 5]),
  );
  const tree = { a: 50, "a/b": 40, ...below };
  const nodes = pickFacetTree([answerOf(tree), answerOf(below)], new Set(["a/b", "gone/too"]));
  expect(nodes.find(({ path }) => path === "a/b")).toMatchObject({ selected: true, more: 1 });
  expect(nodes.filter(({ path }) => path.startsWith("a/b/"))).toHaveLength(facetValuesShown);
  expect(nodes.slice(-2)).toEqual([
    { path: "gone", count: 0, selected: false, more: 0 },
    { path: "gone/too", count: 0, selected: true, more: 0 },
  ]);
});
