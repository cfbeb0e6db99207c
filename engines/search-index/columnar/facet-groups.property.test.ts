import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countSets } from "./count-sets.ts";
import { groupFacets, type SetColumn } from "./facet-groups.ts";

const rows = 40_000;

/** A field in which row after row has the set that is given for it. */
function fieldOf(sets: number, setOf: (row: number) => number): SetColumn {
  return { sets, column: Uint32Array.from({ length: rows }, (_, row) => setOf(row)) };
}

/** Spreads rows over so many sets, differently for each salt. */
function spread(row: number, sets: number, salt: number): number {
  return (Math.imul(row ^ (salt * 0x9e37_79b9), 0x85eb_ca6b) >>> 8) % sets;
}

function expectWhole(fields: readonly SetColumn[]): ReturnType<typeof groupFacets> {
  const groups = groupFacets(fields);
  const grouped = groups.flatMap((group) => group.fields).sort((a, b) => a - b);
  expect(grouped).toEqual([...fields.keys()]);
  for (const { fields: own, numbers, stride, at, sets } of groups) {
    for (const [place, field] of own.entries()) {
      const read = Uint32Array.from(
        { length: rows },
        (_, row) => sets[place]?.[numbers[row * stride + at] ?? -1] ?? -1,
      );
      expect(read).toEqual(fields[field]?.column);
    }
  }
  return groups;
}

describe("groups of facet fields", () => {
  it("put a field to that which decides on it, and small ones together", () => {
    const provider = fieldOf(30_000, (row) => spread(row, 30_000, 1));
    const region = fieldOf(400, (row) => spread(row, 30_000, 1) % 400);
    const theme = fieldOf(14, (row) => spread(row, 14, 2));
    const shareType = fieldOf(4, (row) => spread(row, 4, 3));
    const groups = expectWhole([theme, provider, shareType, region]);
    expect(groups.map(({ fields }) => fields)).toEqual([
      [1, 3],
      [0, 2],
    ]);
    expect(groups[1]?.cells).toBe(14 * 4);
    expect(groups.map(({ numbers, stride, at }) => [numbers, stride, at])).toEqual([
      [groups[1]?.numbers, 2, 0],
      [expect.any(Uint16Array), 2, 1],
    ]);
  });

  it("leave a field alone that would have too many cells with any other", () => {
    const one = fieldOf(300, (row) => row % 300);
    const other = fieldOf(299, (row) => spread(row, 299, 5));
    expect(expectWhole([one, other]).map(({ fields }) => fields)).toEqual([[0], [1]]);
  });

  it("join up to 8,192 combinations and no more", () => {
    const pairs = (count: number): readonly SetColumn[] => [
      fieldOf(128, (row) => (row % count) >> 6),
      fieldOf(65, (row) => (row % count === 8_192 ? 64 : (row % count) & 63)),
    ];
    expect(expectWhole(pairs(8_192))).toHaveLength(1);
    const [first, second] = expectWhole([
      fieldOf(129, (row) => (row % 8_193) >> 6),
      fieldOf(64, (row) => (row % 8_193) & 63),
    ]);
    expect([first?.fields, second?.fields]).toEqual([[0], [1]]);
  });

  it("number more sets than 16 bits tell apart in 32", () => {
    const each = Uint32Array.from({ length: 65_537 }, (_, row) => row);
    const wide = { column: each, sets: 65_537 };
    const small = { column: each.map((row) => row % 3), sets: 3 };
    const [first, second] = groupFacets([small, wide]);
    expect(first).toMatchObject({ fields: [1], cells: 65_537, stride: 1 });
    expect(first?.numbers).toEqual(each);
    expect(second).toMatchObject({ fields: [0], stride: 1 });
    expect(second?.numbers).toBeInstanceOf(Uint16Array);
    const all = { rows: each, count: each.length };
    const ofWide = { field: 1, counts: new Uint32Array(65_537) };
    const ofSmall = { field: 0, counts: new Uint32Array(3) };
    countSets(groupFacets([small, wide]), all, [ofWide, ofSmall]);
    expect(ofWide.counts).toEqual(each.map(() => 1));
    expect(ofSmall.counts).toEqual(Uint32Array.of(21_846, 21_846, 21_845));
    const [fits] = groupFacets([{ column: each.subarray(1), sets: 65_536 }]);
    expect(fits?.numbers).toBeInstanceOf(Uint16Array);
  });

  it("count what going through the rows counts, however few or many", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 3_000 }), { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: rows }),
        fc.nat(31),
        (sizes, step, mask) => {
          const isWanted = ({ field }: { field: number }): boolean => ((mask >> field) & 1) === 1;
          const fields = sizes.map((sets, salt) =>
            fieldOf(sets, (row) => spread(salt % 2 === 0 ? row : row >> 5, sets, salt)),
          );
          const found = Uint32Array.from({ length: Math.ceil(rows / step) }, (_, at) => at * step);
          const listed = { rows: found, count: found.length };
          const wanted = fields
            .map(({ sets }, field) => ({ field, counts: new Uint32Array(sets) }))
            .filter(isWanted);
          countSets(groupFacets(fields), listed, wanted);
          for (const { field, counts } of wanted) {
            const expected = new Uint32Array(counts.length);
            for (const row of found) {
              const set = fields[field]?.column[row] ?? -1;
              expected[set] = (expected[set] ?? 0) + 1;
            }
            expect(counts).toEqual(expected);
          }
        },
      ),
      { numRuns: 25 },
    );
  });
});
