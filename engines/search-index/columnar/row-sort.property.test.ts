import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RowSort } from "./row-sort.ts";

describe("sorting the postings of a term by their rows", () => {
  it("keeps each with its row, whether they are few or many, term after term", () => {
    const rowsOfSegment = fc.constantFrom(1, 31, 32, 33, 2_048, 5_000);
    fc.assert(
      fc.property(
        rowsOfSegment.chain((rows) =>
          fc.tuple(
            fc.constant(rows),
            fc.array(fc.uniqueArray(fc.nat({ max: rows - 1 }), { minLength: 1, maxLength: 200 })),
          ),
        ),
        ([rows, terms]) => {
          const sort = new RowSort(rows);
          for (const own of terms) {
            const impact = (row: number): number => (row * 7) % 256;
            const mask = (row: number): number => (row * 31) % 65_536;
            const term = {
              key: new Uint8Array(0),
              // There is room behind the postings, which holds anything.
              rows: Uint32Array.from([...own, 9_999]),
              impacts: Uint8Array.from([...own.map(impact), 1]),
              masks: Uint16Array.from([...own.map(mask), 1]),
              count: own.length,
            };
            sort.sort(term);
            const sorted = own.toSorted((a, b) => a - b);
            expect([...term.rows]).toEqual([...sorted, 9_999]);
            expect([...term.impacts]).toEqual([...sorted.map(impact), 1]);
            expect([...term.masks]).toEqual([...sorted.map(mask), 1]);
          }
        },
      ),
    );
  });
});
