import type { QueryWord } from "./analyser.ts";
import { withoutJoiners } from "./character-classes.ts";
import { foldNormalised, normalise } from "./fold.ts";
import { type MappedText, mapFolded, mapNormalised } from "./mapped-text.ts";
import { indexTermsOf } from "./terms.ts";
import { tokensOf } from "./tokens.ts";

const asciiOnly = /^[\0-\x7f]*$/;

/** UTF-16 positions in the original text; `end` is behind the last. */
export interface HighlightRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Where the words of a query stand in a text, rising and without overlap. English words match in
 * all forms of their stem, Han words as substrings, Traditional and Simplified, full and half
 * width alike. Linear in the text for a given number of words.
 */
export function highlight(text: string, words: readonly QueryWord[]): HighlightRange[] {
  return createHighlighter(words)(text);
}

/** `highlight` for many texts: what it needs of the words is made once. */
export function createHighlighter(words: readonly QueryWord[]): (text: string) => HighlightRange[] {
  const wanted = new Set(words.filter(isOther).flatMap((word) => word.terms));
  const mayHold = beginningsOf(wanted);
  const stems = [...wanted].map(withoutEnding);
  const hanWords = [
    ...new Set(words.filter((word) => !isOther(word) && word.text !== "").map(({ text }) => text)),
  ];
  return (text) => {
    if (words.length === 0) return [];
    // Most texts hold none of the words: then where their characters came from is not asked.
    const folded = foldNormalised(normalise(text));
    const ranges: HighlightRange[] = [];
    if (wanted.size > 0 && hasOne(folded, stems)) addTerms(text, wanted, mayHold, ranges);
    const here = hanWords.filter((word) => folded.includes(word));
    if (here.length > 0) {
      const mapped = mapFolded(text);
      for (const word of here) findAll(mapped, word, ranges);
    }
    return merged(ranges);
  };
}

/** ASCII, Han and their signs: all else may hold accents, which are taken off words. */
const withoutAccents = /^[\0-\x7f\u2000-\u206f\u3000-\u303f\u4e00-\u9fff\uff00-\uff20]*$/;

/** What a term and the words that stem to it have in common, without the marks of a chain. */
function withoutEnding(term: string): string {
  const joined = withoutJoiners(term);
  return joined.slice(0, Math.max(joined.length < 3 ? 1 : 2, joined.length - 3));
}

function hasOne(folded: string, stems: readonly string[]): boolean {
  if (!withoutAccents.test(folded)) return true;
  if (stems.some((stem) => folded.includes(stem))) return true;
  const joined = withoutJoiners(folded);
  return joined.length < folded.length && stems.some((stem) => joined.includes(stem));
}

function addTerms(
  text: string,
  wanted: ReadonlySet<string>,
  mayHold: (word: string) => boolean,
  ranges: HighlightRange[],
): void {
  const mapped = mapNormalised(text);
  for (const token of tokensOf(mapped.text, mayHold)) {
    if (token.kind === "han") continue;
    for (const { term, start, end } of indexTermsOf(mapped.text, token)) {
      if (wanted.has(term)) ranges.push(original(mapped, start, end));
    }
  }
}

/**
 * Whether a word may have one of the terms: a quick look at most words of a text, which have none.
 * A stem begins as its word does, but for a word of two letters or three whose y becomes i.
 */
export function beginningsOf(terms: Iterable<string>): (word: string) => boolean {
  const beginnings = new Set<string>();
  for (const term of terms) {
    const joined = withoutJoiners(term);
    beginnings.add(joined.slice(0, joined.length < 3 ? 1 : 2));
  }
  const all = [...beginnings];
  return (word) => {
    // Accents are taken off other words, which can change how they begin.
    if (!asciiOnly.test(word)) return true;
    const lower = withoutJoiners(word.toLowerCase());
    return all.some((beginning) => lower.includes(beginning));
  };
}

function isOther(word: QueryWord): boolean {
  return word.characters.length === 0;
}

function findAll(mapped: MappedText, word: string, ranges: HighlightRange[]): void {
  let at = mapped.text.indexOf(word);
  while (at !== -1) {
    ranges.push(original(mapped, at, at + word.length));
    at = mapped.text.indexOf(word, at + word.length);
  }
}

function original(mapped: MappedText, start: number, end: number): HighlightRange {
  return { start: mapped.starts[start] ?? 0, end: mapped.ends[end - 1] ?? 0 };
}

/** Rising, with overlapping and touching ranges made one. */
function merged(ranges: HighlightRange[]): HighlightRange[] {
  const rising = ranges.toSorted((a, b) => a.start - b.start || a.end - b.end);
  const result: HighlightRange[] = [];
  for (const range of rising) {
    const last = result.at(-1);
    if (last === undefined || range.start > last.end) result.push(range);
    else if (range.end > last.end)
      result[result.length - 1] = { start: last.start, end: range.end };
  }
  return result;
}
