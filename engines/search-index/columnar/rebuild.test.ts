import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { documentOf, everything, schema, words } from "../conformance/sample.ts";
import { SearchIndexClosedError, SearchIndexCorruptError } from "../errors.ts";
import { createNaiveIndex } from "../naive/naive-index.ts";
import type { IndexBatch, SearchQuery } from "../search-index.ts";
import { FolderReader } from "./folder-reader.ts";
import { packBatch } from "./packed-batch.ts";
import { FolderWriter } from "./folder-writer.ts";
import { parseManifest, readManifestText } from "./manifest.ts";
import type { MergePlan } from "./merge-plan.ts";
import { Merger } from "./merger.ts";
import { rebuildInTurn } from "./rebuild-for-tests.ts";
import { rebuildInThreads } from "./rebuild-in-threads.ts";
import { loadResident, Segment } from "./segment.ts";
import { Thread } from "./thread.ts";

const batchOf = (seq: number, ids: readonly string[]): IndexBatch => ({
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
  const merger = new Merger(folder, schema, () => undefined);
  const merge = (plan: MergePlan) => merger.merge(plan);
  const rebuild = (): void => {
    const batches = [2, 3, 4].map((seq) => batchOf(seq, ["a", "b"]));
    rebuildInTurn(writer, schema, batches, merge, { runPostingsMax: 1, rowsMax: 2 });
  };
  const segments = () => parseManifest(readManifestText(folder), schema)?.segments ?? [];
  try {
    writer.apply(packBatch(schema, batchOf(1, ["a"])));
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

it("a rebuild whose merging fails says why, and leaves the index as it was", async () => {
  const folder = await mkdtemp(join(tmpdir(), "search-index-"));
  const writer = new Thread<FolderWriter>("writer", folder, schema);
  const files = async () =>
    (await readdir(folder)).filter((name) => name.startsWith("segment-")).sort();
  try {
    await writer.call("apply", packBatch(schema, batchOf(1, ["a"])));
    const before = await files();
    async function* batches() {
      yield batchOf(2, ["b"]);
      yield batchOf(3, ["c"]);
      await expect.poll(async () => (await files()).length).toBe(before.length + 2);
      const written = (await files()).filter((name) => !before.includes(name));
      for (const name of written) await rm(join(folder, name));
      for (let seq = 4; seq < 1_000; seq += 1) {
        yield batchOf(seq, [`d${seq}`]);
        await sleep(10);
      }
      throw new Error("This rebuild should have ended long ago.");
    }
    const bounds = { runPostingsMax: 1, rowsMax: 2 };
    const rebuilding = rebuildInThreads(
      writer,
      { folder, schema, reach: undefined },
      batches(),
      bounds,
    );
    await expect(rebuilding).rejects.toThrow(SearchIndexCorruptError);
    expect(await files()).toEqual(before);
    expect(parseManifest(readManifestText(folder), schema)?.checkpoint?.seq).toBe(1);
  } finally {
    await writer.close();
    await rm(folder, { recursive: true });
  }
});

it("a rebuild makes no more batches than the writer has room for", async () => {
  const folder = await mkdtemp(join(tmpdir(), "search-index-"));
  const writer = new Thread<FolderWriter>("writer", folder, schema);
  const batches = Array.from({ length: 40 }, (_, seq) => batchOf(seq, [`d${seq}`]));
  const [first] = batches;
  const bytes = first === undefined ? 0 : packBatch(schema, first).bytes.length;
  /** How many batches were given away before the writer had taken in one of them, at most. */
  const mostWaiting = async (waitingBytesMax: number): Promise<number> => {
    let most = 0;
    async function* given() {
      for (const batch of batches) {
        most = Math.max(most, writer.busy);
        yield batch;
      }
    }
    const options = { folder, schema, reach: undefined };
    await rebuildInThreads(writer, options, given(), { waitingBytesMax });
    return most;
  };
  try {
    expect(await mostWaiting(1)).toBe(1);
    expect(await mostWaiting(bytes * 3)).toBeLessThanOrEqual(3);
    const documents = parseManifest(readManifestText(folder), schema)?.segments;
    expect(documents).toMatchObject([{ liveRows: batches.length }]);
  } finally {
    await writer.close();
    await rm(folder, { recursive: true });
  }
});

it("a rebuild whose writer ends says so", async () => {
  const folder = await mkdtemp(join(tmpdir(), "search-index-"));
  const writer = new Thread<FolderWriter>("writer", folder, schema);
  async function* batches() {
    for (let seq = 1; seq < 1_000; seq += 1) {
      if (seq === 3) await writer.stop();
      yield batchOf(seq, [`d${seq}`]);
    }
  }
  const rebuilding = rebuildInThreads(writer, { folder, schema, reach: undefined }, batches());
  await expect(rebuilding).rejects.toThrow(SearchIndexClosedError);
  await rm(folder, { recursive: true });
});

it("a rebuild packs what comes later by pieces of its own, when those suit it better", async () => {
  const folder = await mkdtemp(join(tmpdir(), "search-index-"));
  const silent = (): void => undefined;
  const writer = new FolderWriter(folder, schema, silent);
  const merger = new Merger(folder, schema, silent);
  const sourceOf = (seq: number): string => (seq === 1 ? "reservoir-level-" : "人口普查登记");
  const batches = [1, 2, 3, 4, 5, 6].map((seq): IndexBatch => {
    const upserts = Array.from({ length: 3_000 }, (_, at) => {
      const text = Array.from({ length: 12 }, (_, word) => `${sourceOf(seq)}${(at + word) % 90}`);
      const name = `${sourceOf(seq)}${(at * at) % 997}`;
      return documentOf(`${seq}-${at}`, {
        texts: { body: [words(text.join(" "))] },
        sortKeys: { title: name },
        suggestions: [
          { key: name, text: name },
          { key: `s${at % 7}-${name}`, text: `${name} of ${seq}` },
        ],
      });
    });
    return { checkpoint: { epoch: "e", seq }, upserts, removals: [] };
  });
  try {
    const bounds = { runPostingsMax: 1, rowsMax: 100_000 };
    rebuildInTurn(writer, schema, batches, (plan) => merger.merge(plan), bounds);
    const [only, ...others] = parseManifest(readManifestText(folder), schema)?.segments ?? [];
    expect([only?.rows, others]).toEqual([18_000, []]);
    const segment = new Segment(schema, loadResident(join(folder, only?.file ?? "")));
    // Most rows were packed by it: the segment has it.
    expect(Buffer.from(segment.dictionary).includes("人口普查登记")).toBe(true);
    const record = segment.records.record(17_999).toString("utf8");
    expect(record).toContain("人口普查登记");
    segment.close();
    // Suggestions and sort keys are packed by the same pieces.
    const oracle = createNaiveIndex(schema);
    for (const batch of batches) await oracle.apply(batch);
    const reader = new FolderReader(folder, schema);
    const manifest = parseManifest(readManifestText(folder), schema);
    reader.use(reader.load(manifest ?? expect.fail("There is no manifest.")));
    for (const prefix of ["", "r", "人口普查登记9", "s", "s3-人口", "s3-reservoir-level-11", "x"]) {
      const found = reader.suggest(prefix, 50, Number.POSITIVE_INFINITY);
      expect(found, prefix).toEqual(await oracle.suggest(prefix, 50));
    }
    const sort = { by: "key", field: "title", descending: false } as const;
    const byTitle: SearchQuery = { ...everything, sort, limit: 100 };
    const { hits } = reader.search(byTitle, Number.POSITIVE_INFINITY);
    const expected = await oracle.search(byTitle);
    expect(hits.map(({ id }) => id)).toEqual(expected.hits.map(({ id }) => id));
    reader.close();
  } finally {
    writer.close();
    await rm(folder, { recursive: true });
  }
});
