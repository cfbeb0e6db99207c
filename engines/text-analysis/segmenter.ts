import { Jieba } from "@node-rs/jieba";
import { dict } from "@node-rs/jieba/dict.js";
import { cut } from "./terms.ts";

// Loading the dictionary takes a fifth of a second: only once, and only when Han text appears.
let jieba: Jieba | undefined;
const segmenter = (): Jieba => {
  jieba ??= Jieba.withDict(dict);
  return jieba;
};

const singleCharacter = /^.$/su;

/**
 * For each Han run the terms under which it is indexed: the words of jieba's search mode (a long
 * word and the shorter words in it) and every single character, so that a run that was segmented
 * otherwise than the query can still be found by its characters.
 */
export function hanIndexTerms(runs: readonly string[]): string[][] {
  return segment(runs, (text) => segmenter().cutForSearch(text, true)).map((words, index) => [
    ...words.filter((word) => !singleCharacter.test(word)).map(cut),
    ...(runs[index] ?? ""),
  ]);
}

/** For each Han run its words, without overlap: what a query asks for. */
export function hanQueryWords(runs: readonly string[]): string[][] {
  return segment(runs, (text) => segmenter().cut(text, true));
}

/** One call for all runs: crossing into native code costs more than cutting a short run. */
function segment(runs: readonly string[], cutText: (text: string) => string[]): string[][] {
  if (runs.length === 0) return [];
  const segmented: string[][] = [];
  let words: string[] = [];
  for (const word of cutText(runs.join("\n"))) {
    if (word === "\n") {
      segmented.push(words);
      words = [];
    } else words.push(word);
  }
  segmented.push(words);
  return segmented;
}
