import traditionalToSimplified from "opencc-js/dict/TSCharacters";
import { UnitTable } from "./unit-table.ts";

/**
 * Characters that are not seen and do not separate words: soft hyphens, joiners, variation
 * selectors. NFKC_Casefold (Unicode 16, §3.13) removes them too.
 */
const ignorable = /\p{Default_Ignorable_Code_Point}+/gu;
const whiteSpace = /[\s\p{Z}\p{Cc}]+/gu;
/** From the first Han character on; texts below it have nothing to simplify. */
const mayHoldHan = /[\u2e80-\u{323af}]/u;

const simplified = simplifiedCharacters(traditionalToSimplified);

/** One character to one character, followed to the end: 薴 → 苧 → 苎. */
function simplifiedCharacters(dictionary: string): ReadonlyMap<string, string> {
  const direct = new Map<string, string>();
  for (const pair of dictionary.split("|")) {
    const [from, to] = pair.split(" ");
    if (from !== undefined && to !== undefined) direct.set(from, to.normalize("NFKC"));
  }
  const closed = new Map<string, string>();
  for (const from of direct.keys()) {
    let to = from;
    for (let step = 0; step < 4; step += 1) to = direct.get(to) ?? to;
    if (to !== from) closed.set(from, to);
  }
  return closed;
}

/** NFKC without invisible characters, still in its own case. Lone surrogates become U+FFFD. */
export function normalise(text: string): string {
  return normalisedUnits.changedText(text) ?? normaliseSlowly(text);
}

function normaliseSlowly(text: string): string {
  // NFKC itself can bring forth invisible characters (U+FFA0), hence the second pass.
  return withoutIgnorable(withoutIgnorable(text.toWellFormed()).normalize("NFKC"));
}

function withoutIgnorable(text: string): string {
  // `search` with a global pattern starts at 0 and is cheap where nothing is found.
  return text.search(ignorable) === -1 ? text : text.replace(ignorable, "").normalize("NFKC");
}

/** Lower case and Simplified: the second half of `fold`, for a text that is already normalised. */
export function foldNormalised(normalised: string): string {
  return foldedUnits.changedText(normalised) ?? foldSlowly(normalised);
}

function foldSlowly(normalised: string): string {
  // The final sigma depends on its place in the word; a substring search may not.
  const lower = normalised.toLowerCase().replaceAll("ς", "σ").normalize("NFKC");
  if (!mayHoldHan.test(lower)) return lower;
  let out = "";
  for (const character of lower) out += simplified.get(character) ?? character;
  return out;
}

const normalisedUnits = new UnitTable(normaliseSlowly);
const foldedUnits = new UnitTable(foldSlowly);

export function collapseWhiteSpace(text: string): string {
  return text.replace(whiteSpace, " ").trim();
}

/**
 * The form in which texts are compared: NFKC, lower case, Traditional to Simplified character by
 * character, white space, line breaks and control characters collapsed to one space, trimmed.
 * `fold(fold(text)) === fold(text)`. The record itself is never folded.
 */
export function fold(text: string): string {
  return collapseWhiteSpace(foldNormalised(normalise(text)));
}
