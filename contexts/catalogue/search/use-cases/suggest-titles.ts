import type { SearchIndex } from "@tongshu/search-index";
import { fold } from "@tongshu/text-analysis";
import { queryCharactersMax, suggestionsMax } from "../../limits.ts";
import { nearTitles } from "../model/vocabulary.ts";
import { soundOf } from "./did-you-mean.ts";
import type { Spelling } from "./spelling.ts";

const han = /\p{sc=Han}/u;

/**
 * Titles that begin with what was typed, by falling number of entries: as they are written, or, of
 * Chinese titles, as they sound (renkou, rk, 人扣). When there are none: titles that begin with
 * nearly what was typed.
 */
export async function suggestTitles(
  deps: { readonly index: SearchIndex; readonly spelling?: Spelling },
  request: { readonly q: string; readonly limit: number },
): Promise<{ text: string; count: number }[]> {
  const typed = fold(request.q.slice(0, queryCharactersMax));
  if (typed === "") return [];
  const limit = Math.min(request.limit, suggestionsMax);
  const written = await deps.index.suggest(typed, limit);
  // A title may be found by several keys at once.
  const found = new Map(written.map((one) => [one.text, one.count]));
  const sound = soundOf(typed);
  if (found.size < limit && sound !== "" && sound !== typed) {
    for (const one of await deps.index.suggest(sound, limit)) {
      // 人 sounds like 任, and not like the first letters of Renewable.
      if (han.test(typed) && !han.test(one.text)) continue;
      if (!found.has(one.text)) found.set(one.text, one.count);
    }
  }
  if (found.size > 0) {
    return [...found].slice(0, limit).map(([text, count]) => ({ text, count }));
  }
  const vocabulary = await deps.spelling?.vocabulary();
  if (vocabulary === undefined) return [];
  return await counted(deps.index, nearTitles(vocabulary, typed, limit));
}

async function counted(
  index: SearchIndex,
  titles: readonly string[],
): Promise<{ text: string; count: number }[]> {
  const found = titles.map(async (text) => {
    const [best] = await index.suggest(fold(text), 1);
    return { text, count: best?.text === text ? best.count : 1 };
  });
  return await Promise.all(found);
}
