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

/** One mark out of the joiners may stand between two parts: GB/T, covid-19, a_b, www.example.org. */
const tokenPattern =
  /(\p{sc=Han}+)|[[\p{L}\p{N}\p{M}]--\p{sc=Han}]+(?:[\-_.\/\\:+\x26@#'’‐–][[\p{L}\p{N}\p{M}]--\p{sc=Han}]+)*/gv;
const partPattern = /[\p{L}\p{N}\p{M}]+/gu;
const possessive = /['’]s$/u;

/**
 * The tokens of a text that went through `normalise`, in order; of words only those that are wanted,
 * and all of them unless told. Linear in its length.
 */
export function* tokensOf(
  normalised: string,
  isWanted: (word: string) => boolean = () => true,
): Generator<Token> {
  for (const match of normalised.matchAll(tokenPattern)) {
    const start = match.index;
    const end = start + match[0].length;
    if (match[1] !== undefined) yield { kind: "han", start, end, parts: [] };
    else if (isWanted(match[0])) {
      yield { kind: "word", start, end, parts: partsOf(match[0], start) };
    }
  }
}

/** "children's" is children: the possessive s is no word of its own. */
function partsOf(word: string, offset: number): Span[] {
  const ending = possessive.exec(word.toLowerCase());
  const known = ending === null ? word : word.slice(0, ending.index);
  return [...known.matchAll(partPattern)].map((match) => ({
    start: offset + match.index,
    end: offset + match.index + match[0].length,
  }));
}

/** Where a camelCase name changes its hump: before Of in dateOf, before Name in XMLName. */
const humpBoundary = /(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g;

/** The humps of a camelCase part; empty when it has but one. */
export function humpsOf(normalised: string, part: Span): Span[] {
  const word = normalised.slice(part.start, part.end);
  const starts = [0, ...[...word.matchAll(humpBoundary)].map((match) => match.index)];
  if (starts.length === 1) return [];
  return starts.map((start, index) => ({
    start: part.start + start,
    end: part.start + (starts[index + 1] ?? word.length),
  }));
}
