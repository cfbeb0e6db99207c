import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createNaiveIndex } from "../naive/naive-index.ts";
import type { IndexBatch, IndexSchema, SearchIndex, SearchIndexWriter } from "../search-index.ts";
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

/** Corpora and queries per property; a fault in one posting is found within a few. */
const runs = 60;

/** The conformance suite of the contract: call it in a test file of each adapter. */
export function describeSearchIndex(name: string, open: OpenIndex): void {
  describe(`${name}: the contract by examples`, () => describeExamples(open));

  describe(`${name}: equal to looking at every document`, () => {
    it("after any batches, for any queries", () => withIndexes(open, compareAll), 120_000);

    it(
      "and each hit comes on exactly one page",
      () =>
        withIndexes(open, async ({ writer, query, pageSize }) =>
          expectPagesToCoverAll(writer, query, pageSize),
        ),
      120_000,
    );

    it(
      "after a rebuild and after opening again",
      () =>
        withIndexes(
          open,
          async ({ writer, oracle, batches, query, opened }) => {
            const half = batches.slice(0, Math.ceil(batches.length / 2));
            await writer.rebuild(each(half));
            await oracle.rebuild(each(half));
            await expectSameAnswers(writer, oracle, query);
            if (opened.reopen === undefined) return;
            const reopened = await opened.reopen();
            expect(await reopened.checkpoint()).toEqual(await oracle.checkpoint());
            await expectSameAnswers(reopened, oracle, query);
          },
          15,
        ),
      120_000,
    );
  });
}

interface Compared {
  readonly opened: Opened;
  readonly writer: SearchIndexWriter;
  readonly oracle: SearchIndexWriter;
  readonly batches: readonly IndexBatch[];
  readonly query: Parameters<SearchIndex["search"]>[0];
  readonly pageSize: number;
}

async function compareAll({ writer, oracle, query, opened }: Compared): Promise<void> {
  await expectSameAnswers(writer, oracle, query);
  for (const prefix of ["", "p", "pop", "人", "x"]) {
    expect(await writer.suggest(prefix, 3)).toEqual(await oracle.suggest(prefix, 3));
  }
  const { documents, parts } = await writer.stats();
  expect({ documents, parts }).toMatchObject(await counts(oracle));
  if (opened.reader === undefined) return;
  const reader = await opened.reader();
  await expectSameAnswers(reader, oracle, query).finally(() => reader.close());
}

async function counts(index: SearchIndex): Promise<{ documents: number; parts: number }> {
  const { documents, parts } = await index.stats();
  return { documents, parts };
}

/** Applies the same generated batches to an index and to the oracle. */
async function withIndexes(
  open: OpenIndex,
  check: (compared: Compared) => Promise<void>,
  numRuns = runs,
): Promise<void> {
  const property = fc.asyncProperty(
    fc.array(batchArbitrary, { minLength: 1, maxLength: 4 }),
    fc.array(queryArbitrary, { minLength: 1, maxLength: 8 }),
    fc.integer({ min: 1, max: 4 }),
    async (contents, queries, pageSize) => {
      const opened = await open(schema);
      try {
        const oracle = createNaiveIndex(schema);
        const batches = contents.map((content, index) => ({
          ...content,
          checkpoint: { epoch: "e", seq: index + 1 },
        }));
        for (const batch of batches) {
          await opened.writer.apply(batch);
          await oracle.apply(batch);
        }
        for (const query of queries) {
          await check({ opened, writer: opened.writer, oracle, batches, query, pageSize });
          // A rebuild or a new opening changes the index: one query each.
          if (numRuns !== runs) break;
        }
      } finally {
        await opened.close();
      }
    },
  );
  await fc.assert(property, { numRuns });
}

async function* each(batches: readonly IndexBatch[]): AsyncGenerator<IndexBatch> {
  yield* batches;
}
