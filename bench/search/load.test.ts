import { expect, test } from "vitest";
import { queryOf } from "./load-query.ts";
import { parseLoad, writeLoad } from "./load.ts";

test("a bad line is refused with its number", () => {
  const good = '{"class":"one","must":[[{"terms":["水"]}]]}';
  for (const [bad, says] of [
    ["{", "Line 3 of the load is no JSON."],
    ['{"must":[]}', "Line 3 of the load:"],
    ['{"class":"x","must":[[{"terms":["a b"]}]]}', "a term holds no white space"],
    ['{"class":"x","filters":[{"field":"colour","in":["red"]}]}', "Line 3 of the load:"],
    ['{"class":"x","filters":[{"field":"modified"}]}', "Line 3 of the load:"],
    ['{"class":"x","facets":[{"field":"theme","size":0}]}', "Line 3 of the load:"],
    ['{"class":"x","limit":5}', "Line 3 of the load:"],
  ] as const) {
    expect(() => parseLoad(`${good}\n\n${bad}\n`), bad).toThrow(says);
  }
  expect(() => parseLoad("\n")).toThrow("The load holds no query.");
});

test("a class is wholly apart or not at all", () => {
  const lines = '{"class":"one"}\n{"class":"one","apart":true}';
  expect(() => parseLoad(lines)).toThrow("The class one is partly apart");
});

test("what is left out of a line is the first page of everything with five facets", () => {
  const [line] = parseLoad('{"class":"browse","sort":"newest"}');
  if (line === undefined) throw new Error("There is no line.");
  const query = queryOf(line, true);
  expect(query).toMatchObject({ must: [], filters: [], offset: 0, limit: 20, partsPerHit: 0 });
  expect(query.facets.map(({ field }) => field)).toEqual([
    "region",
    "provider",
    "theme",
    "shareType",
    "format",
  ]);
  expect(query.sort).toEqual({ by: "number", field: "modified", descending: true });
  expect(queryOf(line, false).facets).toEqual([]);
});

test("a load that is written is read again as it was", () => {
  const lines = parseLoad(
    '{"class":"a","must":[[{"terms":["水","质"]},{"phrase":"水质","field":"title"}]],"filters":[{"field":"region","under":["330000",null]},{"field":"modified","gte":5}]}',
  );
  expect(parseLoad(writeLoad(lines))).toEqual(lines);
});
