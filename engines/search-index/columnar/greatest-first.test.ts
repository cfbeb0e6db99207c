import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { GreatestTree } from "./greatest-first.ts";

describe("the greatest of a range", () => {
  it("come in falling order, equal ones as they lie", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 70 }),
        fc.nat(70),
        fc.nat(70),
        (numbers, some, other) => {
          const from = Math.min(some, other, numbers.length);
          const to = Math.min(Math.max(some, other), numbers.length);
          const expected = [...numbers.keys()]
            .slice(from, to)
            .sort((a, b) => (numbers[b] ?? 0) - (numbers[a] ?? 0) || a - b);
          const tree = new GreatestTree(Uint32Array.from(numbers));
          expect([...tree.places(from, to)]).toEqual(expected);
        },
      ),
    );
  });
});
