import { analyseForQuery, type QueryWord } from "@tongshu/text-analysis";
import { isFunctionWord } from "../function-words.ts";
import type { BilingualText } from "./bilingual-text.ts";

/** Words that stand together, without a mark between them. */
export type Run = readonly QueryWord[];

/** Parts of the two sides of a text that say the same. */
export interface AlignedPart {
  readonly zh: readonly Run[];
  readonly en: readonly Run[];
}

/** What stands between the members of a title: "Health: births (yearly)". */
const strongMarks = /[:：;；。!！?？|()（）[\]【】《》“”"]|\s[-–—]+\s|—{2,}|\.(?=\s|$)/u;
const listMarks = /[、,，/]/u;
const conjunctions: ReadonlySet<string> = new Set("和 与 及 以及 或 and or".split(" "));

/**
 * Cuts both sides at their marks. Where they have as many members, these are taken for each other's
 * translations, in order: a list of five names then gives five short parts instead of a long one.
 */
export function alignedParts(text: BilingualText): readonly AlignedPart[] {
  return align(text.zh.split(strongMarks).filter(says), text.en.split(strongMarks).filter(says))
    .map(([zh, en]) => [zh.flatMap(runsOf), en.flatMap(runsOf)] as const)
    .flatMap(([zh, en]) => align(zh, en))
    .map(([zh, en]) => ({ zh, en }))
    .filter(({ zh, en }) => zh.length > 0 && en.length > 0);
}

function align<Member>(
  zh: readonly Member[],
  en: readonly Member[],
): (readonly [readonly Member[], readonly Member[]])[] {
  if (zh.length !== en.length) return [[zh, en]];
  return zh.map((member, at) => [[member], en.slice(at, at + 1)] as const);
}

function says(member: string): boolean {
  return /\p{L}/u.test(member);
}

function runsOf(member: string): readonly Run[] {
  return member.split(listMarks).flatMap((piece) => {
    const runs: QueryWord[][] = [[]];
    for (const word of analyseForQuery(piece)) {
      if (conjunctions.has(word.text)) runs.push([]);
      else runs.at(-1)?.push(word);
    }
    return runs.filter((run) => run.some((word) => !isFunctionWord(word)));
  });
}
