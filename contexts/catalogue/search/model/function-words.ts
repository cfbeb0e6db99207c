import type { QueryWord } from "@tongshu/text-analysis";

/** Words that join other words. "who" and "us" are missing: they are names as well. */
const functionWords: ReadonlySet<string> = new Set(
  (
    "a an and are as at be by do does for from had has have how i in into is of on or that the " +
    "their there these this those to was were what where which with " +
    "的 了 和 与 及 以及 或 或者 在 是 有 等 哪些 什么 怎么 如何 有哪些 请问 关于 之 其"
  ).split(" "),
);

/** Whether a word of a query says nothing by itself, so that a text need not hold it. */
export function isFunctionWord(word: QueryWord): boolean {
  return isFunctionWordText(word.text);
}

/** The same of a folded word. */
export function isFunctionWordText(folded: string): boolean {
  return functionWords.has(folded);
}
