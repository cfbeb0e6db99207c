import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { documentOf, schema, words } from "../conformance/sample.ts";
import { packBatch } from "../pack.ts";
import { FolderWriter } from "./folder-writer.ts";
import { parseManifest, readManifestText } from "./manifest.ts";

const batchOf = (seq: number, ids: readonly string[]) =>
  packBatch(schema, {
    checkpoint: { epoch: "e", seq },
    upserts: ids.map((id) => documentOf(id, { texts: { title: [words(`data ${id}`)] } })),
    removals: [],
  });

it("a rebuild that fails at its end leaves the index as it was, and one that replaces all keeps nothing of it", async () => {
  const folder = await mkdtemp(join(tmpdir(), "search-index-"));
  let isFull = true;
  const writer = new FolderWriter(folder, schema, (point) => {
    if (isFull && point === "index.rebuild.before-rename") throw new Error("the disk is full");
  });
  const rebuild = (): void => {
    writer.rebuildBegin({ runPostingsMax: 1, rowsMax: 2 });
    for (const seq of [2, 3, 4]) writer.rebuildAdd(batchOf(seq, ["a", "b"]));
    writer.rebuildPrepare();
    writer.rebuildCommit();
  };
  const segments = () => parseManifest(readManifestText(folder), schema)?.segments ?? [];
  try {
    writer.apply(batchOf(1, ["a"]));
    const before = segments();
    expect(rebuild).toThrow("the disk is full");
    writer.rebuildAbandon();
    expect(segments()).toEqual(before);
    isFull = false;
    rebuild();
    // Each batch replaced the one before: of these segments nothing is left, nor a file of live rows.
    expect(segments()).toMatchObject([{ rows: 2, liveRows: 2 }]);
    const files = await readdir(folder);
    expect(files.filter((name) => name.endsWith(".idx"))).toEqual([segments()[0]?.file]);
  } finally {
    writer.close();
    await rm(folder, { recursive: true });
  }
});
