import { expect, test } from "vitest";
import { parseLoad } from "./load.ts";
import { typedAddresses } from "./typed-load.ts";

function asked(line: string): Record<string, string[]> {
  const [address = ""] = typedAddresses(parseLoad(line));
  const { searchParams, pathname } = new URL(address, "http://localhost");
  expect(pathname).toBe("/api/search");
  return Object.fromEntries([...searchParams.keys()].map((key) => [key, searchParams.getAll(key)]));
}

const facets = ["region", "provider", "theme", "shareType", "format"];

test("words are typed one after the other, and five facets counted", () => {
  expect(asked('{"class":"two","must":[[{"terms":["水"]}],[{"terms":["water"]}]]}')).toEqual({
    q: ["水 water"],
    facets,
  });
  expect(asked('{"class":"phrase","must":[[{"phrase":"水质"}]]}')).toEqual({
    q: ['"水质"'],
    facets,
  });
});

test("filters become parameters; authorities and dates cannot be asked", () => {
  const filters = [
    { field: "theme", in: ["ENVI", "TRAN"] },
    { field: "region", under: ["330000/330100"] },
    { field: "provider", under: ["one"] },
    { field: "modified", gte: 1 },
  ];
  expect(asked(JSON.stringify({ class: "browse", filters, sort: "newest" }))).toEqual({
    q: [""],
    sort: ["modified"],
    theme: ["ENVI", "TRAN"],
    region: ["330100"],
    facets,
  });
});

test("what is stated apart is not of the mixed load", () => {
  expect(typedAddresses(parseLoad('{"class":"one"}\n{"class":"two","apart":true}'))).toHaveLength(
    1,
  );
});
