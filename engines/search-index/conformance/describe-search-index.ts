import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createNaiveIndex } from "../naive/naive-index.ts";
import type {
  IndexBatch,
  IndexSchema,
  SearchIndex,
  SearchIndexWriter,
  SearchQuery,
} from "../search-index.ts";
import { expectPagesToCoverAll, expectSameAnswers } from "./compare.ts";
import { describeExamples } from "./examples.ts";
import { batchArbitrary, queryArbitrary } from "./generators.ts";
import { schema } from "./sample.ts";

/** A fresh, empty index. `close` also deletes what it left behind. */
export interface Opened {
  readonly writer: SearchIndexWriter;
  /** Closes the writer and opens what it had made durable; absent for an index in memory. */
  readonly reopen?: () => Promise<SearchIndexWriter>;
  /** Another reader of the same index, as another process would have. */
  readonly reader?: () => Promise<SearchIndex>;
  readonly close: () => Promise<void>;
}

export type OpenIndex = (schema: IndexSchema) => Promise<Opened>;

/** Corpora per property; a fault in one posting is found within a few. */
const runs = 60;
/** The same where each run opens the index anew. */
const runsWithOpening = 10;
const propertyTimeoutMs = 180_000;

/** The conformance suite of the contract: call it in a test file of each adapter. */
export function describeSearchIndex(name: string, open: OpenIndex): void {
  const property = (what: string, numRuns: number, check: Check): void =>
    it(what, () => checkAgainstOracle(open, numRuns, check), propertyTimeoutMs);

  describe(`${name}: the contract by examples`, () => describeExamples(open));

  describe(`${name}: equal to looking at every document`, () => {
    property("after any batches, for any queries", runs, async (compared) => {
      for (const query of compared.queries) await compareAll(compared, query);
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

interface Compared {
  readonly opened: Opened;
  readonly writer: SearchIndexWriter;
  readonly reader: SearchIndex | undefined;
  readonly oracle: SearchIndexWriter;
  readonly batches: readonly IndexBatch[];
  readonly queries: readonly SearchQuery[];
  readonly pageSize: number;
}

/** Returns the writer to go on with when it opened a new one. */
type Check = (compared: Compared) => Promise<SearchIndexWriter | undefined | void>;

async function compareAll(compared: Compared, query: SearchQuery): Promise<void> {
  const { writer, oracle, reader } = compared;
  await expectSameAnswers(writer, oracle, query);
  for (const prefix of ["", "p", "pop", "人", "x"]) {
    expect(await writer.suggest(prefix, 3)).toEqual(await oracle.suggest(prefix, 3));
  }
  const { documents, parts } = await oracle.stats();
  expect(await writer.stats()).toMatchObject({ documents, parts });
  if (reader !== undefined) await expectSameAnswers(reader, oracle, query);
}

/**
 * Applies the same generated batches to an index and to the oracle. One index serves all runs: each
 * run begins with an empty rebuild, so that readers also follow many generations.
 */
async function checkAgainstOracle(open: OpenIndex, numRuns: number, check: Check): Promise<void> {
  const opened = await open(schema);
  const reader = await opened.reader?.();
  let { writer } = opened;
  const property = fc.asyncProperty(
    fc.array(batchArbitrary, { minLength: 1, maxLength: 4 }),
    fc.array(queryArbitrary, { minLength: 1, maxLength: 8 }),
    fc.integer({ min: 1, max: 4 }),
    async (contents, queries, pageSize) => {
      const oracle = createNaiveIndex(schema);
      const batches = contents.map((content, index) => ({
        ...content,
        checkpoint: { epoch: "e", seq: index + 1 },
      }));
      await writer.rebuild(each([]));
      for (const batch of batches) {
        await writer.apply(batch);
        await oracle.apply(batch);
      }
      const compared = { opened, writer, reader, oracle, batches, queries, pageSize };
      writer = (await check(compared)) ?? writer;
    },
  );
  try {
    await fc.assert(property, { numRuns });
  } finally {
    await reader?.close();
    await opened.close();
  }
}

async function* each(batches: readonly IndexBatch[]): AsyncGenerator<IndexBatch> {
  yield* batches;
}
