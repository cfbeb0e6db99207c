import { analyseForQuery, fold, type QueryWord } from "@tongshu/text-analysis";
import { isFunctionWord } from "./function-words.ts";

const han = /\p{sc=Han}/u;

/** Under which key a term stands in the sources of a lexicon. */
export function keyOf(term: string): string {
  return han.test(term) ? fold(term).replaceAll(" ", "") : englishKey(analyseForQuery(term));
}

/** English words stand for all their forms, and "date of birth" for "date birth". */
export function englishKey(words: readonly QueryWord[]): string {
  return words
    .filter((word) => !isFunctionWord(word))
    .flatMap(({ terms }) => terms)
    .join(" ");
}
