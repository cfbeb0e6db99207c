import { analyseForQuery, type QueryWord } from "@tongshu/text-analysis";
import { glossaryTables } from "./glossary/index.ts";
import { glossaryWordsMax, translationsMax } from "../../limits.ts";
import type { Renderings } from "./dictionary.ts";
import { isFunctionWord } from "./function-words.ts";
import { readPairs, readSynonyms } from "./glossary-pairs.ts";
import { isPlaceName } from "./place-names.ts";
import { englishKey, keyOf } from "./term-key.ts";
import { synonymTables } from "./synonyms/index.ts";

/** Another way to say what was asked for, mostly in the other language. */
export interface Translation {
  /** All of them together stand for the words asked for. */
  readonly terms: readonly string[];
  /** For marking them in an answer. */
  readonly words: readonly QueryWord[];
}

const han = /\p{sc=Han}/u;
const oneHan = /^\p{sc=Han}$/u;
/** After the name of a place these say only what kind of place it is. */
const placeKinds: ReadonlySet<string> = new Set("省市县区州郡镇乡村岛".split(""));

/** How words are said otherwise: in the other language, or by another word of the same one. */
export interface Lexicon {
  /** The glossary first, then what further sources know. */
  readonly sources: readonly Renderings[];
  readonly translated: Map<string, readonly Translation[]>;
}

// Analysing some thousand terms takes a fraction of a second: only once, at the first search.
let glossary: Renderings | undefined;

/** The glossary of the project with further sources behind it, of which the earlier goes first. */
export function createLexicon(further: readonly Renderings[] = []): Lexicon {
  glossary ??= readGlossary();
  return { sources: [glossary, ...further], translated: new Map() };
}

function readGlossary(): Renderings {
  const found = new Map<string, string[]>();
  const put = (key: string, text: string) => {
    const known = found.get(key);
    if (known === undefined) found.set(key, [text]);
    else if (!known.includes(text)) known.push(text);
  };
  for (const { zh, en } of glossaryTables.flatMap(readPairs)) {
    put(keyOf(zh), en);
    put(keyOf(en), zh);
  }
  for (const words of synonymTables.flatMap(readSynonyms)) {
    for (const word of words) {
      for (const other of words) if (other !== word) put(keyOf(word), other);
    }
  }
  return found;
}

/** So many words of a query, and how they can be said otherwise. */
export interface Found {
  readonly length: number;
  readonly translations: readonly Translation[];
  readonly isPlace: boolean;
}

/**
 * The longest beginning of the words that the lexicon knows, with its translations. Undefined when
 * it knows none. Segmentation does not matter: words that stand together are read together.
 */
export function translationsOf(lexicon: Lexicon, words: readonly QueryWord[]): Found | undefined {
  for (let length = Math.min(words.length, glossaryWordsMax); length > 0; length -= 1) {
    const asked = words.slice(0, length);
    const [first, last] = [asked[0], asked.at(-1)];
    if (first === undefined || last === undefined) return undefined;
    // A span never begins or ends with "of" or 的: these belong to no term.
    if (isFunctionWord(first) || isFunctionWord(last)) continue;
    const together = asked.map(({ text }) => text).join("");
    const key = han.test(together) ? together : englishKey(asked);
    const translations = translate(lexicon, key);
    if (translations.length > 0) return { length, translations, isPlace: isPlaceName(key) };
  }
  const word = words[0]?.text ?? "";
  const translations = compose(lexicon, word);
  if (translations.length === 0) return undefined;
  const isPlace = placeKinds.has(word.slice(-1)) && isPlaceName(word.slice(0, -1));
  return { length: 1, translations, isPlace };
}

/** Segmentation takes some two terms for one word: 监测数据 is 监测 and 数据, the longer first. */
function compose(lexicon: Lexicon, word: string): readonly Translation[] {
  if (!han.test(word)) return [];
  if (placeKinds.has(word.slice(-1))) {
    const place = translate(lexicon, word.slice(0, -1));
    if (place.length > 0) return place;
  }
  for (let cut = word.length - 2; cut >= 2; cut -= 1) {
    const [front] = translate(lexicon, word.slice(0, cut));
    const [back] = translate(lexicon, word.slice(cut));
    if (front === undefined || back === undefined) continue;
    const terms = [...new Set([...front.terms, ...back.terms])];
    return [{ terms, words: [...front.words, ...back.words] }];
  }
  return [];
}

function translate(lexicon: Lexicon, key: string): readonly Translation[] {
  const known = lexicon.translated.get(key);
  if (known !== undefined) return known;
  const found = lexicon.sources.flatMap((source) => readings(source.get(key)));
  const distinct = new Map(found.map((one) => [one.terms.join(" "), one]));
  const useful = [...distinct.values()].slice(0, translationsMax);
  // Only terms of the sources are kept, so that what people type never fills the memory.
  if (useful.length > 0) lexicon.translated.set(key, useful);
  return useful;
}

/** A single character stands in thousands of longer words that mean something else. */
function readings(texts: readonly string[] = []): Translation[] {
  return texts
    .filter((text) => !oneHan.test(text))
    .flatMap((text) => {
      const words = analyseForQuery(text).filter((word) => !isFunctionWord(word));
      if (words.length === 0) return [];
      return [{ words, terms: [...new Set(words.flatMap(({ terms }) => terms))] }];
    });
}
