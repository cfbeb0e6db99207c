import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  createNaiveIndex,
  type IndexDocument,
  openColumnarIndexWriter,
  type SearchIndex,
} from "@tongshu/search-index";
import { describe, expect, it, onTestFinished } from "vitest";
import { spellingKeptMs, spellingRetryMs } from "../../limits.ts";
import { indexDocument } from "../model/index-document.ts";
import { catalogueIndexSchema } from "../model/index-schema.ts";
import { createSpelling } from "./spelling.ts";

function documentOf(id: string, title: string): IndexDocument {
  const record = { title: { en: title }, provider: { name: { en: "Somebody" } } };
  return indexDocument({ id, source: "test", record, items: [], providerPath: [] });
}

describe("the words kept for spelling", () => {
  it("are read when first asked for, and again when they are as old as their limit", async () => {
    const index = createNaiveIndex(catalogueIndexSchema);
    const add = async (id: string, title: string, seq: number) => {
      const upserts = [documentOf(id, title)];
      await index.apply({ checkpoint: { epoch: "e", seq }, upserts, removals: [] });
    };
    let now = 0;
    const spelling = createSpelling({ index, clock: { now: () => new Date(now) } });
    const known = async () => [...((await spelling.vocabulary())?.words.keys() ?? [])];
    await add("one", "River levels", 1);
    expect(await known()).toEqual(["river", "levels"]);
    await add("two", "Tides", 2);
    now = spellingKeptMs - 1;
    expect(await known()).toEqual(["river", "levels"]);
    now = spellingKeptMs;
    // The old words serve until the new ones are read.
    expect(await known()).toEqual(["river", "levels"]);
    await expect.poll(known).toEqual(["river", "levels", "tides"]);
  });

  it("are none while the index cannot be read, which fails nothing else", async () => {
    const folder = await mkdtemp(join(tmpdir(), "tongshu-spelling-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    const index = await openColumnarIndexWriter({ folder, schema: catalogueIndexSchema });
    await index.close();
    const clock = { now: () => new Date(0) };
    expect(await createSpelling({ index, clock }).vocabulary()).toBeUndefined();
  });

  it("are tried again a minute after they could not be read, and not by every query", async () => {
    const whole = createNaiveIndex(catalogueIndexSchema);
    const upserts = [documentOf("one", "River levels")];
    await whole.apply({ checkpoint: { epoch: "e", seq: 1 }, upserts, removals: [] });
    let tries = 0;
    const index: SearchIndex = {
      ...whole,
      suggest: (prefix, limit) => {
        tries += 1;
        if (tries === 1) return Promise.reject(new Error("It took too long."));
        return whole.suggest(prefix, limit);
      },
    };
    let now = 0;
    const spelling = createSpelling({ index, clock: { now: () => new Date(now) } });
    for (now of [0, 1, spellingRetryMs - 1]) {
      expect(await spelling.vocabulary()).toBeUndefined();
      expect(tries).toBe(1);
    }
    now = spellingRetryMs;
    const [first, second] = await Promise.all([spelling.vocabulary(), spelling.vocabulary()]);
    expect([...(first?.words.keys() ?? [])]).toEqual(["river", "levels"]);
    expect(second).toBe(first);
    expect(tries).toBe(2);
  });
});
