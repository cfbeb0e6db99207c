import { expect, test } from "vitest";
import { scaleTop } from "./chart-scale.ts";
import { monthChart, monthsShownMax } from "./month-chart.ts";

const context = { language: "en", basePath: "", origin: null, path: "" } as const;

test("the top of the scale is never below the highest number", () => {
  for (const [max, top] of [
    [0, 1],
    [1, 1],
    [3, 5],
    [100, 100],
    [101, 200],
    [48_210, 50_000],
  ] as const) {
    expect([max, scaleTop(max)]).toEqual([max, top]);
  }
});

test("a chart has a column for each month, at most so many, with title and description", () => {
  const months = Array.from({ length: monthsShownMax + 5 }, (_, index) => ({
    month: `20${String(10 + Math.floor(index / 12))}-${String((index % 12) + 1).padStart(2, "0")}`,
    count: index,
  }));
  const { markup } = monthChart(context, { id: "x", title: "By month", months });
  expect(markup.match(/<rect/g)).toHaveLength(monthsShownMax);
  expect(markup).toContain('<title id="x-title">By month</title>');
  expect(markup).toContain("the highest is 40");
  expect(markup).not.toContain("style=");
});
