import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { documentOf, schema } from "../conformance/sample.ts";
import { suggestionBlocksMax, suggestionKeysScannedMax } from "../limits.ts";
import { createNaiveIndex } from "../naive/naive-index.ts";
import type { IndexBatch } from "../search-index.ts";
import { packBatch } from "./packed-batch.ts";
import { FolderReader } from "./folder-reader.ts";
import { FolderWriter } from "./folder-writer.ts";
import { parseManifest, readManifestText } from "./manifest.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "search-index-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** Keys of three letters of eight, some far more often than others. */
const letters = "abcdefgh";
const key = fc
  .tuple(fc.nat(), fc.nat(), fc.nat())
  .map((numbers) => numbers.map((n) => letters[n % (1 + (n % 8))] ?? "a").join(""));

describe("suggestions of segments with too many keys to look at all of them", () => {
  it("are those that looking at every document gives", async () => {
    const writer = new FolderWriter(folder, schema, () => undefined);
    const oracle = createNaiveIndex(schema);
    const keys = fc.sample(key, { seed: 7, numRuns: 10_000 });
    const document = (at: number) => {
      const own = keys.slice(at * 2, at * 2 + 2);
      const unique = { key: `u${at}`, text: `U${at}` };
      const offers = own.map((one, index) => ({ key: one, text: `${one}${index}` }));
      return documentOf(`d${at}`, { suggestions: [...offers, unique] });
    };
    const batches: IndexBatch[] = [
      { upserts: Array.from({ length: 2_000 }, (_, at) => document(at * 2)), removals: [] },
      { upserts: Array.from({ length: 1_500 }, (_, at) => document(at * 2 + 1)), removals: [] },
      {
        upserts: Array.from({ length: 60 }, (_, at) => document(2_990 + at)),
        removals: ["d3", "d77"],
      },
    ].map((content, at) => ({ ...content, checkpoint: { epoch: "e", seq: at + 1 } }));
    for (const batch of batches) {
      writer.apply(packBatch(schema, batch));
      await oracle.apply(batch);
      const manifest = parseManifest(readManifestText(folder), schema);
      if (manifest === undefined) throw new Error("There is no manifest.");
      const reader = new FolderReader(folder, schema);
      reader.use(reader.load(manifest));
      expect(new Set(keys).size + 2_000).toBeGreaterThan(suggestionKeysScannedMax);
      for (const prefix of ["", "a", "b", "ab", "u", "u1", "u19", "zz"]) {
        for (const limit of [1, 10, 100]) {
          const expected = await oracle.suggest(prefix, limit);
          expect(
            reader.suggest(prefix, limit, Number.POSITIVE_INFINITY),
            `${prefix} ${limit}`,
          ).toEqual(expected);
        }
      }
      reader.close();
    }
    writer.close();
  });

  it("are, for whoever asks for all, the best ones of many blocks", async () => {
    const own = await mkdtemp(join(tmpdir(), "search-index-"));
    onTestFinished(() => rm(own, { recursive: true }));
    const writer = new FolderWriter(own, schema, () => undefined);
    // Every block has keys that two documents offer, and more keys than are looked at.
    const perDocument = 200;
    const documents = 300;
    const keyOf = (at: number): string => `k${String(at).padStart(6, "0")}`;
    const offersOf = (from: number, every: number) =>
      Array.from({ length: perDocument }, (_, at) => {
        const one = keyOf((from * perDocument + at) * every);
        return { key: one, text: one };
      });
    const upserts = Array.from({ length: documents }, (_, at) =>
      documentOf(`d${at}`, { suggestions: offersOf(at, 1) }),
    );
    const twice = Array.from({ length: documents / 5 }, (_, at) =>
      documentOf(`e${at}`, { suggestions: offersOf(at, 5) }),
    );
    const batch = { upserts: [...upserts, ...twice], removals: [] };
    writer.apply(packBatch(schema, { ...batch, checkpoint: { epoch: "e", seq: 1 } }));
    const manifest = parseManifest(readManifestText(own), schema);
    if (manifest === undefined) throw new Error("There is no manifest.");
    const reader = new FolderReader(own, schema);
    reader.use(reader.load(manifest));
    const blocks = (documents * perDocument) / 32;
    expect(blocks).toBeGreaterThan(suggestionBlocksMax);
    const answer = reader.suggest("k", 3_000, Number.POSITIVE_INFINITY);
    expect(answer).toHaveLength(3_000);
    for (const { text, count } of answer) {
      expect(count).toBe(Number(text.slice(1)) % 5 === 0 ? 2 : 1);
    }
    expect(answer.filter(({ count }) => count === 2)).toHaveLength(3_000);
    expect(reader.suggest("k", 50_000, Number.POSITIVE_INFINITY)).toHaveLength(50_000);
    reader.close();
    writer.close();
  });
});
