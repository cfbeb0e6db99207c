import fc from "fast-check";
import { expect } from "vitest";
import { createNaiveIndex } from "../naive/naive-index.ts";
import type {
  IndexBatch,
  IndexSchema,
  SearchIndex,
  SearchIndexWriter,
  SearchQuery,
} from "../search-index.ts";
import { expectSameAnswers, expectSameSimilar } from "./compare.ts";
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

export interface Compared {
  readonly opened: Opened;
  readonly writer: SearchIndexWriter;
  readonly reader: SearchIndex | undefined;
  readonly oracle: SearchIndexWriter;
  readonly batches: readonly IndexBatch[];
  readonly queries: readonly SearchQuery[];
  readonly pageSize: number;
}

/** Returns the writer to go on with when it opened a new one. */
export type Check = (compared: Compared) => Promise<SearchIndexWriter | undefined | void>;

/** Everything that two indexes must agree on for one query. */
export async function compareAll(compared: Compared, query: SearchQuery): Promise<void> {
  const { writer, oracle, reader } = compared;
  await expectSameAnswers(writer, oracle, query);
  for (const document of compared.batches.flatMap(({ upserts }) => upserts).slice(0, 2)) {
    await expectSameSimilar(writer, oracle, { document, filters: query.filters, limit: 1_000 });
  }
  for (const prefix of ["", "p", "pop", "人", "x"]) {
    expect(await writer.suggest(prefix, 3)).toEqual(await oracle.suggest(prefix, 3));
  }
  const offered = compared.batches.flatMap(({ upserts }) => upserts).slice(0, 20);
  const keys = offered.flatMap(({ suggestions }) => suggestions.map(({ key }) => key));
  const asked = [...keys.slice(0, 20), ...keys.slice(0, 3).map((key) => key.slice(0, -1)), "", "p"];
  expect(await writer.suggested(asked)).toEqual(await oracle.suggested(asked));
  const { documents, parts } = await oracle.stats();
  expect(await writer.stats()).toMatchObject({ documents, parts });
  if (reader !== undefined) await expectSameAnswers(reader, oracle, query);
}

/**
 * Applies the same generated batches to an index and to the oracle. One index serves all runs: each
 * run begins with an empty rebuild, so that readers also follow many generations.
 */
export async function checkAgainstOracle(
  open: OpenIndex,
  numRuns: number,
  check: Check,
): Promise<void> {
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

export async function* each(batches: readonly IndexBatch[]): AsyncGenerator<IndexBatch> {
  yield* batches;
}
