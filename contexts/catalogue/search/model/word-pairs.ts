import type { Group } from "@tongshu/search-index";
import { analyseForQuery } from "@tongshu/text-analysis";
import type { AskedWord } from "./query-dates.ts";

/** The text field of the index that holds the pairs of neighbouring words of titles. */
export const pairField = "pairs";

/** Words that stand beside each other, as terms: "water quality data" gives water_qualiti … */
export function wordPairs(terms: readonly string[]): readonly string[] {
  return terms.slice(1).map((term, at) => `${terms[at]}_${term}`.slice(0, pairCharactersMax));
}

/** Terms of an index are 256 characters long at most. */
const pairCharactersMax = 256;

/** The words of a title in their order, without what is indexed for finding parts of them. */
export function pairsOfTitle(title: string): readonly string[] {
  return wordPairs(analyseForQuery(title).flatMap(({ terms }) => terms));
}

/** A title in which words stand together as they were asked for answers better. */
export function pairGroups(words: readonly AskedWord[]): readonly Group[] {
  const pairs = new Set(wordPairs(words.flatMap(({ terms }) => terms)));
  return [...pairs].map((pair) => [{ terms: [pair], field: pairField }]);
}
