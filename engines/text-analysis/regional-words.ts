import phrases from "opencc-js/dict/TWPhrases";
import { fold } from "./fold.ts";

let words: readonly (readonly [string, string])[] | undefined;

/** Words of the mainland and of Taiwan for one thing, folded: 软件 and 软体 (OpenCC, Apache-2.0). */
export function regionalWords(): readonly (readonly [string, string])[] {
  words ??= phrases.split("|").flatMap((pair) => {
    const [mainland = "", taiwan = ""] = pair.split(" ", 2).map(fold);
    return mainland === "" || taiwan === "" || mainland === taiwan ? [] : [[mainland, taiwan]];
  });
  return words;
}
