import { describe, expect, it } from "vitest";
import { MetIds } from "./met-ids.ts";

/** Of so many ids some ten are expected to share their 32 bits with another. */
const ids = Array.from({ length: 300_000 }, (_, at) => `entry_019a-${at.toString(16)}-${at}`);

describe("ids that were met", () => {
  it("are known, and few others are taken for them", () => {
    const met = new MetIds();
    const mistaken = ids.filter((id) => met.meet(id)).length;
    expect(mistaken).toBeLessThan(50);
    expect(ids.every((id) => met.has(id) && met.meet(id))).toBe(true);
    const others = ids.filter((id) => met.has(`${id}!`)).length;
    expect(others).toBeLessThan(100);
  });

  it("may be empty, and differ by their last unit alone", () => {
    const met = new MetIds();
    expect(met.has("")).toBe(false);
    expect([met.meet(""), met.meet(""), met.meet("a"), met.has("b")]).toEqual([
      false,
      true,
      false,
      false,
    ]);
  });
});
