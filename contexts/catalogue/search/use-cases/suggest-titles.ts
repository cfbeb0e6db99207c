import type { SearchIndex } from "@tongshu/search-index";
import { fold } from "@tongshu/text-analysis";
import { queryCharactersMax, suggestionsMax } from "../../limits.ts";

/** Titles that begin with what was typed, by falling number of entries. */
export async function suggestTitles(
  deps: { readonly index: SearchIndex },
  request: { readonly q: string; readonly limit: number },
): Promise<{ text: string; count: number }[]> {
  const prefix = fold(request.q.slice(0, queryCharactersMax));
  if (prefix === "") return [];
  const found = await deps.index.suggest(prefix, Math.min(request.limit, suggestionsMax));
  return found.map(({ text, count }) => ({ text, count }));
}
