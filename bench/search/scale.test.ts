import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readCorpus, shardPath } from "./corpus-files.ts";
import { ensureCorpus } from "./corpus.ts";
import { drawLoad } from "./draw-load.ts";
import { type LoadLine, writeLoad } from "./load.ts";
import { searchResultSchema } from "./result-schema.ts";
import { benchAtScale } from "./scale.ts";
import { distributionFigure, figureTables, growthFigure } from "./search-figures.ts";
import { seeWords } from "./seen-words.ts";

const entries = 700;
let folder = "";
let corpus = "";
let load: readonly LoadLine[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tongshu-bench-"));
  corpus = join(folder, "corpus");
  await ensureCorpus(corpus, "sample", entries);
  load = drawLoad(await seeWords(readCorpus(corpus, entries), entries));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("a corpus is read as far as it is asked for, and written once", async () => {
  let documents = 0;
  const ids = new Set<string>();
  for await (const batch of readCorpus(corpus, entries)) {
    documents += batch.length;
    for (const { id } of batch) ids.add(id);
  }
  expect([documents, ids.size]).toEqual([entries, entries]);
  const { mtimeMs } = await stat(shardPath(corpus, 0));
  await ensureCorpus(corpus, "sample", entries);
  expect((await stat(shardPath(corpus, 0))).mtimeMs).toBe(mtimeMs);
});

test("a corpus of another generator or analyser is refused", async () => {
  const other = join(folder, "other");
  await ensureCorpus(other, "sample", 0);
  const manifest = { seed: 1, schemaVersion: "old", shardEntries: 1, fingerprint: "" };
  await writeFile(join(other, "corpus.json"), JSON.stringify(manifest));
  await expect(ensureCorpus(other, "sample", 1)).rejects.toThrow(
    "holds another corpus, or one of an earlier generator",
  );
});

test("the mixed load is 360 queries in ten classes, the same at every draw", async () => {
  const mixed = load.filter(({ apart }) => !apart);
  const counts = Object.groupBy(mixed, (line) => line.class);
  const sizes = Object.entries(counts).map(([name, lines]) => [name, lines?.length]);
  expect(Object.fromEntries(sizes)).toEqual({
    "rare term": 40,
    "frequent term": 40,
    "zh AND2": 40,
    "zh AND3": 40,
    en: 30,
    "en AND2": 30,
    "zh+en": 40,
    "AND2 + 1 filter": 40,
    "frequent + 2 filters": 40,
    browse: 20,
  });
  expect(new Set(load.filter(({ apart }) => apart).map((line) => line.class)).size).toBe(7);
  const again = drawLoad(await seeWords(readCorpus(corpus, entries), entries));
  expect(writeLoad(again)).toBe(writeLoad(load));
});

test("columnar and SQLite answer a load alike; the result has its schema and can be drawn", async () => {
  const queries = join(folder, "queries.ndjson");
  // Some of every class: the test is of the bench, not of the engines' speed.
  await writeFile(queries, writeLoad(load.filter((_, at) => at % 10 === 0)));
  const said: string[] = [];
  const result = await benchAtScale({
    entries,
    of: "sample",
    corpus,
    work: join(folder, "work"),
    queries,
    engines: ["columnar", "sqlite"],
    patience: { warmUpRounds: 1, timedRounds: 2, budgetSeconds: 1 },
    openLoopSeconds: 1,
    resume: false,
    command: "test",
    note: undefined,
    say: (text) => said.push(text),
  });
  expect(searchResultSchema.parse(result)).toEqual(result);
  expect(result.load).toEqual({ from: "given", queries: 36, apart: 14 });
  const { columnar, sqlite } = result.engines;
  expect(sqlite?.answers.equal).toBe(50 - (sqlite?.answers.inexact ?? 0));
  expect(Object.keys(columnar?.classes ?? {})).toHaveLength(10);
  expect(Object.keys(columnar?.apart ?? {})).toHaveLength(7);
  expect(columnar?.openLoop).toMatchObject({ perSecond: 20 });
  expect(columnar?.openLoop?.atRest.queries).toBeGreaterThan(5);
  expect(columnar?.openLoop?.whileRebuilding.queries).toBeGreaterThan(5);
  expect(sqlite?.openLoop).toBeUndefined();
  expect(columnar?.suggestions?.beginnings).toBeGreaterThan(50);
  expect(columnar?.suggestions?.p95Ms).toBeGreaterThan(0);
  expect(result.ratios.sqlite?.p50).toBeGreaterThan(0);
  expect(columnar?.distribution.at(-1)?.[1]).toBeGreaterThanOrEqual(columnar?.p99Ms ?? 0);

  for (const svg of [growthFigure([result]), distributionFigure(result)]) {
    expect(svg).toContain("prefers-color-scheme: dark");
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  }
  expect(figureTables([result])).toContain("| columnar |");
});
