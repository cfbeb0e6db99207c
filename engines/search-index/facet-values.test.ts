import { expect, it } from "vitest";
import { facetValuesOf } from "./facet-values.ts";

const treeOf = (
  counts: Readonly<Record<string, number>>,
  size: number,
  open: readonly string[] = [],
) => {
  const tree = { siblings: 10, siblingsOpen: 20, open };
  const request = { field: "region", size, excludeOwnFilter: true, tree };
  return facetValuesOf(new Map(Object.entries(counts)), request).values;
};
const named = (length: number, name: (at: number) => string, count: (at: number) => number) =>
  Object.fromEntries(Array.from({ length }, (_, at) => [name(at), count(at)]));

it("a tree has the most frequent values with those above them, and few side by side", () => {
  const roots = named(
    21,
    (at) => `r${at}`,
    (at) => 1_000 - at,
  );
  const children = named(
    13,
    (at) => `r0/c${at}`,
    (at) => 90 - at,
  );
  const values = treeOf({ ...roots, ...children, "r20/x": 950 }, 80);
  expect(values[0]).toEqual({ value: "r0", count: 1_000, below: 13 });
  expect(values[20]).toEqual({ value: "r0/c0", count: 90, below: 0 });
  expect(values).toHaveLength(20 + 10);
  expect(values.some(({ value }) => value.startsWith("r20"))).toBe(false);
});

it("a tree never has more than was asked for, and no value without those above it", () => {
  const roots = named(
    19,
    (at) => `r${at}`,
    () => 100,
  );
  const children = named(
    19 * 9,
    (at) => `r${at % 19}/c${at}`,
    () => 10,
  );
  const values = treeOf({ ...roots, ...children }, 80);
  expect(values).toHaveLength(80);
  const paths = new Set(values.map(({ value }) => value));
  for (const path of paths) {
    if (path.includes("/")) expect(paths.has(path.slice(0, path.indexOf("/")))).toBe(true);
  }
});

it("an open path is there with the way up from it, and with more of what lies below it", () => {
  const below = named(
    21,
    (at) => `a/b/${at + 10}`,
    () => 5,
  );
  const values = treeOf({ a: 50, "a/b": 40, ...below }, 1, ["a/b", "gone/too"]);
  expect(values.slice(0, 2)).toEqual([
    { value: "a", count: 50, below: 1 },
    { value: "a/b", count: 40, below: 21 },
  ]);
  expect(values.filter(({ value }) => value.startsWith("a/b/"))).toHaveLength(20);
  expect(values.slice(-2)).toEqual([
    { value: "gone", count: 0, below: 0 },
    { value: "gone/too", count: 0, below: 0 },
  ]);
});
