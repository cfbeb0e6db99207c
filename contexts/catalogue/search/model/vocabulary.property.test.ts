import { editDistance, prefixDistance } from "@tongshu/text-analysis";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addTitle, nearestWord, nearTitles, tolerance } from "./vocabulary.ts";

function vocabularyOf(titles: readonly string[], wordsMax = 1_000) {
  const draft = { titles: [], words: new Map<string, number>(), terms: new Set<string>() };
  for (const title of titles) addTitle(draft, title, wordsMax);
  return draft;
}

const word = fc.string({ unit: fc.constantFrom("a", "b", "c", "d"), minLength: 3, maxLength: 10 });

describe("the words of the titles", () => {
  it("keeps no more words than its limit", () => {
    const full = vocabularyOf(["one two", "three one"], 2);
    expect([...full.words]).toEqual([
      ["one", 2],
      ["two", 1],
    ]);
  });

  it("corrects neither what is short nor what is a number", () => {
    const vocabulary = vocabularyOf(["map 2024 水质 water"]);
    expect(nearestWord(vocabulary, "mop")).toBeUndefined();
    expect(nearestWord(vocabulary, "2025")).toBeUndefined();
    expect(nearestWord(vocabulary, "水位")).toBeUndefined();
    expect(nearestWord(vocabulary, "watre")).toBe("water");
  });

  it("overlooks no word that is near enough, and gives none that is not", () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), word, (words, typed) => {
        const max = tolerance(typed);
        const distances = words
          .map((one) => editDistance(typed, one, max))
          .filter((distance) => distance > 0 && distance <= max);
        const found = nearestWord(vocabularyOf(words), typed);
        if (distances.length === 0) expect(found).toBeUndefined();
        else expect(editDistance(typed, found ?? "", max)).toBe(Math.min(...distances));
      }),
    );
  });

  it("overlooks no title that begins with nearly what was typed", () => {
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 8 }), word, (titles, typed) => {
        const max = tolerance(typed);
        const near = titles.filter((title) => max > 0 && prefixDistance(typed, title, max) <= max);
        expect(nearTitles(vocabularyOf(titles), typed, 10).sort()).toEqual(near.sort());
      }),
    );
  });
});
