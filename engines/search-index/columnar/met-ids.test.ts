import { describe, expect, it } from "vitest";
import { MetIds } from "./met-ids.ts";

const bytesOf = (id: string): Buffer => Buffer.from(id, "utf8");
const meet = (met: MetIds, id: string): boolean => met.meet(bytesOf(id), 0, bytesOf(id).length);
const has = (met: MetIds, id: string): boolean => met.has(bytesOf(id));

/** Of so many ids some ten are expected to share their 32 bits with another. */
const ids = Array.from({ length: 300_000 }, (_, at) => `entry_019a-${at.toString(16)}-${at}`);

describe("ids that were met", () => {
  it("are known, and few others are taken for them", () => {
    const met = new MetIds();
    const mistaken = ids.filter((id) => meet(met, id)).length;
    expect(mistaken).toBeLessThan(50);
    expect(ids.every((id) => has(met, id) && meet(met, id))).toBe(true);
    const others = ids.filter((id) => has(met, `${id}!`)).length;
    expect(others).toBeLessThan(100);
  });

  it("may be empty, and differ by their last byte alone", () => {
    const met = new MetIds();
    expect(has(met, "")).toBe(false);
    expect([meet(met, ""), meet(met, ""), meet(met, "a"), has(met, "b")]).toEqual([
      false,
      true,
      false,
      false,
    ]);
  });
});
