import { describe, expect, it } from "vitest";
import { segmentRowsMax } from "../limits.ts";
import { emptyManifest, segmentOf } from "./manifest.ts";
import { choosePlan } from "./merge-plan.ts";
import { schema } from "../conformance/sample.ts";

/** The files that are to be merged when segments have so many rows. */
function planOf(...rows: readonly number[]): readonly string[] | undefined {
  const segments = rows.map((count, at) => segmentOf(`${at}`, { rows: count, bytes: 1, parts: 0 }));
  const plan = choosePlan({ ...emptyManifest(schema, 9), segments }, new Map());
  return plan?.sources.map(({ file }) => file).sort();
}

describe("the next merge", () => {
  it("is of eight segments of one size, and of no fewer", () => {
    expect(planOf(...Array<number>(7).fill(10))).toBeUndefined();
    expect(planOf(...Array<number>(8).fill(10))).toHaveLength(8);
    expect(planOf(...Array<number>(7).fill(10), 100_000)).toBeUndefined();
  });

  it("makes no segment of more rows than a segment may have", () => {
    const large = segmentRowsMax / 2;
    expect(planOf(...Array<number>(8).fill(large))).toEqual(["0", "1"]);
    expect(planOf(...Array<number>(20).fill(large + 1))).toBeUndefined();
  });

  it("takes the smallest first, as many as fit", () => {
    const rows = [300_000, 90_000, 300_000, 80_000, 300_000, 100_000, 300_000, 70_000];
    expect(planOf(...rows)).toEqual(["0", "1", "3", "5", "7"]);
  });
});
