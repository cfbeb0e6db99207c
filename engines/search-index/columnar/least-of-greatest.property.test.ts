import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { leastOfGreatest } from "./least-of-greatest.ts";

const score = fc.oneof(fc.integer({ min: -1, max: 5 }), fc.nat({ max: 2 ** 30 }));

describe("the least of so many greatest scores", () => {
  it("has so many as great, and fewer that are a step greater", () => {
    fc.assert(
      fc.property(fc.array(score, { maxLength: 60 }), fc.nat({ max: 60 }), (all, most) => {
        const least = leastOfGreatest(Int32Array.from(all), all.length, most);
        const counted = all.filter((one) => one >= 0);
        if (counted.length <= most) {
          expect(least).toBe(0);
          return;
        }
        const step = (Math.max(...counted) + 1) / 4_096;
        expect(counted.filter((one) => one >= least).length).toBeGreaterThanOrEqual(most);
        const greater = counted.filter((one) => one >= least + step).length;
        expect(greater).toBeLessThanOrEqual(most);
      }),
    );
  });
});
