import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { editDistance, prefixDistance } from "./index.ts";

const word = fc.string({ unit: fc.constantFrom("a", "b", "c", "水", "质"), maxLength: 8 });
const bound = fc.integer({ min: 0, max: 3 });

/** By the definition, without any bound. */
function plainDistance(a: string, b: string): number {
  if (a === "" || b === "") return a.length + b.length;
  const cost = a.at(-1) === b.at(-1) ? 0 : 1;
  let best = Math.min(
    plainDistance(a.slice(0, -1), b) + 1,
    plainDistance(a, b.slice(0, -1)) + 1,
    plainDistance(a.slice(0, -1), b.slice(0, -1)) + cost,
  );
  if (a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1)) {
    best = Math.min(best, plainDistance(a.slice(0, -2), b.slice(0, -2)) + 1);
  }
  return best;
}

describe("edit distance", () => {
  it("counts a swap of neighbours as one", () => {
    expect(editDistance("wtaer", "water", 1)).toBe(1);
    expect(editDistance("water", "fire", 2)).toBe(3);
    expect(prefixDistance("rivr lev", "river levels", 2)).toBe(1);
  });

  it("agrees with its definition up to the bound", () => {
    const short = fc.string({ unit: fc.constantFrom("a", "b", "水"), maxLength: 5 });
    fc.assert(
      fc.property(short, short, bound, (a, b, max) => {
        expect(editDistance(a, b, max)).toBe(Math.min(plainDistance(a, b), max + 1));
      }),
    );
  });

  it("is to a beginning what it is to the nearest of all beginnings", () => {
    fc.assert(
      fc.property(word, word, bound, (a, b, max) => {
        const all = Array.from({ length: b.length + 1 }, (_, end) => b.slice(0, end));
        const nearest = Math.min(...all.map((beginning) => editDistance(a, beginning, max)));
        expect(prefixDistance(a, b, max)).toBe(nearest);
      }),
    );
  });
});
