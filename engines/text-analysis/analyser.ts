import { collapseWhiteSpace, foldNormalised, normalise } from "./fold.ts";
import { hanIndexTerms, hanQueryWords } from "./segmenter.ts";
import { knownTextCharactersMax, knownTextsMax } from "./limits.ts";
import { cut, indexTermsOf, queryTermsOf } from "./terms.ts";
import { type Token, tokensOf } from "./tokens.ts";

/** Changes whenever the same text gives other terms: an index made with another one is rebuilt. */
export const analyserVersion = "2";

export interface AnalysedText {
  /** In order of appearance, repeats included; no term holds white space. */
  readonly terms: readonly string[];
  /** The folded text, for phrases. */
  readonly folded: string;
}

/** One word of a query. */
export interface QueryWord {
  /** The folded word, for showing and for looking up as a phrase. */
  readonly text: string;
  /** The terms that must all occur; usually one. */
  readonly terms: readonly string[];
  /** The single characters of a Han word, which are terms too; empty for other words. */
  readonly characters: readonly string[];
}

/** Short texts met lately: names of columns, departments and keywords stand in many entries. */
const knownTexts = new Map<string, AnalysedText>();

/** Terms and folded text of a text that is to be found. Linear in its length. */
export function analyseForIndex(text: string): AnalysedText {
  if (text.length > knownTextCharactersMax) return analyse(text);
  const known = knownTexts.get(text);
  if (known !== undefined) return known;
  const analysed = analyse(text);
  if (knownTexts.size >= knownTextsMax) knownTexts.clear();
  knownTexts.set(text, analysed);
  return analysed;
}

function analyse(text: string): AnalysedText {
  const normalised = normalise(text);
  const tokens = tokensOf(normalised);
  const hanTerms = hanIndexTerms(hanRuns(normalised, tokens));
  const terms: string[] = [];
  let run = 0;
  for (const token of tokens) {
    if (token.kind === "han") {
      for (const term of hanTerms[run] ?? []) terms.push(term);
      run += 1;
    } else for (const { term } of indexTermsOf(normalised, token)) terms.push(term);
  }
  return { terms, folded: collapseWhiteSpace(foldNormalised(normalised)) };
}

/** A title is taken apart for its pairs of words and for its sound, one after the other. */
let lastQuery: { readonly text: string; readonly words: readonly QueryWord[] } | undefined;

/** The words of what someone typed, in order. Punctuation is dropped, nothing else is. */
export function analyseForQuery(text: string): readonly QueryWord[] {
  if (lastQuery?.text === text) return lastQuery.words;
  const words = analyseQuery(text);
  lastQuery = { text, words };
  return words;
}

function analyseQuery(text: string): readonly QueryWord[] {
  const normalised = normalise(text);
  const tokens = tokensOf(normalised);
  const hanWords = hanQueryWords(hanRuns(normalised, tokens));
  const words: QueryWord[] = [];
  let run = 0;
  for (const token of tokens) {
    if (token.kind === "han") {
      for (const word of hanWords[run] ?? []) {
        words.push({ text: word, terms: [cut(word)], characters: [...new Set(word)] });
      }
      run += 1;
    } else {
      const folded = foldNormalised(normalised.slice(token.start, token.end));
      words.push({ text: folded, terms: queryTermsOf(normalised, token), characters: [] });
    }
  }
  return words;
}

function hanRuns(normalised: string, tokens: readonly Token[]): string[] {
  return tokens
    .filter((token) => token.kind === "han")
    .map(({ start, end }) => foldNormalised(normalised.slice(start, end)));
}
