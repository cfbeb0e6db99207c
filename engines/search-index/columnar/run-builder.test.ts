import { describe, expect, it } from "vitest";
import { documentOf, schema, words } from "../conformance/sample.ts";
import { packBatch } from "../pack.ts";
import { RunBuilder } from "./run-builder.ts";

/** So many documents of words that begin alike. */
function add(builder: RunBuilder, stem: string, documents: number): void {
  const upserts = Array.from({ length: documents }, (_, at) => {
    const text = Array.from({ length: 12 }, (_, word) => `${stem}${(at * 7 + word * word) % 90}`);
    return documentOf(`${stem}${at}`, { texts: { body: [words(text.join(" "))] } });
  });
  const checkpoint = { epoch: "e", seq: 1 };
  for (const one of packBatch(schema, { checkpoint, upserts, removals: [] }).upserts) {
    builder.add(one);
  }
}

describe("the packing of a run's records", () => {
  it("is judged by records that it was not chosen from", () => {
    const first = new RunBuilder(schema, "by the first");
    add(first, "reservoir-level-", 1_500);
    expect(first.packedShare).toBeUndefined();
    const packer = first.packer();
    expect(packer.dictionary.length).toBeGreaterThan(0);
    const alike = new RunBuilder(schema, packer);
    add(alike, "reservoir-level-", 1_500);
    const unlike = new RunBuilder(schema, packer);
    add(unlike, "人口普查登记", 1_500);
    expect(alike.packedShare).toBeLessThan((unlike.packedShare ?? 0) * 0.9);
  });
});
