import { analyseForQuery, fold, type QueryWord } from "@tongshu/text-analysis";
import { glossaryTables } from "./glossary/index.ts";
import { glossaryWordsMax, translationsMax } from "../../limits.ts";
import { isFunctionWord } from "./function-words.ts";
import { readPairs } from "./glossary-pairs.ts";

/** How the other language says what was asked for. */
export interface Translation {
  /** All of them together stand for the words asked for. */
  readonly terms: readonly string[];
  /** For marking them in an answer. */
  readonly words: readonly QueryWord[];
}

const han = /\p{sc=Han}/u;
const oneHan = /^\p{sc=Han}$/u;

// Analysing some thousand terms takes a fraction of a second: only once, at the first search.
let loaded: ReadonlyMap<string, readonly string[]> | undefined;
const translated = new Map<string, readonly Translation[]>();

/** From the key of a term to its renderings in the other language, as the tables write them. */
function renderings(): ReadonlyMap<string, readonly string[]> {
  loaded ??= readGlossary();
  return loaded;
}

function readGlossary(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const put = (key: string, text: string) => {
    const known = found.get(key);
    if (known === undefined) found.set(key, [text]);
    else if (!known.includes(text)) known.push(text);
  };
  for (const { zh, en } of glossaryTables.flatMap(readPairs)) {
    put(fold(zh).replaceAll(" ", ""), en);
    put(englishKey(analyseForQuery(en)), zh);
  }
  return found;
}

/** English words stand for all their forms, and "date of birth" for "date birth". */
function englishKey(words: readonly QueryWord[]): string {
  return words
    .filter((word) => !isFunctionWord(word))
    .flatMap(({ terms }) => terms)
    .join(" ");
}

/**
 * The longest beginning of the words that the glossary knows, with its translations. Undefined when
 * it knows none. Segmentation does not matter: words that stand together are read together.
 */
export function translationsOf(
  words: readonly QueryWord[],
): { readonly length: number; readonly translations: readonly Translation[] } | undefined {
  for (let length = Math.min(words.length, glossaryWordsMax); length > 0; length -= 1) {
    const asked = words.slice(0, length);
    const [first, last] = [asked[0], asked.at(-1)];
    if (first === undefined || last === undefined) return undefined;
    // A span never begins or ends with "of" or 的: these belong to no term.
    if (isFunctionWord(first) || isFunctionWord(last)) continue;
    const together = asked.map(({ text }) => text).join("");
    const key = han.test(together) ? together : englishKey(asked);
    const translations = translate(key);
    if (translations.length > 0) return { length, translations };
  }
  const composed = words[0] === undefined ? [] : compose(words[0].text);
  return composed.length > 0 ? { length: 1, translations: composed } : undefined;
}

/** Segmentation takes some two terms for one word: 监测数据 is 监测 and 数据, the longer first. */
function compose(word: string): readonly Translation[] {
  if (!han.test(word)) return [];
  for (let cut = word.length - 2; cut >= 2; cut -= 1) {
    const [front] = translate(word.slice(0, cut));
    const [back] = translate(word.slice(cut));
    if (front === undefined || back === undefined) continue;
    const terms = [...new Set([...front.terms, ...back.terms])];
    return [{ terms, words: [...front.words, ...back.words] }];
  }
  return [];
}

function translate(key: string): readonly Translation[] {
  const known = translated.get(key);
  if (known !== undefined) return known;
  // A single character stands in thousands of longer words that mean something else.
  const useful = (renderings().get(key) ?? []).filter((text) => !oneHan.test(text));
  const found = useful.slice(0, translationsMax).map((text) => {
    const words = analyseForQuery(text).filter((word) => !isFunctionWord(word));
    return { words, terms: [...new Set(words.flatMap(({ terms }) => terms))] };
  });
  // Only terms of the glossary are kept, so that what people type never fills the memory.
  if (found.length > 0) translated.set(key, found);
  return found;
}
