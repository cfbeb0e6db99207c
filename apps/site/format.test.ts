import { expect, test } from "vitest";
import { formatAge } from "./format.ts";

const today = "2026-11-22";

test("an age is not told of a date in the future, of no date, or more exactly than stated", () => {
  for (const stated of ["2026-11-23", "soon", "2026", "2026-11"]) {
    expect([stated, formatAge(stated, today, "en")]).toEqual([stated, null]);
  }
  expect(formatAge("2026-11-01", "nonsense", "en")).toBeNull();
});

test("an age is told in days, then months, then years", () => {
  const ages = ["2026-11-22", "2026-11-19T23:00:00Z", "2026-08", "2025-10-01", "2015"];
  expect(ages.map((stated) => formatAge(stated, today, "en"))).toEqual([
    "today",
    "3 days ago",
    "3 months ago",
    "last year",
    "11 years ago",
  ]);
  expect(formatAge("2026-11-19", today, "zh")).toBe("3天前");
});
