import type { HighlightRange } from "./highlight.ts";

export interface Passage {
  readonly text: string;
  /** The ranges that lie in the passage, in its own positions. */
  readonly ranges: readonly HighlightRange[];
  /** Whether text was left out before and after: where an ellipsis belongs. */
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
}

/** Share of the passage that is shown before the first match, so that it is read in context. */
const leadShare = 0.3;
/** How far the cut may move to fall between words, in UTF-16 units. */
const wordSearchLength = 16;

/**
 * At most `charactersMax` UTF-16 units of a text around its first highlighted range (or from its
 * beginning), cut between words where a space is near, never within a character.
 */
export function passage(
  text: string,
  ranges: readonly HighlightRange[],
  charactersMax: number,
): Passage {
  if (text.length <= charactersMax) return { text, ranges, cutBefore: false, cutAfter: false };
  const first = ranges[0];
  let start = first === undefined ? 0 : first.start - Math.floor(charactersMax * leadShare);
  start = Math.max(0, Math.min(start, text.length - charactersMax));
  if (start > 0) start = Math.min(cutForward(text, start), first?.start ?? text.length);
  let end = Math.min(text.length, start + charactersMax);
  if (end < text.length) end = Math.max(cutBackward(text, end), Math.min(first?.end ?? 0, end));
  end = insideCharacter(text, end) ? end - 1 : end;
  return {
    text: text.slice(start, end),
    ranges: ranges
      .filter((range) => range.start < end && range.end > start)
      .map((range) => ({
        start: Math.max(range.start, start) - start,
        end: Math.min(range.end, end) - start,
      })),
    cutBefore: start > 0,
    cutAfter: end < text.length,
  };
}

function insideCharacter(text: string, position: number): boolean {
  const before = text.charCodeAt(position - 1);
  const after = text.charCodeAt(position);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}

function cutForward(text: string, position: number): number {
  for (let at = position; at < position + wordSearchLength && at < text.length; at += 1) {
    if (/\s/.test(text.charAt(at - 1))) return at;
  }
  return insideCharacter(text, position) ? position + 1 : position;
}

function cutBackward(text: string, position: number): number {
  for (let at = position; at > position - wordSearchLength && at > 0; at -= 1) {
    if (/\s/.test(text.charAt(at))) return at;
  }
  return insideCharacter(text, position) ? position - 1 : position;
}
