import { expect, test } from "vitest";
import { parseLoad } from "./load.ts";
import { quantile, summariseEngine } from "./summarise.ts";

test("a quantile is the nearest rank: a value that was measured", () => {
  const values = Array.from({ length: 100 }, (_, at) => at + 1);
  expect([0, 0.5, 0.95, 0.99, 1].map((share) => quantile(values, share))).toEqual([
    1, 50, 95, 99, 100,
  ]);
  expect(quantile([7], 0.99)).toBe(7);
  expect(quantile([], 0.5)).toBe(0);
});

test("every timed execution counts, and to its own class", () => {
  const lines = parseLoad('{"class":"a"}\n{"class":"b"}\n{"class":"c","apart":true}');
  const run = (queries: number[], rounds: number[][]) => ({
    queries,
    rounds,
    warmUpRounds: 2,
    cpuSeconds: 0.02,
  });
  const result = summariseEngine(
    lines,
    { documents: 3, seconds: 1, cpuSeconds: 2, diskMb: 3 },
    {
      what: "engine",
      version: "1",
      answers: [
        { total: 4, exact: true, facets: {} },
        { total: 9, exact: false, facets: {} },
        { none: "timed out" },
      ],
      mixed: run(
        [0, 1],
        [
          [1, 10],
          [3, 30],
        ],
      ),
      mixedWithoutFacets: run([0, 1], [[1, 1]]),
      apart: run([2], [[5_000]]),
      perSecond: 100,
      perSecondWithoutFacets: 200,
      rssMb: 50,
    },
    1,
  );
  expect(result).toMatchObject({ p50Ms: 3, p99Ms: 30, meanMs: 11, cpuMs: 5, timedRounds: 2 });
  expect(result.fastest).toEqual({ p50Ms: 1, p95Ms: 10, p99Ms: 10 });
  expect(result.classes).toEqual({
    a: { queries: 1, p50Ms: 1, p95Ms: 3, p99Ms: 3, medianTotal: 4 },
    b: { queries: 1, p50Ms: 10, p95Ms: 30, p99Ms: 30, medianTotal: 9 },
  });
  expect(result.apart.c?.p50Ms).toBe(5_000);
  expect(result.answers).toEqual({ equal: 1, unsupported: 0, timedOut: 1, inexact: 1 });
});
