import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { minedSupportMin } from "../../../limits.ts";
import type { BilingualText } from "./bilingual-text.ts";
import { countedOfGoods, goods, titlesOfGoods } from "./made-up-titles.ts";
import { minePairs } from "./mine-pairs.ts";

const text: fc.Arbitrary<BilingualText> = fc
  .array(fc.constantFrom(...goods, ...countedOfGoods), { minLength: 1, maxLength: 5 })
  .chain((terms) =>
    fc.constantFrom(["", " "], ["、", ", "], ["和", " and "]).map(([zh = "", en = ""]) => ({
      zh: terms.map(([term]) => term).join(zh),
      en: terms.map(([, term]) => term).join(en),
    })),
  );
const texts = fc
  .array(text, { maxLength: 40 })
  .map((more) => [
    ...new Map([...titlesOfGoods, ...more].map((one) => [`${one.zh}|${one.en}`, one])).values(),
  ]);

describe("mining any texts", () => {
  it("gives the same pairs in whatever order the texts come", () => {
    fc.assert(
      fc.property(
        texts.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, wholeLength(all))),
        ),
        ([all, shuffled]) => {
          expect(minePairs(shuffled)).toEqual(minePairs(all));
        },
      ),
      { numRuns: 30 },
    );
  });

  it("never proposes a pair below its support, and states the support as it is", () => {
    fc.assert(
      fc.property(texts, (all) => {
        for (const { zh, en, support } of minePairs(all)) {
          const holding = all.filter((one) => one.zh.includes(zh) && one.en.includes(en));
          expect(support).toBeGreaterThanOrEqual(minedSupportMin);
          expect(support).toBeLessThanOrEqual(holding.length);
        }
      }),
      { numRuns: 30 },
    );
  });

  it("links no term twice", () => {
    fc.assert(
      fc.property(texts, (all) => {
        const sides = minePairs(all).flatMap(({ zh, en }) => [zh, en]);
        expect(new Set(sides).size).toBe(sides.length);
      }),
      { numRuns: 30 },
    );
  });
});

/** All of them, in another order. */
function wholeLength(all: readonly unknown[]) {
  return { minLength: all.length, maxLength: all.length };
}
