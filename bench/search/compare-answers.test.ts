import { expect, test } from "vitest";
import { compareAnswers } from "./compare-answers.ts";
import type { EngineAnswer } from "./engine-report.ts";
import { parseLoad } from "./load.ts";

const lines = parseLoad('{"class":"a"}\n{"class":"b"}');
const answer = (total: number, digest = "x"): EngineAnswer => ({
  total,
  exact: true,
  facets: { theme: digest },
});
const against = (answers: readonly EngineAnswer[]) =>
  compareAnswers(lines, { name: "one", answers: [answer(5), answer(7)] }, { name: "two", answers });

test("another total or another facet value ends the run", () => {
  expect(() => against([answer(5), answer(8)])).toThrow("one and two differ in 1 of 2 answers");
  expect(() => against([answer(5), answer(7, "y")])).toThrow("theme");
  expect(() => against([answer(5)])).toThrow("An answer is missing.");
});

test("equal answers are counted; those that are no answer, or a lower bound, are passed over", () => {
  expect(against([answer(5), answer(7)])).toBe(2);
  expect(against([{ none: "unsupported" }, answer(7)])).toBe(1);
  expect(against([{ total: 3, exact: false, facets: {} }, answer(7)])).toBe(1);
});
