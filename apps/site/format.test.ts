import { expect, test } from "vitest";
import { formatAge, formatShare, formatShareInColumn } from "./format.ts";

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

test("a share in a column has one decimal, whatever it is; in a sentence only where it has one", () => {
  const shares = [1, 0.86, 0.7213, 0];
  expect(shares.map((share) => formatShareInColumn(share, "en"))).toEqual([
    "100.0%",
    "86.0%",
    "72.1%",
    "0.0%",
  ]);
  expect(shares.map((share) => formatShare(share, "zh"))).toEqual(["100%", "86%", "72.1%", "0%"]);
});
