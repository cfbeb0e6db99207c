import { analyseForQuery } from "@tongshu/text-analysis";
import { isFunctionWord } from "../function-words.ts";
import { type Lexicon, type Translation, translationsOf } from "../glossary.ts";

/**
 * Whether a lexicon says a Chinese term in these English words already, as a whole or word by word:
 * who knows 人口 and 统计 knows 人口统计 as "population statistics".
 */
export function knownPairs(lexicon: Lexicon): (zh: string, en: string) => boolean {
  // The same Chinese term is asked for with each of its rivals.
  const said = new Map<string, readonly (readonly Translation[])[] | undefined>();
  return (zh, en) => {
    if (!said.has(zh)) said.set(zh, saidOf(lexicon, zh));
    const steps = said.get(zh);
    if (steps === undefined) return false;
    const wanted = new Set(
      analyseForQuery(en)
        .filter((word) => !isFunctionWord(word))
        .flatMap(({ terms }) => terms),
    );
    const covered = new Set<string>();
    for (const translations of steps) {
      const fitting = translations.find(({ terms }) => terms.every((term) => wanted.has(term)));
      if (fitting === undefined) return false;
      for (const term of fitting.terms) covered.add(term);
    }
    return covered.size === wanted.size;
  };
}

/** The translations of the words, step by step; undefined when one of them has none. */
function saidOf(lexicon: Lexicon, zh: string): readonly (readonly Translation[])[] | undefined {
  const steps: (readonly Translation[])[] = [];
  const words = analyseForQuery(zh);
  for (let at = 0; at < words.length; ) {
    const found = translationsOf(lexicon, words.slice(at));
    if (found === undefined) return undefined;
    steps.push(
      // Longer ones first: "price index" rather than "price" for what needs both.
      found.translations.toSorted((a, b) => b.terms.length - a.terms.length),
    );
    at += found.length;
  }
  return steps;
}
