import type { SearchIndex } from "@tongshu/search-index";
import { analyseForQuery, fold, pinyinKeys, type QueryWord } from "@tongshu/text-analysis";
import { correctedWordsMax } from "../../limits.ts";
import { nearestWord, nearTitles, type Vocabulary } from "../model/vocabulary.ts";
import type { Spelling } from "./spelling.ts";

const han = /\p{sc=Han}/u;

/**
 * What a query that found nothing may have meant, best first: the beginning of a title that sounds
 * alike (人口登计, renkou), the query with its unknown words corrected, the beginning of a title that
 * is written nearly so. Whether they find anything is for the caller to see.
 */
export async function spellings(
  deps: { readonly index: SearchIndex; readonly spelling: Spelling },
  query: string,
): Promise<string[]> {
  const typed = fold(query);
  const found = [await soundingAlike(deps.index, typed)];
  const vocabulary = await deps.spelling.vocabulary();
  if (vocabulary !== undefined) {
    const isMistyped = analyseForQuery(typed).some((word) => !isKnown(vocabulary, word));
    if (isMistyped) {
      found.push(wordByWord(vocabulary, typed));
      found.push(nearTitles(vocabulary, typed, 1).map((title) => beginning(title, typed))[0]);
    }
  }
  const changed = found.filter((text) => text !== undefined && fold(text) !== typed);
  return [...new Set(changed as string[])];
}

/** The characters at the beginning of a title that sound like all that was typed. */
async function soundingAlike(index: SearchIndex, typed: string): Promise<string | undefined> {
  const sound = soundOf(typed);
  if (sound.length < 3) return undefined;
  const [title] = await index.suggest(sound, 1);
  if (title === undefined || !han.test(title.text)) return undefined;
  const characters = [...title.text];
  for (let length = 1; length <= characters.length; length += 1) {
    const start = characters.slice(0, length).join("");
    if (pinyinKeys(start)?.full === sound) return start;
    if (pinyinKeys(start)?.initials === sound) return title.text;
  }
  return undefined;
}

/** How a text is typed by its sound; letters and digits stand for themselves. */
export function soundOf(folded: string): string {
  return pinyinKeys(folded)?.full ?? folded.replaceAll(/[^\p{L}\p{N}]+/gu, "");
}

/** Whether titles have all of a word; what none has may be mistyped. */
function isKnown({ terms }: Vocabulary, word: QueryWord): boolean {
  return word.terms.every((term) => terms.has(term));
}

function wordByWord(vocabulary: Vocabulary, typed: string): string | undefined {
  let corrected = "";
  let from = 0;
  let corrections = 0;
  for (const word of analyseForQuery(typed)) {
    const at = typed.indexOf(word.text, from);
    if (at === -1) continue;
    const better =
      isKnown(vocabulary, word) || corrections >= correctedWordsMax
        ? undefined
        : nearestWord(vocabulary, word.text);
    if (better !== undefined) corrections += 1;
    corrected += typed.slice(from, at) + (better ?? word.text);
    from = at + word.text.length;
  }
  return corrections === 0 ? undefined : corrected + typed.slice(from);
}

/** As much of a title as was typed, up to the end of its word. */
function beginning(title: string, typed: string): string {
  if (han.test(title)) return title.slice(0, typed.length);
  const end = title.slice(typed.length - 1).search(/\s/u);
  return end === -1 ? title : title.slice(0, typed.length - 1 + end);
}
