import { stemmer } from "stemmer";
import { foldNormalised } from "./fold.ts";
import { compoundPartsMax, knownTermsMax, termLengthMax } from "./limits.ts";
import { humpsOf, type Span, type Token } from "./tokens.ts";

const asciiWord = /^[a-z]+$/;
const digitsOnly = /^\p{N}+$/u;
const hasDigit = /\p{N}/u;
const lettersThenDigits = /^(\p{L}{2,})\p{N}{2,}$/u;
const latinWithMarks = /[\p{sc=Latin}--[a-z]]/v;

const noSpans: readonly Span[] = [];

/** A term and the stretch of the normalised text that it stands for. */
export interface PlacedTerm extends Span {
  readonly term: string;
}

/** Terms of words met lately: a catalogue repeats its words, and stemming is slow. */
const knownTerms = new Map<string, string>();

/** The term of one word: folded, Latin letters without accents, English words as their stem. */
export function termOf(normalisedWord: string): string {
  const known = knownTerms.get(normalisedWord);
  if (known !== undefined) return known;
  const term = workOutTerm(normalisedWord);
  if (normalisedWord.length > termLengthMax) return term;
  if (knownTerms.size >= knownTermsMax) knownTerms.clear();
  knownTerms.set(normalisedWord, term);
  return term;
}

function workOutTerm(normalisedWord: string): string {
  const folded = foldNormalised(normalisedWord);
  const plain = latinWithMarks.test(folded) ? withoutAccents(folded) : folded;
  const term = cut(plain);
  return asciiWord.test(term) ? stemmer(term) : term;
}

function withoutAccents(word: string): string {
  return word
    .normalize("NFD")
    .replace(/(?<=\p{sc=Latin})\p{Mn}+/gu, "")
    .normalize("NFC");
}

/** Cuts a long term between characters, alike at both sides of a search. */
export function cut(term: string): string {
  if (term.length <= termLengthMax) return term;
  const last = term.charCodeAt(termLengthMax - 1);
  const splitsPair = last >= 0xd800 && last <= 0xdbff;
  return term.slice(0, splitsPair ? termLengthMax - 1 : termLengthMax);
}

/**
 * Every term under which a word is indexed: its parts, the humps of camelCase parts, and, for a
 * chain of parts, the chain as a whole; of letters before digits also the two. Of dates and other
 * chains of numbers also the beginnings: 2023-05-12 is found by 2023-05.
 */
export function indexTermsOf(normalised: string, token: Token): PlacedTerm[] {
  const placed: PlacedTerm[] = [];
  for (const part of token.parts) {
    placed.push(place(normalised, part));
    for (const hump of humpsOf(normalised, part)) placed.push(place(normalised, hump));
    for (const half of lettersAndDigits(normalised, part)) placed.push(place(normalised, half));
  }
  if (!isChain(token)) return placed;
  if (isNumeric(normalised, token)) {
    for (let count = 2; count <= token.parts.length; count += 1) {
      placed.push(joinedTerm(normalised, token.parts.slice(0, count), "-"));
    }
  } else placed.push(joinedTerm(normalised, token.parts, ""));
  return placed;
}

/** FY2008 is found by 2008 as well; a single letter or digit is no word. */
function lettersAndDigits(normalised: string, part: Span): readonly Span[] {
  if (!mayBeDigit(normalised.charCodeAt(part.end - 1))) return noSpans;
  const match = lettersThenDigits.exec(normalised.slice(part.start, part.end));
  if (match === null) return noSpans;
  const middle = part.start + (match[1]?.length ?? 0);
  return [
    { start: part.start, end: middle },
    { start: middle, end: part.end },
  ];
}

/**
 * The terms, all needed, under which a word is looked up. A chain of letters (open-data) is asked
 * for by its parts, so that it finds "open data" as well; one with digits (covid-19) as a whole,
 * because its parts alone would be found everywhere.
 */
export function queryTermsOf(normalised: string, token: Token): string[] {
  if (isChain(token) && hasDigit.test(normalised.slice(token.start, token.end))) {
    const joint = isNumeric(normalised, token) ? "-" : "";
    return [joinedTerm(normalised, token.parts, joint).term];
  }
  return [...new Set(token.parts.map((part) => place(normalised, part).term))];
}

/** A quick look: most words end with an ASCII letter. */
function mayBeDigit(unit: number): boolean {
  return unit > 0x7f || (unit >= 0x30 && unit <= 0x39);
}

function isChain(token: Token): boolean {
  return token.parts.length > 1 && token.parts.length <= compoundPartsMax;
}

function isNumeric(normalised: string, token: Token): boolean {
  return token.parts.every(({ start, end }) => digitsOnly.test(normalised.slice(start, end)));
}

function place(normalised: string, { start, end }: Span): PlacedTerm {
  return { start, end, term: termOf(normalised.slice(start, end)) };
}

function joinedTerm(normalised: string, parts: readonly Span[], joint: string): PlacedTerm {
  const words = parts.map(({ start, end }) => normalised.slice(start, end));
  const first = parts[0];
  const last = parts.at(-1);
  if (first === undefined || last === undefined) throw new Error("A chain has parts.");
  return { start: first.start, end: last.end, term: termOf(words.join(joint)) };
}
