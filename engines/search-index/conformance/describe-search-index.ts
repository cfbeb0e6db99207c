import { describe, expect, it } from "vitest";
import {
  type Check,
  checkAgainstOracle,
  compareAll,
  each,
  type OpenIndex,
} from "./against-oracle.ts";
import { expectPagesToCoverAll, expectSameAnswers, expectSamePostings } from "./compare.ts";
import { describeExamples } from "./examples.ts";
import { describeFacetExamples } from "./facet-examples.ts";
import { vocabulary } from "./generators.ts";
import { describeSimilarExamples } from "./similar-examples.ts";
import { describeSuggestionExamples } from "./suggestion-examples.ts";

/** Corpora per property; a fault in one posting is found within a few. */
const runs = 60;
/** The same where every word is looked up in every field. */
const runsOfPostings = 15;
/** The same where each run opens the index anew. */
const runsWithOpening = 10;
const propertyTimeoutMs = 180_000;

/** The conformance suite of the contract: call it in a test file of each adapter. */
export function describeSearchIndex(name: string, open: OpenIndex): void {
  const property = (what: string, numRuns: number, check: Check): void =>
    it(what, () => checkAgainstOracle(open, numRuns, check), propertyTimeoutMs);

  describe(`${name}: the contract by examples`, () => describeExamples(open));

  describe(`${name}: facets, by examples`, () => describeFacetExamples(open));

  describe(`${name}: documents like one, by examples`, () => describeSimilarExamples(open));

  describe(`${name}: suggestions, by examples`, () => describeSuggestionExamples(open));

  describe(`${name}: equal to looking at every document`, () => {
    property("after any batches, for any queries", runs, async (compared) => {
      for (const query of compared.queries) await compareAll(compared, query);
    });

    property("for every word in every field", runsOfPostings, async ({ writer, oracle }) => {
      await expectSamePostings(writer, oracle, vocabulary);
    });

    property("and each hit comes on exactly one page", runs, async (compared) => {
      for (const query of compared.queries) {
        await expectPagesToCoverAll(compared.writer, query, compared.pageSize);
      }
    });

    property("after a rebuild", runs, async (compared) => {
      const half = compared.batches.slice(0, Math.ceil(compared.batches.length / 2));
      await compared.writer.rebuild(each(half));
      await compared.oracle.rebuild(each(half));
      for (const query of compared.queries) await compareAll(compared, query);
    });

    property("after opening again", runsWithOpening, async ({ opened, oracle, queries }) => {
      if (opened.reopen === undefined) return;
      const reopened = await opened.reopen();
      expect(await reopened.checkpoint()).toEqual(await oracle.checkpoint());
      for (const query of queries) await expectSameAnswers(reopened, oracle, query);
      return reopened;
    });
  });
}
