import { documentOf, everything, schema as sampleSchema, words } from "./sample.ts";
import type { IndexBatch, IndexSchema, SearchQuery } from "../search-index.ts";

export const schema: IndexSchema = sampleSchema;

/** How many different documents the batches touch. */
const documents = 40;

/** The batch of a sequence number: always the same, so that any prefix can be replayed. */
export function batchNumber(seq: number): IndexBatch {
  const upserts = [0, 1, 2].map((step) => {
    const id = `d${(seq * 7 + step * 11) % documents}`;
    return documentOf(id, {
      texts: { title: [words(`seq${seq} even${seq % 2}`)] },
      facets: { theme: [`t${seq % 5}`] },
      numbers: { modified: seq },
    });
  });
  return {
    checkpoint: { epoch: "e", seq },
    upserts,
    removals: [`d${(seq * 5) % documents}`],
  };
}

export const rebuiltSeq = 1_000_000;

export async function* rebuiltBatches(): AsyncGenerator<IndexBatch> {
  for (const seq of [rebuiltSeq - 1, rebuiltSeq]) {
    yield { ...batchNumber(seq), checkpoint: { epoch: "rebuilt", seq } };
  }
}

/** Asks for everything that the batches put in, in a fixed order. */
export function everythingOf(): SearchQuery {
  return {
    ...everything,
    facets: [{ field: "theme", size: 10, excludeOwnFilter: false }],
    sort: { by: "number", field: "modified", descending: true },
    limit: 100,
  };
}
