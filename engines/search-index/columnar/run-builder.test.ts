import { describe, expect, it } from "vitest";
import { documentOf, schema, words } from "../conformance/sample.ts";
import { packBatch } from "./packed-batch.ts";
import { BatchReader } from "./batch-reader.ts";
import { KnownParts } from "./known-parts.ts";
import { RunBuilder } from "./run-builder.ts";
import type { RunPacking } from "./run-records.ts";

/** So many documents of words that begin alike. */
function runOf(packing: RunPacking, stem: string, documents: number): RunBuilder {
  const parts = new KnownParts();
  const builder = new RunBuilder(schema, packing, parts);
  const upserts = Array.from({ length: documents }, (_, at) => {
    const text = Array.from({ length: 12 }, (_, word) => `${stem}${(at * 7 + word * word) % 90}`);
    return documentOf(`${stem}${at}`, { texts: { body: [words(text.join(" "))] } });
  });
  const checkpoint = { epoch: "e", seq: 1 };
  const batch = packBatch(schema, { checkpoint, upserts, removals: [] });
  const reader = new BatchReader(batch, parts);
  while (reader.next()) builder.add(reader);
  return builder;
}

describe("the packing of a run's records", () => {
  it("is kept for what is like it, and chosen anew for what is not", () => {
    const first = runOf("by its own", "reservoir-level-", 3_000);
    const packer = first.packer();
    expect(packer.dictionary.length).toBeGreaterThan(0);
    const alike = runOf(packer, "reservoir-level-", 3_000);
    expect(alike.betterPacker()).toBeUndefined();
    expect(alike.packer()).toBe(packer);
    const unlike = runOf(packer, "人口普查登记", 3_000);
    const better = unlike.betterPacker();
    expect(better?.dictionary).not.toEqual(packer.dictionary);
    // What was packed stays so: the better one is for the next run.
    expect(unlike.packer()).toBe(packer);
  });

  it("leaves records as they are when merging will pack them", () => {
    const batch = runOf("later", "reservoir-level-", 100);
    expect(batch.packer().dictionary.length).toBe(0);
  });
});
