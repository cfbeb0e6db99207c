/** What a character is to the tokens: one of these numbers. */
export const characterClasses = {
  /** White space, punctuation, symbols: between the tokens. */
  other: 1,
  han: 2,
  /** Letters, digits and marks that are not Han. */
  word: 3,
  /** Marks of which one may stand within a word: GB/T, covid-19, a_b, www.example.org. */
  joiner: 4,
  /** Half of a character; `characterClassAt` looks at the whole. */
  half: 5,
} as const;

const han = /^\p{sc=Han}$/u;
const word = /^[\p{L}\p{N}\p{M}]$/u;
const joiners = /[-_./\\:+&@#'’‐–]/gu;

/** A text as its chains are written without the marks between: e-mail is email. */
export function withoutJoiners(text: string): string {
  return text.replace(joiners, "");
}

/** By code unit, filled as they are met; 0 is not known yet. */
const classes = new Uint8Array(65_536);

function classOf(character: string): number {
  if (!character.isWellFormed()) return characterClasses.half;
  if (han.test(character)) return characterClasses.han;
  if (word.test(character)) return characterClasses.word;
  return withoutJoiners(character) === "" ? characterClasses.joiner : characterClasses.other;
}

/** The class of a code unit. */
export function unitClass(unit: number): number {
  const known = classes[unit] as number;
  if (known !== 0) return known;
  const found = classOf(String.fromCharCode(unit));
  classes[unit] = found;
  return found;
}

/** The class of the character that begins at a position; of a half alone, `other`. */
export function characterClassAt(text: string, at: number): number {
  const found = unitClass(text.charCodeAt(at));
  if (found !== characterClasses.half) return found;
  const whole = String.fromCodePoint(text.codePointAt(at) as number);
  return whole.length === 2 ? classOf(whole) : characterClasses.other;
}
