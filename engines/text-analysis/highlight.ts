import type { QueryWord } from "./analyser.ts";
import { foldNormalised, normalise } from "./fold.ts";
import { indexTermsOf } from "./terms.ts";
import { tokensOf } from "./tokens.ts";

/** UTF-16 positions in the original text; `end` is behind the last. */
export interface HighlightRange {
  readonly start: number;
  readonly end: number;
}

/** A changed form of a text that knows for each of its positions where it came from. */
interface MappedText {
  readonly text: string;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/**
 * A piece that NFKC treats by itself: a character with everything that may melt into it: marks,
 * invisible characters, vowels and finals of Hangul, half-width marks and finals.
 */
const piecePattern =
  /[^][\p{M}\p{Default_Ignorable_Code_Point}\u1160-\u11ff\ud7b0-\ud7fb\uff9e-\uffdc]*/gu;

/**
 * Where the words of a query stand in a text, rising and without overlap. English words match in
 * all forms of their stem, Han words as substrings, Traditional and Simplified, full and half
 * width alike. Linear in the text for a given number of words.
 */
export function highlight(text: string, words: readonly QueryWord[]): HighlightRange[] {
  const ranges: HighlightRange[] = [];
  const wanted = new Set(words.filter(isOther).flatMap((word) => word.terms));
  if (wanted.size > 0) {
    const mapped = mapText(text, normalise);
    for (const token of tokensOf(mapped.text)) {
      if (token.kind === "han") continue;
      for (const { term, start, end } of indexTermsOf(mapped.text, token)) {
        if (wanted.has(term)) ranges.push(original(mapped, start, end));
      }
    }
  }
  const hanWords = new Set(words.filter((word) => !isOther(word)).map((word) => word.text));
  if (hanWords.size > 0) {
    const mapped = mapText(text, (piece) => foldNormalised(normalise(piece)));
    for (const word of hanWords) findAll(mapped, word, ranges);
  }
  return merged(ranges);
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

function mapText(text: string, change: (piece: string) => string): MappedText {
  const known = new Map<string, string>();
  const pieces: string[] = [];
  let length = 0;
  for (const [piece] of text.matchAll(piecePattern)) {
    let changed = known.get(piece);
    if (changed === undefined) {
      changed = change(piece);
      known.set(piece, changed);
    }
    pieces.push(piece, changed);
    length += changed.length;
  }
  const starts = new Int32Array(length);
  const ends = new Int32Array(length);
  const changedPieces: string[] = [];
  let from = 0;
  let to = 0;
  for (let index = 0; index < pieces.length; index += 2) {
    const behind = from + (pieces[index] ?? "").length;
    const changed = pieces[index + 1] ?? "";
    starts.fill(from, to, to + changed.length);
    ends.fill(behind, to, to + changed.length);
    changedPieces.push(changed);
    from = behind;
    to += changed.length;
  }
  return { text: changedPieces.join(""), starts, ends };
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
