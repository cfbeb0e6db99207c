import type { Alternative, Group } from "@tongshu/search-index";
import { analyseForQuery, fold, type QueryWord } from "@tongshu/text-analysis";
import { queryCharactersMax, queryWordsMax } from "../../limits.ts";

/** A query as the searcher meant it: words that must occur, phrases, and what must not occur. */
export interface ParsedQuery {
  readonly words: readonly QueryWord[];
  /** Folded. */
  readonly phrases: readonly string[];
  readonly excludedWords: readonly QueryWord[];
  readonly excludedPhrases: readonly string[];
}

/** Straight and typographic quotation marks, also those of Chinese keyboards. */
const piece = /([-−－])?(?:["“”„＂「『]([^"“”„＂」』]*)["“”„＂」』]?|([^\s"“”„＂「『]+))/gu;

/**
 * Reads a query: words, "a phrase" in any quotation marks, and a minus before either to exclude it.
 * Undefined when it is longer than the limits allow.
 */
export function parseQuery(query: string): ParsedQuery | undefined {
  if (query.length > queryCharactersMax) return undefined;
  const words: QueryWord[] = [];
  const phrases: string[] = [];
  const excludedWords: QueryWord[] = [];
  const excludedPhrases: string[] = [];
  for (const match of query.matchAll(piece)) {
    const excluded = match[1] !== undefined;
    const phrase = fold(match[2] ?? "");
    if (phrase !== "") (excluded ? excludedPhrases : phrases).push(phrase);
    if (match[3] !== undefined)
      (excluded ? excludedWords : words).push(...analyseForQuery(match[3]));
  }
  const count = words.length + phrases.length + excludedWords.length + excludedPhrases.length;
  if (count > queryWordsMax) return undefined;
  return { words, phrases, excludedWords, excludedPhrases };
}

const asTerms = (word: QueryWord): Group => [{ terms: word.terms }];
const asPhrase = (phrase: string): Group => [{ phrase }];

/** All words and phrases are required. */
export function strictGroups(query: ParsedQuery): readonly Group[] {
  return [...query.words.map(asTerms), ...query.phrases.map(asPhrase)];
}

/**
 * Still all words, but a Chinese word is also found inside longer words: segmentation may have cut
 * the text otherwise than the query. Undefined when that changes nothing.
 */
export function substringGroups(query: ParsedQuery): readonly Group[] | undefined {
  if (!query.words.some((word) => word.characters.length > 1)) return undefined;
  return [
    ...query.words.map(
      (word): Group =>
        word.characters.length > 1
          ? [{ terms: word.terms }, { phrase: word.text }]
          : [{ terms: word.terms }],
    ),
    ...query.phrases.map(asPhrase),
  ];
}

/**
 * Any of the words: what is shown, labelled, when nothing holds them all. A single Chinese word is
 * relaxed to all of its characters. Undefined when there is nothing to relax.
 */
export function relaxedGroups(query: ParsedQuery): readonly Group[] | undefined {
  const alternatives: Alternative[] = [
    ...query.words.map((word) => ({ terms: word.terms })),
    ...query.phrases.map((phrase) => ({ phrase })),
  ];
  if (alternatives.length > 1) return [alternatives];
  const only = query.words[0];
  if (only === undefined || only.characters.length < 2) return undefined;
  return only.characters.map((character) => [{ terms: [character] }]);
}

export function excludedGroups(query: ParsedQuery): readonly Group[] {
  return [...query.excludedWords.map(asTerms), ...query.excludedPhrases.map(asPhrase)];
}
