import { fold, termOf } from "@tongshu/text-analysis";
import { isFunctionWordText } from "./function-words.ts";
import { romanisations } from "./romanisation.ts";

/** An entry of a Chinese-English dictionary: a word and its English explanations, best first. */
export interface DictionaryEntry {
  readonly simplified: string;
  /** With tone numbers, names with a capital: "Xin1 zhu2". */
  readonly pinyin: string;
  readonly english: readonly string[];
}

/** Renderings of a word, best first, by its key: see `keyOf` in `term-key.ts`. */
export interface Renderings {
  get(key: string): readonly string[] | undefined;
}

const han = /\p{sc=Han}/u;
/** Explanations that are about the word, and give no rendering of it. */
const aboutTheWord =
  /^(?:CL:|(?:old |archaic |erhua |Japanese )?variant of|see |see also|also written|also pr|used in|surname |abbr\. |Taiwan pr|same as|one of |name of |particle|classifier|interjection|onom|idiom|saying|prefix|suffix|radical )/i;
/** What follows the name of a place: "Taoyuan city and county in Taiwan", "Ohio, US state". */
const afterPlaceName =
  /(?:,| (?:city|county|district|town|township|prefecture|province|state|region|island|river|lake|village|suburb|autonomous|sub-?prefecture|prefecture-level|county-level|in|on|near|of)\b).*$/;
const articles = /^(?:to be|to|a|an|the|be|some|very|sth|sb) /i;
const renderingWordsMax = 3;
const renderingsPerWordMax = 12;
/** Longer entries are proverbs; the first explanations are what a word mostly means. */
const wordCharactersMax = 8;
const explanationsMax = 5;
/** A name by its sound comes after what is explained by that name. */
const nameRank = 1;

/**
 * Turns explanations into renderings: without remarks, articles and what explains a place name.
 * "Taidong or Taitung city and county in Taiwan" gives Taidong and Taitung.
 */
export function renderingsOf(explanation: string): readonly string[] {
  const plain = explanation.replaceAll(/\([^)]*\)/g, " ").trim();
  if (plain === "" || aboutTheWord.test(plain)) return [];
  return plain.split(";").flatMap((part) => {
    const text = part.trim();
    const isName = /^\p{Lu}/u.test(text);
    const pieces = isName ? text.replace(afterPlaceName, "").split(/ or /) : text.split(",");
    return pieces.map((piece) => piece.trim().replace(articles, "").trim()).filter(isRendering);
  });
}

function isRendering(text: string): boolean {
  if (han.test(text) || !/^[\x20-\x7e\p{sc=Latin}]{2,40}$/u.test(text)) return false;
  return text.split(/[\s-]+/).length <= renderingWordsMax && !text.includes("[");
}

/**
 * Reads a dictionary both ways into one text, a line a key, sorted by UTF-16 code units: the key, a
 * tab, and its renderings joined by `|`. Such a text is small, crosses to another thread as it is,
 * and is searched without being taken apart. Words of a single character are left out: they mean
 * too much.
 */
export function packDictionary(entries: Iterable<DictionaryEntry>): string {
  const ranked = new Map<string, { text: string; place: number }[]>();
  const rank = (key: string, text: string, place: number) => {
    const known = ranked.get(key);
    if (known === undefined) ranked.set(key, [{ text, place }]);
    else if (!known.some((one) => one.text === text)) known.push({ text, place });
  };
  for (const { simplified, pinyin, english } of entries) {
    const word = fold(simplified);
    if (word.length < 2 || word.length > wordCharactersMax) continue;
    for (const name of romanisations(pinyin)) rank(englishKeyOf(name), word, nameRank);
    const renderings = english.slice(0, explanationsMax).flatMap(renderingsOf);
    for (const [place, rendering] of renderings.entries()) {
      rank(word, rendering, place);
      const key = englishKeyOf(rendering);
      if (key !== "") rank(key, word, place + word.length / 10);
    }
  }
  const lines: string[] = [];
  for (const [key, found] of ranked) {
    const best = found.sort((a, b) => a.place - b.place).slice(0, renderingsPerWordMax);
    lines.push(`${key}\t${best.map(({ text }) => text).join("|")}`);
    ranked.set(key, []);
  }
  return lines.sort(byCodeUnits).join("\n");
}

/** A dictionary that `packDictionary` packed, looked up by bisection. */
export function unpackDictionary(packed: string): Renderings {
  const starts: number[] = [0];
  for (let at = packed.indexOf("\n"); at !== -1; at = packed.indexOf("\n", at + 1)) {
    starts.push(at + 1);
  }
  const lineAt = (line: number) => {
    const end = starts[line + 1];
    return packed.slice(starts[line], end === undefined ? packed.length : end - 1);
  };
  return {
    get(key) {
      let low = 0;
      let high = starts.length - 1;
      const wanted = `${key}\t`;
      while (low <= high) {
        const middle = (low + high) >> 1;
        const line = lineAt(middle);
        if (line.startsWith(wanted)) return line.slice(wanted.length).split("|");
        if (line < wanted) low = middle + 1;
        else high = middle - 1;
      }
      return undefined;
    },
  };
}

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** English words stand for all their forms, and "date of birth" for "date birth". */
function englishKeyOf(text: string): string {
  const words = text.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return words
    .filter((word) => word !== "" && !isFunctionWordText(word))
    .map(termOf)
    .join(" ");
}
