import { expect, test } from "vitest";
import { parseLoad } from "./load.ts";
import { typedAddresses, type ValueOf } from "./typed-load.ts";

const asItIs: ValueOf = (_field, value) => value;

function asked(line: object, valueOf = asItIs): Record<string, string[]> {
  const lines = parseLoad(JSON.stringify({ class: "any", ...line }));
  const [address = ""] = typedAddresses(lines, valueOf);
  const { searchParams, pathname } = new URL(address, "http://localhost");
  expect(pathname).toBe("/api/search");
  return Object.fromEntries([...searchParams.keys()].map((key) => [key, searchParams.getAll(key)]));
}

const facets = ["region", "provider", "theme", "shareType", "format"];

test("what cannot be asked over HTTP is refused", () => {
  const worth = { filters: [{ field: "worth", gte: 1 }] };
  expect(() => asked(worth)).toThrow("A range of worth cannot be typed.");
  const several = { must: [[{ terms: ["水", "质"] }]] };
  expect(() => asked(several)).toThrow("水 质: an alternative is one word.");
  const unknown = { filters: [{ field: "provider", under: ["one/two"] }] };
  expect(() => asked(unknown, () => undefined)).toThrow("The server holds no provider two.");
});

test("words, phrases, fields and exclusions are typed one after the other", () => {
  const must = [[{ terms: ["水"] }, { phrase: "水质" }], [{ terms: ["water"], field: "title" }]];
  const mustNot = [[{ terms: ["air"], field: "provider" }]];
  expect(asked({ must, mustNot })).toEqual({
    q: ['水 OR "水质" title:water -org:air'],
    facets,
  });
});

test("filters become parameters, and dates a range with its last day", () => {
  const filters = [
    { field: "theme", in: ["ENVI", null] },
    { field: "region", under: ["330000/330100"] },
    { field: "provider", under: ["one/two"] },
    { field: "modified", gte: Date.UTC(2024, 0, 1), lt: Date.UTC(2025, 0, 1) },
  ];
  const known: ValueOf = (field, value) => (field === "provider" ? "three" : value);
  expect(asked({ filters, sort: "newest" }, known)).toEqual({
    q: ["modified:2024-01-01..2024-12-31"],
    sort: ["modified"],
    theme: ["ENVI", ""],
    region: ["330100"],
    provider: ["three"],
    facets,
  });
});
