import { createRequire } from "node:module";
import type { pinyin } from "pinyin-pro";
import { analyseForQuery } from "./analyser.ts";
import { knownTermsMax, pinyinCharactersMax } from "./limits.ts";

/** How a Han text is typed by its sound, without tones, spaces and punctuation. */
export interface PinyinKeys {
  /** 人口登记 → renkoudengji */
  readonly full: string;
  /** 人口登记 → rkdj */
  readonly initials: string;
}

type Pinyin = typeof pinyin;

// The tables take a fifth of a second to load: only once, and only when Han text appears.
let loaded: Pinyin | undefined;
function toPinyin(): Pinyin {
  loaded ??= (createRequire(import.meta.url)("pinyin-pro") as { pinyin: Pinyin }).pinyin;
  return loaded;
}

const han = /\p{sc=Han}/u;
const notTyped = /[^\p{L}\p{N}]+/gu;

/**
 * The sound of the first `pinyinCharactersMax` characters of a text; letters and digits between
 * them stay. ü is typed v. A character is read by the word in which it stands. Undefined when the text
 * holds no Han character.
 */
export function pinyinKeys(text: string): PinyinKeys | undefined {
  if (!han.test(text)) return undefined;
  let full = "";
  let initials = "";
  let left = pinyinCharactersMax;
  for (const word of analyseForQuery(text)) {
    if (left === 0) break;
    const isSpoken = word.characters.length > 0;
    const characters = [...word.text.replaceAll(notTyped, "")].slice(0, left);
    left -= characters.length;
    const sounds = isSpoken ? soundsOf(characters.join("")) : characters;
    full += sounds.join("");
    initials += isSpoken ? sounds.map((sound) => sound.slice(0, 1)).join("") : sounds.join("");
  }
  return { full: full.toLowerCase(), initials: initials.toLowerCase() };
}

/** Sounds of words met lately: to work one out takes as long as to look up some hundreds. */
const knownSounds = new Map<string, readonly string[]>();

/** Character by character; one without a known sound is its own. */
function soundsOf(word: string): readonly string[] {
  const known = knownSounds.get(word);
  if (known !== undefined) return known;
  const sounds = toPinyin()(word, { toneType: "none", type: "array", v: true });
  if (knownSounds.size >= knownTermsMax) knownSounds.clear();
  knownSounds.set(word, sounds);
  return sounds;
}
