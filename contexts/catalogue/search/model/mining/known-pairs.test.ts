import { expect, it } from "vitest";
import { createLexicon, translationsOf } from "../glossary.ts";
import { knownPairs } from "./known-pairs.ts";
import { minedRenderings } from "./mined-renderings.ts";
import { analyseForQuery } from "@tongshu/text-analysis";

it("knows what the glossary says, as a whole and word by word, and nothing else", () => {
  const isKnown = knownPairs(createLexicon());
  expect(isKnown("人口", "population")).toBe(true);
  expect(isKnown("人口统计", "population statistics")).toBe(true);
  expect(isKnown("人口统计", "populations statistic")).toBe(true);
  expect(isKnown("人口", "population statistics")).toBe(false);
  expect(isKnown("人口统计", "population")).toBe(false);
  expect(isKnown("宏基因组", "metagenome")).toBe(false);
});

it("makes a source of a lexicon of pairs, both ways and for all forms of a word", () => {
  const lexicon = createLexicon([minedRenderings([{ zh: "宏基因组", en: "metagenome" }])]);
  const translated = (query: string) =>
    translationsOf(lexicon, analyseForQuery(query))?.translations.map(({ terms }) => terms);
  expect(translated("metagenomes")).toEqual([["宏", "基因组"]]);
  expect(translated("宏基因组")).toEqual([["metagenom"]]);
  expect(translationsOf(createLexicon(), analyseForQuery("metagenomes"))).toBeUndefined();
});
