import { expect, it } from "vitest";
import { createLexicon } from "./glossary.ts";
import { parseQuery } from "./parse-query.ts";
import { strictGroups, understand } from "./query-groups.ts";

/** What is looked for in titles character by character, and what makes that needless. */
function byCharacters(asked: string) {
  const query = parseQuery(asked);
  if (query === undefined) throw new Error(`${asked} is no query.`);
  return strictGroups(understand(query, createLexicon()))
    .flat()
    .flatMap((one) =>
      "terms" in one && one.unless !== undefined
        ? [[one.terms.join(""), one.field, one.unless]]
        : [],
    );
}

it("looks for the characters of a word in titles where few entries hold the word", () => {
  const [own] = byCharacters("水质");
  expect(own).toEqual(["水质", "title", { terms: ["水质"], documents: 1_000 }]);
});

it("looks for those of a translation as well, unless some hold it: it is one of several", () => {
  expect(byCharacters("museum")).toEqual([
    ["博物馆", "title", { terms: ["博物馆"], documents: 100 }],
  ]);
});

it("looks for no characters of what has none, or in other fields", () => {
  expect(byCharacters("x7")).toEqual([]);
  expect(byCharacters("org:水质")).toEqual([]);
});
