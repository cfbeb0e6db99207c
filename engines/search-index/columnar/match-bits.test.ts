import { expect, it } from "vitest";
import { everything, schema } from "../conformance/sample.ts";
import type { Group, SearchQuery } from "../search-index.ts";
import { alternativesMax, areBits, placeMax } from "./match-bits.ts";
import { planQuery } from "./query-plan.ts";

const words = (count: number): Group =>
  Array.from({ length: count }, (_, at) => ({ terms: [`w${at}`] }));
const asked: SearchQuery = { ...everything, must: [words(2), words(2)], limit: 20 };
const areBitsOf = (more: Partial<SearchQuery>): boolean => {
  const query = { ...asked, ...more };
  return areBits(query, planQuery(schema, [], query));
};

it("lists what a query excludes, pins, sorts, relaxes or quotes", () => {
  const phrase: Group = [{ phrase: "a b", among: ["a", "b"] }];
  expect(areBitsOf({ mustNot: [words(1)] })).toBe(false);
  expect(areBitsOf({ pinned: [{ terms: [] }] })).toBe(false);
  expect(areBitsOf({ sort: { by: "number", field: "modified", descending: true } })).toBe(false);
  expect(areBitsOf({ mustAtLeast: 1 })).toBe(false);
  expect(areBitsOf({ must: [words(2), phrase] })).toBe(false);
  expect(areBitsOf({ should: [phrase] })).toBe(false);
});

it("lists what one term or nothing is asked of", () => {
  expect(areBitsOf({ must: [] })).toBe(false);
  expect(areBitsOf({ must: [[{ terms: [] }]] })).toBe(false);
  expect(areBitsOf({ must: [words(1)] })).toBe(false);
});

it("takes groups of words as bits, up to so many alternatives", () => {
  expect(areBitsOf({})).toBe(true);
  expect(areBitsOf({ should: [words(1)], evenly: [words(2)] })).toBe(true);
  const one = words(1);
  expect(areBitsOf({ must: [words(alternativesMax - 1), one] })).toBe(true);
  expect(areBitsOf({ must: [words(alternativesMax), one] })).toBe(false);
});

it("takes them so for a page that is near the first", () => {
  expect(areBitsOf({ offset: placeMax - 20 })).toBe(true);
  expect(areBitsOf({ offset: placeMax - 19 })).toBe(false);
});
