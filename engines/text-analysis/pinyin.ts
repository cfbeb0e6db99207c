import { createRequire } from "node:module";
import type { pinyin } from "pinyin-pro";
import { fold } from "./fold.ts";
import { pinyinCharactersMax } from "./limits.ts";

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
 * them stay. ü is typed v. Undefined when the text holds no Han character.
 */
export function pinyinKeys(text: string): PinyinKeys | undefined {
  if (!han.test(text)) return undefined;
  const characters = [...fold(text).replaceAll(notTyped, "")].slice(0, pinyinCharactersMax);
  const sounds = toPinyin()(characters.join(""), { toneType: "none", type: "array", v: true });
  if (sounds.length !== characters.length) return undefined;
  const initials = sounds.map((sound, at) => (isHan(characters[at]) ? sound.slice(0, 1) : sound));
  return { full: sounds.join("").toLowerCase(), initials: initials.join("").toLowerCase() };
}

function isHan(character: string | undefined): boolean {
  return character !== undefined && han.test(character);
}
