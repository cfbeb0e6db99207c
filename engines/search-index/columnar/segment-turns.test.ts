import { describe, expect, it } from "vitest";
import { everything } from "../conformance/sample.ts";
import {
  asksForPhrases,
  fixedTurns,
  freeTurns,
  hasTurn,
  isNeeded,
  takesTurn,
} from "./segment-turns.ts";

describe("the segments of a search, as threads take them", () => {
  it("are each taken once, by whoever comes first", () => {
    const turns = freeTurns([3, 9, 5, 7, 1], 3);
    expect(turns.orders).toEqual([
      [1, 0, 3, 2, 4],
      [3, 4, 1, 2, 0],
      [2, 1, 3, 0, 4],
    ]);
    const taken = [2, 0, 1].map((thread) =>
      (turns.orders[thread] ?? []).filter((segment) => takesTurn(turns, thread, segment)),
    );
    expect(taken).toEqual([[2, 1, 3, 0, 4], [], []]);
    expect([0, 1, 2].map((thread) => hasTurn(turns, thread))).toEqual([false, false, true]);
    expect([0, 1, 2].map((thread) => isNeeded(turns, thread))).toEqual([false, false, true]);
  });

  it("stay with the thread that was given them", () => {
    const turns = fixedTurns([[0, 2], [1]]);
    expect([0, 1, 2].map((segment) => takesTurn(turns, 1, segment))).toEqual([false, true, false]);
    expect([0, 1, 2].map((segment) => takesTurn(turns, 0, segment))).toEqual([true, false, true]);
    expect([0, 1].map((thread) => isNeeded(turns, thread))).toEqual([true, true]);
  });

  it("are given out beforehand for a query that asks for a phrase anywhere", () => {
    const phrase = [{ phrase: "other data", among: ["data"] }];
    expect(asksForPhrases({ ...everything, must: [[{ terms: ["data"] }]] })).toBe(false);
    for (const asked of [
      { must: [[{ terms: ["data"] }], phrase] },
      { should: [phrase] },
      { mustNot: [phrase] },
      { pinned: phrase },
    ]) {
      expect(asksForPhrases({ ...everything, ...asked })).toBe(true);
    }
  });
});
