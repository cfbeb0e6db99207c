import { characterClassAt, characterClasses } from "./character-classes.ts";

/** A stretch of a text, in UTF-16 positions. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A run of Han characters, or a run of other letters, digits and marks with inner punctuation. */
export interface Token extends Span {
  readonly kind: "han" | "word";
  /** The parts between the inner punctuation of a word; one part for a simple word. */
  readonly parts: readonly Span[];
}

const noParts: readonly Span[] = [];
const { han, joiner, word } = characterClasses;

/**
 * The tokens of a text that went through `normalise`, in order; of words only those that are wanted,
 * and all of them unless told. One mark out of the joiners may stand between two parts of a word.
 * Linear in the text's length.
 */
export function tokensOf(
  normalised: string,
  isWanted: (word: string) => boolean = () => true,
): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < normalised.length) {
    const found = characterClassAt(normalised, at);
    if (found === han) {
      const end = endOfRun(normalised, at, han);
      tokens.push({ kind: "han", start: at, end, parts: noParts });
      at = end;
    } else if (found === word) {
      const parts = partsFrom(normalised, at);
      const end = (parts.at(-1) as Span).end;
      if (isWanted(normalised.slice(at, end))) {
        tokens.push({ kind: "word", start: at, end, parts: withoutPossessive(normalised, parts) });
      }
      at = end;
    } else at += isPair(normalised, at) ? 2 : 1;
  }
  return tokens;
}

function endOfRun(text: string, start: number, wanted: number): number {
  let end = start;
  while (end < text.length && characterClassAt(text, end) === wanted) {
    end += isPair(text, end) ? 2 : 1;
  }
  return end;
}

function isPair(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit < 0xd8_00 || unit > 0xdb_ff) return false;
  const next = text.charCodeAt(at + 1);
  return next >= 0xdc_00 && next <= 0xdf_ff;
}

function partsFrom(text: string, start: number): Span[] {
  const parts: Span[] = [];
  for (let from = start; ; ) {
    const end = endOfRun(text, from, word);
    parts.push({ start: from, end });
    const isJoined =
      end + 1 < text.length &&
      characterClassAt(text, end) === joiner &&
      characterClassAt(text, end + 1) === word;
    if (!isJoined) return parts;
    from = end + 1;
  }
}

/** "children's" is children: the possessive s is no word of its own. */
function withoutPossessive(text: string, parts: readonly Span[]): readonly Span[] {
  const last = parts.at(-1) as Span;
  if (parts.length === 1 || last.end - last.start !== 1) return parts;
  const isPossessive =
    "sS".includes(text.charAt(last.start)) && "'’".includes(text.charAt(last.start - 1));
  return isPossessive ? parts.slice(0, -1) : parts;
}

/** Where a camelCase name changes its hump: before Of in dateOf, before Name in XMLName. */
const humpBoundary = /(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g;

/** The humps of a camelCase part; empty when it has but one. */
export function humpsOf(normalised: string, part: Span): readonly Span[] {
  if (!hasInnerCapital(normalised, part)) return noParts;
  const name = normalised.slice(part.start, part.end);
  const starts = [0, ...[...name.matchAll(humpBoundary)].map((match) => match.index)];
  if (starts.length === 1) return noParts;
  return starts.map((start, index) => ({
    start: part.start + start,
    end: part.start + (starts[index + 1] ?? name.length),
  }));
}

/** Most words have no capital but their first letter. */
function hasInnerCapital(text: string, { start, end }: Span): boolean {
  for (let at = start + 1; at < end; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x41 && unit <= 0x5a) return true;
  }
  return false;
}
