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
 * "and" parts members only where that makes them as many: 进出口 is "import and export".
 */
export function alignedParts(text: BilingualText): readonly AlignedPart[] {
  return align(text.zh.split(strongMarks).filter(says), text.en.split(strongMarks).filter(says))
    .flatMap(([zh, en]) => {
      const narrow = [zh.flatMap(runsOf), en.flatMap(runsOf)] as const;
      if (narrow[0].length === narrow[1].length) return align(...narrow);
      return align(zh.flatMap(wideRunsOf), en.flatMap(wideRunsOf));
    })
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

/** Words between marks. */
function wideRunsOf(member: string): readonly Run[] {
  return member.split(listMarks).map(analyseForQuery).filter(saysSomething);
}

/** Words between marks and conjunctions. */
function runsOf(member: string): readonly Run[] {
  return wideRunsOf(member).flatMap((wide) => {
    const runs: QueryWord[][] = [[]];
    for (const word of wide) {
      if (conjunctions.has(word.text)) runs.push([]);
      else runs.at(-1)?.push(word);
    }
    return runs.filter(saysSomething);
  });
}

function saysSomething(run: Run): boolean {
  return run.some((word) => !isFunctionWord(word));
}
