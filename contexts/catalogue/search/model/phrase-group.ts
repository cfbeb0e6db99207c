import type { Group } from "@tongshu/search-index";
import { analyseForQuery } from "@tongshu/text-analysis";
import { phraseTermsMax } from "../../limits.ts";

/**
 * What satisfies a phrase: a text that holds it as it was written, in an entry that has its words.
 * Han characters are looked for one by one, since its words may have been cut otherwise than those
 * of the text. A phrase that is one Han word needs no looking up where that word is a term.
 */
export function phraseGroup(phrase: string): Group {
  const words = analyseForQuery(phrase);
  const among = words.flatMap(({ terms, characters }) =>
    characters.length === 0 ? terms : characters,
  );
  const looked = { phrase, among: [...new Set(among)].slice(0, phraseTermsMax) };
  const [only] = words;
  const isWord = only?.characters.length !== 0 && only?.text === phrase;
  return isWord ? [{ terms: only.terms }, looked] : [looked];
}
