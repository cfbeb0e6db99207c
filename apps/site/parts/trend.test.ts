import { expect, test } from "vitest";
import * as discovery from "../fixtures/discovery.ts";
import { lineChart } from "./line-chart.ts";
import { growthChart, growthOf, providerTrend } from "./trend.ts";

const context = { language: "en", basePath: "", origin: null, path: "" } as const;

test("one point is no line: that is said, and its numbers still are", () => {
  const { markup } = providerTrend(context, {
    ...discovery.trend,
    points: [{ on: "2026-11-22", entries: 4, completeness: 0.425, fresh: 1 }],
  });
  expect(markup).not.toContain("<svg");
  expect(markup).toContain("42.5%");
  expect(markup).toContain("25%");
  expect(markup).toContain("as soon as there is a second one");
});

test("a line runs from the first value to the last, and never out of its picture", () => {
  const { markup } = lineChart(context, {
    id: "x",
    title: "Share",
    on: ["2026-01", "2026-02", "2026-03"],
    lines: [{ label: "Fresh", values: [0, 0.5, 7] }],
    top: 1,
    format: (value) => `${100 * value}%`,
  });
  expect(markup).toContain('points="0,150 500,75 1000,0"');
  expect(markup).toContain("Line chart from January 2026 to March 2026. Fresh: from 0% to 700%");
});

test("the numbers behind a chart are all of it, the newest first", () => {
  const { markup } = providerTrend(context, discovery.trend);
  expect(markup.match(/<tr>/g)).toHaveLength(discovery.trend.points.length + 1);
  const rows = markup.slice(markup.indexOf("<tbody>"));
  expect(rows.indexOf("22 November 2026")).toBeLessThan(rows.indexOf("14 October 2026"));
});

test("growth ends with today's entries and begins a month before the first", () => {
  const statistics = {
    ...discovery.statistics,
    entries: 30,
    months: [
      { month: "2026-08", added: 0, changed: 0 },
      { month: "2026-09", added: 0, changed: 0 },
      { month: "2026-10", added: 20, changed: 1 },
      { month: "2026-11", added: 10, changed: 0 },
    ],
  };
  expect(growthOf(statistics)).toEqual([
    { month: "2026-09", entries: 0 },
    { month: "2026-10", entries: 20 },
    { month: "2026-11", entries: 30 },
  ]);
  expect(growthOf({ ...statistics, entries: 0, months: [] })).toEqual([]);
  expect(growthChart(context, { ...statistics, entries: 0, months: [] }).markup).toContain(
    "unstated",
  );
});
