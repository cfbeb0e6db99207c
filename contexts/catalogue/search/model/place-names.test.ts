import { describe, expect, it } from "vitest";
import { createLexicon } from "./glossary.ts";
import { keyOf } from "./term-key.ts";
import { parseQuery } from "./parse-query.ts";
import { isPlaceName } from "./place-names.ts";
import { placeGroups, understand } from "./query-groups.ts";

const lexicon = createLexicon();
function placesOf(query: string) {
  const parsed = parseQuery(query);
  if (parsed === undefined) throw new Error("The query is too long.");
  return placeGroups(understand(parsed, lexicon)).map((group) =>
    group.map((one) => ("terms" in one ? one.terms.join(" ") : one.phrase)),
  );
}

describe("names of places", () => {
  it("are no subjects, dates or agencies", () => {
    for (const word of ["水质", "water quality", "January", "World Bank", ""]) {
      expect(isPlaceName(keyOf(word)), word).toBe(false);
    }
    expect(placesOf("water quality 2016 January")).toEqual([]);
  });

  it("are known in both languages, as one group for all of a name's words", () => {
    expect(isPlaceName(keyOf("New Taipei"))).toBe(true);
    expect(isPlaceName(keyOf("Hangzhou"))).toBe(true);
    expect(placesOf("parking in New Taipei")).toEqual([["new taipei", "新北"]]);
    expect(placesOf("阿伯丁 空气质量")[0]).toContain("aberdeen");
    expect(placesOf("密歇根州 报表")[0]).toContain("michigan");
  });

  it("are at most three of one query", () => {
    expect(placesOf("Keelung Miaoli Yunlin Chiayi Taitung")).toHaveLength(3);
  });
});
