import { mkdtemp, open, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { documentOf, everything, schema, words } from "../conformance/sample.ts";
import type { IndexBatch, SearchIndexWriter, SearchQuery } from "../search-index.ts";
import { BlockFile, blockBytes } from "./block-file.ts";
import { openColumnarIndexReader, openColumnarIndexWriter } from "./open.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "search-index-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const data: SearchQuery = { ...everything, must: [[{ terms: ["data"] }]], limit: 1 };

/** A batch of so many documents that its segment has several checked blocks. */
function batchOf(seq: number, count: number): IndexBatch {
  const upserts = Array.from({ length: count }, (_, at) =>
    documentOf(`b${seq}d${at}`, {
      texts: { title: [words(`data n${at} b${seq} ${"w".repeat(at % 40)}x${at * 7919}`)] },
      suggestions: [{ key: `data ${at}`, text: `Data ${at}` }],
    }),
  );
  return { checkpoint: { epoch: "e", seq }, upserts, removals: [] };
}

async function* batches(...all: IndexBatch[]): AsyncGenerator<IndexBatch> {
  yield* all;
}

/** An index of two segments, closed: 4,000 documents in the first, 10 in the second. */
async function makeIndex(removals: readonly string[] = []): Promise<void> {
  const writer = await openColumnarIndexWriter({ folder, schema });
  await writer.apply(batchOf(1, 4_000));
  await writer.apply({ ...batchOf(2, 10), removals });
  await writer.close();
}

async function pathOf(name: string): Promise<string> {
  const files = (await readdir(folder)).filter((file) => file.startsWith(name)).sort();
  return join(folder, files[0] ?? "");
}

/** Changes a byte in every block of a section of the first segment. */
async function damage(section: string): Promise<void> {
  const path = await pathOf("segment-");
  const file = new BlockFile(path);
  const { at, bytes } = file.get(section);
  file.close();
  for (let flipped = at + bytes - 1; flipped >= at; flipped -= blockBytes) {
    await flipByte(path, flipped);
  }
}

async function flipByte(path: string, at: number): Promise<void> {
  const file = await open(path, "r+");
  const byte = Buffer.alloc(1);
  await file.read(byte, 0, 1, at);
  await file.write(Buffer.of((byte[0] ?? 0) ^ 1), 0, 1, at);
  await file.close();
}

async function expectMended(writer: SearchIndexWriter): Promise<void> {
  await writer.rebuild(batches(batchOf(1, 4_000), batchOf(2, 10)));
  expect(await writer.checkpoint()).toEqual({ epoch: "e", seq: 2 });
  expect(await writer.search(data)).toMatchObject({ total: 4_010, exact: true });
}

describe("an index with a damaged segment", () => {
  it.each(["postings", "terms", "facet.0", "ids.index", "records"])(
    "answers from the others, and says so (%s)",
    async (section) => {
      await makeIndex();
      await damage(section);
      const reader = await openColumnarIndexReader({ folder, schema, threads: 2 });
      const phrase = [[{ phrase: "n5 b", among: ["n5"] }]];
      for (let again = 0; again < 3; again += 1) {
        const [all, found] = await Promise.all([
          reader.search(data),
          reader.search({ ...data, must: [...data.must, ...phrase] }),
        ]);
        // What a query needs not look into does not harm it: then it is whole.
        expect([4_010, 10]).toContain(all.total);
        expect(all.exact).toBe(all.total === 4_010);
        expect(section === "records" || !all.exact).toBe(true);
        expect(found.total).toBe(found.exact ? 2 : 1);
        await reader.suggest("data", 3);
      }
      await reader.close();
    },
  );

  it("is built anew when a reader has told the writer, also while both are open", async () => {
    await makeIndex();
    const writer = await openColumnarIndexWriter({ folder, schema });
    expect(await writer.checkpoint()).toEqual({ epoch: "e", seq: 2 });
    await damage("postings");
    const reader = await openColumnarIndexReader({ folder, schema });
    expect(await reader.search(data)).toMatchObject({ total: 10, exact: false });
    expect(await writer.checkpoint()).toBeNull();
    // The writer has left it out as well; what it holds is not in the answers.
    expect(await writer.search(data)).toMatchObject({ total: 10, exact: false, asOf: null });
    await writer.apply(batchOf(3, 5));
    expect(await writer.checkpoint()).toBeNull();
    expect(await reader.search(data)).toMatchObject({ total: 15, exact: false });
    await expectMended(writer);
    expect(await reader.search(data)).toMatchObject({ total: 4_010, exact: true });
    await reader.close();
    await writer.close();
  });

  it("is opened without it, and has no checkpoint until it is built anew", async () => {
    await makeIndex();
    await damage("records");
    const writer = await openColumnarIndexWriter({ folder, schema });
    expect(await writer.checkpoint()).toBeNull();
    expect(await writer.search(data)).toMatchObject({ total: 10, exact: false, asOf: null });
    expect(await readdir(folder)).toContain("segment-1.idx.damaged");
    await writer.close();
    const again = await openColumnarIndexWriter({ folder, schema });
    expect(await again.checkpoint()).toBeNull();
    expect(await again.search(data)).toMatchObject({ total: 10, exact: false });
    await expectMended(again);
    await again.close();
  });

  it("does not bring back what was removed when the live rows are lost", async () => {
    await makeIndex(["b1d7"]);
    const live = await pathOf("live-");
    await flipByte(live, (await readFile(live)).length >> 1);
    const reader = await openColumnarIndexReader({ folder, schema });
    expect(await reader.search(data)).toMatchObject({ total: 10, exact: false });
    await reader.close();
    const writer = await openColumnarIndexWriter({ folder, schema });
    expect(await writer.checkpoint()).toBeNull();
    expect(await writer.search(data)).toMatchObject({ total: 10, exact: false });
    await expectMended(writer);
    await writer.close();
  });

  it("that is sound after all is left as it is", async () => {
    await makeIndex();
    const writer = await openColumnarIndexWriter({ folder, schema });
    await writeFile(`${await pathOf("segment-")}.suspect`, "");
    await writeFile(join(folder, "segment-99.idx.suspect"), "");
    expect(await writer.checkpoint()).toEqual({ epoch: "e", seq: 2 });
    expect(await writer.search(data)).toMatchObject({ total: 4_010, exact: true });
    expect((await readdir(folder)).filter((name) => name.endsWith(".suspect"))).toEqual([]);
    await writer.close();
  });
});
