import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BilingualText } from "./bilingual-text.ts";
import { createTextSample } from "./text-sample.ts";

const numbered = (count: number): BilingualText[] =>
  Array.from({ length: count }, (_, at) => ({ zh: `第${at}`, en: `number ${at}` }));

function sampleOf(texts: readonly BilingualText[], max: number) {
  const sample = createTextSample(max);
  let most = 0;
  for (const text of texts) {
    sample.add(text);
    most = Math.max(most, sample.held());
  }
  return { texts: sample.texts(), most };
}

describe("a sample of texts", () => {
  it("holds all at its limit, and the limit of one beyond", () => {
    expect(sampleOf(numbered(10), 10).texts).toHaveLength(10);
    expect(sampleOf(numbered(11), 10).texts).toHaveLength(10);
  });

  it("is the same however the texts come and repeat, in bounded memory", () => {
    const texts = fc.array(fc.nat(400), { maxLength: 200 }).map((numbers) => {
      const all = numbered(401);
      return numbers.flatMap((number) => all.slice(number, number + 1));
    });
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 50 }), (all, max) => {
        const forwards = sampleOf(all, max);
        const twiceBackwards = sampleOf([...all.toReversed(), ...all], max);
        expect(twiceBackwards.texts).toEqual(forwards.texts);
        expect(Math.max(forwards.most, twiceBackwards.most)).toBeLessThanOrEqual(2 * max);
        const distinct = new Set(all.map(({ zh }) => zh)).size;
        expect(forwards.texts).toHaveLength(Math.min(max, distinct));
      }),
    );
  });
});
