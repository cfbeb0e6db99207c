import { describe, expect, it } from "vitest";
import { documentOf, schema, words } from "../conformance/sample.ts";
import { packBatch } from "../pack.ts";
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
  parts.take(batch);
  for (const one of batch.upserts) builder.add(one);
  return builder;
}

describe("the packing of a run's records", () => {
  it("is judged by records that it was not chosen from", () => {
    const first = runOf("by the first", "reservoir-level-", 1_500);
    expect(first.packedShare).toBeUndefined();
    const packer = first.packer();
    expect(packer.dictionary.length).toBeGreaterThan(0);
    const alike = runOf(packer, "reservoir-level-", 1_500);
    const unlike = runOf(packer, "人口普查登记", 1_500);
    expect(alike.packedShare).toBeLessThan((unlike.packedShare ?? 0) * 0.9);
  });
});
