import { analyseForQuery, editDistance, fold, prefixDistance } from "@tongshu/text-analysis";

/** What the titles of the catalogue are made of, for finding what a mistyped word stands for. */
export interface Vocabulary {
  /** Folded titles with the text to show, most frequent first. */
  readonly titles: readonly { readonly key: string; readonly text: string }[];
  /** Folded words → number of titles. */
  readonly words: ReadonlyMap<string, number>;
  readonly terms: ReadonlySet<string>;
}

export interface VocabularyDraft {
  readonly titles: { key: string; text: string }[];
  readonly words: Map<string, number>;
  readonly terms: Set<string>;
}

/** Adds the words of one title, as long as there is room for further ones. */
export function addTitle(draft: VocabularyDraft, text: string, wordsMax: number): void {
  draft.titles.push({ key: fold(text), text });
  for (const word of analyseForQuery(text)) {
    const count = draft.words.get(word.text);
    if (count === undefined && draft.words.size >= wordsMax) continue;
    draft.words.set(word.text, (count ?? 0) + 1);
    for (const term of word.terms) draft.terms.add(term);
  }
}

const han = /\p{sc=Han}/u;
const digit = /\p{N}/u;

/** Mistypings that are put up with: none in what is short or a number, two in a long word. */
export function tolerance(text: string): number {
  if (digit.test(text)) return 0;
  if (han.test(text)) return text.length < 3 ? 0 : 1;
  if (text.length < 4) return 0;
  return text.length < 8 ? 1 : 2;
}

/** The known word that is nearest to an unknown one; among equals the most frequent. */
export function nearestWord(vocabulary: Vocabulary, typed: string): string | undefined {
  const max = tolerance(typed);
  if (max === 0) return undefined;
  const pieces = piecesOf(typed, max);
  let best: { word: string; distance: number; count: number } | undefined;
  for (const [word, count] of vocabulary.words) {
    if (Math.abs(word.length - typed.length) > max) continue;
    if (!holdsPiece(word, pieces, max)) continue;
    const distance = editDistance(typed, word, max);
    if (distance > max || distance === 0) continue;
    const isBetter =
      best === undefined ||
      distance < best.distance ||
      (distance === best.distance && count > best.count);
    if (isBetter) best = { word, distance, count };
  }
  return best?.word;
}

/** Titles that begin with nearly what was typed, nearest first. */
export function nearTitles(vocabulary: Vocabulary, typed: string, limit: number): string[] {
  const max = tolerance(typed);
  if (max === 0) return [];
  const found: { text: string; distance: number }[] = [];
  const pieces = piecesOf(typed, max);
  for (const { key, text } of vocabulary.titles) {
    if (!holdsPiece(key, pieces, max)) continue;
    const distance = prefixDistance(typed, key, max);
    if (distance <= max) found.push({ text, distance });
  }
  const nearest = found.sort((a, b) => a.distance - b.distance).map(({ text }) => text);
  return [...new Set(nearest)].slice(0, limit);
}

interface Piece {
  readonly text: string;
  readonly at: number;
}

/**
 * Cuts what was typed into more pieces than mistypings can reach, a swap reaching two: whatever is
 * near enough holds one of them unchanged, about where it was typed. Most texts hold none.
 */
function piecesOf(typed: string, max: number): readonly Piece[] {
  const count = Math.min(2 * max + 1, typed.length);
  return Array.from({ length: count }, (_, piece) => {
    const at = Math.floor((piece * typed.length) / count);
    const end = Math.floor(((piece + 1) * typed.length) / count);
    return { text: typed.slice(at, end), at };
  });
}

function holdsPiece(known: string, pieces: readonly Piece[], max: number): boolean {
  for (const { text, at } of pieces) {
    for (let shift = -max; shift <= max; shift += 1) {
      if (at + shift >= 0 && known.startsWith(text, at + shift)) return true;
    }
  }
  return false;
}
