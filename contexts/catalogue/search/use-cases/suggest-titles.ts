import type { Refusal } from "@tongshu/platform/errors";
import { type Group, matchAllQuery, type SearchIndex } from "@tongshu/search-index";
import { analyseForQuery, createHighlighter, fold } from "@tongshu/text-analysis";
import { queryCharactersMax, queryWordsMax, suggestionsMax } from "../../limits.ts";
import { entriesByIds } from "../../store/entries.ts";
import { nearTitles } from "../model/vocabulary.ts";
import { soundOf } from "./did-you-mean.ts";
import { type IndexedCatalogue, refusalOf } from "./search-catalogue.ts";
import type { Spelling } from "./spelling.ts";

const han = /\p{sc=Han}/u;

/**
 * Titles that begin with what was typed, by falling number of entries: as they are written, or, of
 * Chinese titles, as they sound (renkou, rk, 人扣). Then titles that hold its words elsewhere; when
 * there are none of either, those that begin with nearly what was typed.
 */
export async function suggestTitles(
  deps: Suggester,
  request: { readonly q: string; readonly limit: number },
): Promise<{ text: string; count: number }[] | Refusal> {
  return await titlesFor(deps, request).catch(refusalOf);
}

type Suggester = IndexedCatalogue & { readonly spelling?: Spelling | undefined };

async function titlesFor(
  deps: Suggester,
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
  if (found.size < limit) {
    const others = (await titlesHolding(deps, typed, limit)).filter((text) => !found.has(text));
    for (const { text, count } of await counted(deps.index, others)) found.set(text, count);
  }
  if (found.size > 0) {
    return [...found].slice(0, limit).map(([text, count]) => ({ text, count }));
  }
  const vocabulary = await deps.spelling?.vocabulary();
  if (vocabulary === undefined) return [];
  return await counted(deps.index, nearTitles(vocabulary, typed, limit));
}

/** Titles in which all of the words stand, best first. A single letter is no word yet. */
async function titlesHolding(
  { db, index }: IndexedCatalogue,
  typed: string,
  limit: number,
): Promise<readonly string[]> {
  const words = analyseForQuery(typed);
  if (typed.length < 2 || words.length === 0 || words.length > queryWordsMax) return [];
  const must = words.map(
    ({ terms, characters }): Group => [
      { terms, field: "title" },
      ...(characters.length > 1 ? [{ terms: characters, field: "title" }] : []),
    ],
  );
  const { hits } = await index.search({ ...matchAllQuery, must, limit });
  const rows = await entriesByIds(
    db,
    hits.map(({ id }) => id),
  );
  const mark = createHighlighter(words);
  const titleOf = new Map(
    rows.map(({ id, record }) => [id, mostMarked(Object.values(record.title), mark)]),
  );
  return [...new Set(hits.flatMap(({ id }) => titleOf.get(id) ?? []))];
}

/** Of a title in several languages the one that was meant. */
function mostMarked(
  texts: readonly string[],
  mark: ReturnType<typeof createHighlighter>,
): string | undefined {
  const marks = new Map(texts.map((text) => [text, mark(text).length]));
  return texts.toSorted((a, b) => (marks.get(b) ?? 0) - (marks.get(a) ?? 0))[0];
}

async function counted(
  index: SearchIndex,
  titles: readonly string[],
): Promise<{ text: string; count: number }[]> {
  const found = await index.suggested(titles.map((text) => fold(text)));
  return titles.map((text, at) => ({ text, count: found[at]?.count ?? 1 }));
}
