import type { Random } from "../seeded-random.ts";
import type { DatasetKind } from "../vocabulary/dataset-kind.ts";
import { nameShare } from "./fitted-parameters.ts";
import { rareNameEn, rareNameZh } from "./rare-names.ts";

/** Words of the whole vocabulary beside which the kind's own stand. */
export interface WordStock {
  readonly zh: readonly string[];
  readonly en: readonly string[];
}

function yearOf(random: Random): number {
  return 2025 - Math.floor(random() * random() * 25);
}

function anyOf(random: Random, words: readonly string[]): string {
  return words[Math.floor(random() * words.length)] ?? "";
}

/** The first words more often than the last. */
function wordOf(random: Random, words: readonly string[]): string {
  return words[Math.floor(random() * random() * words.length)] ?? "";
}

/** A Chinese title of about so many characters: the kind's, with places, years and numbers. */
export function titleZh(random: Random, kind: DatasetKind, stock: WordStock, characters: number) {
  let title = kind.title.zh;
  while (title.length + 2 <= characters) {
    const left = characters - title.length;
    const way = random();
    if (left >= 3 && way < 0.8) title = rareNameZh(random) + title;
    else if (left >= 5 && way < 0.88) title = `${yearOf(random)}年${title}`;
    else title += anyOf(random, stock.zh);
  }
  return title;
}

/** An English title of about so many characters. */
export function titleEn(random: Random, kind: DatasetKind, stock: WordStock, characters: number) {
  // Short ones have a name too, most of them: else all of a kind would be called the same.
  let title = random() < 0.8 ? `${rareNameEn(random)} ${kind.title.en}` : kind.title.en;
  while (title.length + 5 <= characters) {
    const left = characters - title.length;
    const way = random();
    if (way < 0.35) title = `${rareNameEn(random)} ${title}`;
    else if (left < 8 || way < 0.55) title += `, ${yearOf(random)}`;
    else title += ` ${wordOf(random, stock.en)}`;
  }
  return title;
}

/** A Chinese description of about so many characters. */
export function abstractZh(
  random: Random,
  kind: DatasetKind,
  stock: WordStock,
  characters: number,
) {
  const about = kind.about.zh;
  let text = about.length <= characters ? about : "";
  while (text.length + 3 < characters) {
    const word = random() < nameShare.zh ? rareNameZh(random) : wordOf(random, stock.zh);
    text += random() < 0.12 ? `${word}。` : `${word}、`;
  }
  return text === "" ? `${wordOf(random, stock.zh)}。` : `${text.slice(0, -1)}。`;
}

/** An English description of about so many characters. */
export function abstractEn(
  random: Random,
  kind: DatasetKind,
  stock: WordStock,
  characters: number,
) {
  const about = kind.about.en;
  let text = about.length <= characters ? about : "";
  let opens = true;
  while (text.length + 6 < characters) {
    const isName = random() < nameShare.en;
    const word = isName ? rareNameEn(random) : wordOf(random, stock.en);
    if (opens) text += `${text === "" ? "" : " "}${word.charAt(0).toUpperCase()}${word.slice(1)}`;
    else text += isName && random() < 0.3 ? `, ${word}` : ` ${word}`;
    opens = random() < 0.07;
    if (opens) text += ".";
  }
  if (text === "") return `${wordOf(random, stock.en)}.`;
  return text.endsWith(".") ? text : `${text}.`;
}

/** So many keywords: the kind's own first. */
export function keywords(
  random: Random,
  own: readonly string[],
  stock: readonly string[],
  count: number,
): string[] {
  const words = new Set(own.slice(0, count));
  for (let tries = 0; words.size < count && tries < 2 * count; tries += 1) {
    words.add(wordOf(random, stock));
  }
  return [...words];
}
