import { it } from "vitest";
import type { IndexBatch, IndexDocument, SearchIndexWriter } from "../search-index.ts";
import type { OpenIndex } from "./against-oracle.ts";
import { schema } from "./sample.ts";

/** Makes examples, each of which begins with an empty index of its own. */
export function exampleOf(
  open: OpenIndex,
): (name: string, body: (writer: SearchIndexWriter) => Promise<void>) => void {
  return (name, body) =>
    it(name, async () => {
      const opened = await open(schema);
      await body(opened.writer).finally(opened.close);
    });
}

export function batchOf(seq: number, upserts: readonly IndexDocument[]): IndexBatch {
  return { checkpoint: { epoch: "e", seq }, upserts, removals: [] };
}
