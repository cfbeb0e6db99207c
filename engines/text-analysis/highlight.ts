import type { QueryWord } from "./analyser.ts";
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
  const ranges: HighlightRange[] = [];
  const wanted = new Set(words.filter(isOther).flatMap((word) => word.terms));
  if (wanted.size > 0) {
    const mapped = mapNormalised(text);
    const mayHold = beginningsOf(wanted);
    for (const token of tokensOf(mapped.text, mayHold)) {
      if (token.kind === "han") continue;
      for (const { term, start, end } of indexTermsOf(mapped.text, token)) {
        if (wanted.has(term)) ranges.push(original(mapped, start, end));
      }
    }
  }
  const hanWords = new Set(words.filter((word) => !isOther(word)).map((word) => word.text));
  if (hanWords.size > 0) {
    const mapped = mapFolded(text);
    for (const word of hanWords) findAll(mapped, word, ranges);
  }
  return merged(ranges);
}

/**
 * Whether a word may have one of the terms: a quick look at most words of a text, which have none.
 * A stem begins as its word does, but for a word of two letters or three whose y becomes i.
 */
export function beginningsOf(terms: Iterable<string>): (word: string) => boolean {
  const beginnings = new Set<string>();
  for (const term of terms) beginnings.add(term.slice(0, term.length < 3 ? 1 : 2));
  const all = [...beginnings];
  return (word) => {
    // Accents are taken off other words, which can change how they begin.
    if (!asciiOnly.test(word)) return true;
    const lower = word.toLowerCase();
    return all.some((beginning) => lower.includes(beginning));
  };
}

function isOther(word: QueryWord): boolean {
  return word.characters.length === 0;
}

function findAll(mapped: MappedText, word: string, ranges: HighlightRange[]): void {
  if (word === "") return;
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
