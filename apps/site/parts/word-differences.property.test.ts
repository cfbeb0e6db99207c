import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { comparedWordsMax, type Stretch, wordDifferences } from "./word-differences.ts";

const of = (stretches: readonly Stretch[], ...kinds: readonly Stretch["kind"][]) =>
  stretches
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ text }) => text)
    .join("");
/** `[-removed-]`, `{+added+}`. */
const written = (before: string, after: string) =>
  wordDifferences(before, after)
    ?.map(({ kind, text }) =>
      kind === "same" ? text : kind === "added" ? `{+${text}+}` : `[-${text}-]`,
    )
    .join("");

const word = fc.constantFrom(
  "water",
  "quality",
  "监测",
  "数据",
  " ",
  "\n",
  "，",
  ".",
  "2026",
  "的",
);
const text = fc.array(word, { maxLength: 40 }).map((words) => words.join(""));

describe("the words that differ", () => {
  it("are not looked for in texts too long or with too little in common", () => {
    const long = (sign: string) =>
      Array.from({ length: comparedWordsMax + 1 }, (_, at) => `${sign}${at}`).join(" ");
    expect(wordDifferences(long("a"), long("b"))).toBeUndefined();
    expect(wordDifferences("All about rivers.", "人口出生登记信息")).toBeUndefined();
  });

  it.each([
    ["Water levels, hourly.", "Water levels, daily.", "Water levels, [-hourly-]{+daily+}."],
    ["hourly and daily", "daily", "[-hourly and -]daily"],
    ["每小时的水位数据", "每小时的水质数据", "每小时的[-水位-]{+水质+}数据"],
    [
      "Water levels of rivers in spring",
      "Water quality and flow of rivers in spring",
      "Water [-levels-]{+quality and flow+} of rivers in spring",
    ],
    ["same words here", "same words here", "same words here"],
  ])("%j → %j", (before, after, expected) => {
    expect(written(before, after)).toBe(expected);
  });

  it("give back both texts, whatever they are, and never two neighbours of one kind", () => {
    fc.assert(
      fc.property(text, text, fc.string({ maxLength: 40 }), (before, after, any) => {
        for (const other of [after, any, `${before}${any}`]) {
          const stretches = wordDifferences(before, other);
          if (stretches === undefined) continue;
          expect(of(stretches, "same", "removed")).toBe(before);
          expect(of(stretches, "same", "added")).toBe(other);
          for (const [at, { kind }] of stretches.entries()) {
            expect(stretches[at + 1]?.kind).not.toBe(kind);
          }
        }
      }),
    );
  });
});
