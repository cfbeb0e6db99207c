/**
 * The process of one engine of this house: builds the index from the corpus, or answers the load.
 * `bench/search.ts` starts it, so that memory and processor time are the engine's own.
 */
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import {
  openColumnarIndexReader,
  openColumnarIndexWriter,
  openSqliteIndexReader,
  openSqliteIndexWriter,
  type IndexSchema,
  type SearchIndex,
  SearchTimedOutError,
} from "@tongshu/search-index";
import { drawBeginnings } from "./beginnings.ts";
import { readCorpus } from "./corpus-files.ts";
import {
  type BuildReport,
  type EngineAnswer,
  type Job,
  jobSchema,
  type QueryReport,
} from "./engine-report.ts";
import { queryOf } from "./load-query.ts";
import { giveWay, openLoop } from "./open-loop.ts";
import type { LoadLine } from "./load.ts";
import {
  bytesReadSoFar,
  cpuSeconds,
  folderMb,
  ownMb,
  peakMb,
  residentMb,
} from "./process-facts.ts";
import { type Ask, countPerSecond, timeRounds } from "./timed-rounds.ts";

const clients = 2;
/** Beginnings are drawn from the titles of so many entries. */
const suggestingEntries = 20_000;
const beginningsDrawn = 1_500;
const warmUpBeginnings = 100;
/** More values than any facet has: answers are compared whole. */
const allValues = 1_000_000;

const engines = {
  columnar: {
    what: "the default adapter: own files, the idle threads of the pool (one a core) divide the segments of a query, asked through the interface",
    openWriter: (folder: string, schema: IndexSchema) =>
      openColumnarIndexWriter({ folder, schema }),
    /** One index for all clients, with as many threads as a server has. */
    openReaders: async (folder: string, schema: IndexSchema, count: number) => {
      const index = await openColumnarIndexReader({ folder, schema });
      return Array.from({ length: count }, () => index);
    },
  },
  sqlite: {
    what: "the SQLite FTS5 adapter through the same interface, one reading thread a client",
    openWriter: (folder: string, schema: IndexSchema) => openSqliteIndexWriter({ folder, schema }),
    openReaders: (folder: string, schema: IndexSchema, count: number) =>
      Promise.all(Array.from({ length: count }, () => openSqliteIndexReader({ folder, schema }))),
  },
} as const;

async function build({ engine, schema, folder, corpus, entries }: Job): Promise<BuildReport> {
  const started = performance.now();
  const writer = await engines[engine].openWriter(folder, schema);
  let seq = 0;
  async function* batches() {
    for await (const upserts of readCorpus(corpus, entries)) {
      seq += upserts.length;
      yield { checkpoint: { epoch: "bench", seq }, upserts, removals: [] };
    }
  }
  await writer.rebuild(batches());
  const { documents, parts } = await writer.stats();
  await writer.close();
  return {
    documents,
    items: parts,
    seconds: Math.round((performance.now() - started) / 10) / 100,
    cpuSeconds: Math.round(cpuSeconds() * 100) / 100,
    peakMb: peakMb(),
    diskMb: await folderMb(folder),
  };
}

/** A search that takes too long is refused after the index's own limit: that time counts. */
async function unlessTimedOut<Result>(work: Promise<Result>): Promise<Result | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof SearchTimedOutError) return undefined;
    throw error;
  }
}

async function answerOf(index: SearchIndex, line: LoadLine): Promise<EngineAnswer> {
  const query = queryOf(line, true);
  const facets = query.facets.map((facet) => ({ ...facet, size: allValues }));
  const answer = await unlessTimedOut(index.search({ ...query, facets }));
  if (answer === undefined) return { none: "timed out" };
  const digests = answer.facets.map(({ field, values }) => {
    const lines = values.map(({ value, count }) => `${value}\t${count}\n`).sort();
    return [field, createHash("sha256").update(lines.join("")).digest("hex")] as const;
  });
  return { total: answer.total, exact: answer.exact, facets: Object.fromEntries(digests) };
}

/** How much each query reads: looking at the counter is itself a read, which is taken off. */
async function readsOf(count: number, ask: Ask): Promise<number[] | undefined> {
  const first = bytesReadSoFar();
  const second = bytesReadSoFar();
  if (first === undefined || second === undefined) return undefined;
  const looking = second - first;
  const reads: number[] = [];
  for (let place = 0; place < count; place += 1) {
    const before = bytesReadSoFar() ?? 0;
    await ask(place);
    reads.push(Math.max(0, (bytesReadSoFar() ?? 0) - before - looking));
  }
  return reads;
}

/** What is typed of a title after one to five letters; each beginning once, since the index keeps them. */
async function timeSuggestions(
  index: SearchIndex,
  { corpus, entries }: Job,
): Promise<readonly number[]> {
  const keys: string[] = [];
  for await (const documents of readCorpus(corpus, Math.min(entries, suggestingEntries))) {
    keys.push(...documents.flatMap(({ suggestions }) => suggestions[0]?.key ?? []));
  }
  const beginnings = new Set(drawBeginnings(keys, beginningsDrawn));
  const times: number[] = [];
  for (const beginning of beginnings) {
    const started = performance.now();
    await index.suggest(beginning, 10);
    times.push(performance.now() - started);
  }
  // The first ones find a thread that has suggested nothing yet.
  return times.slice(Math.min(warmUpBeginnings, Math.floor(times.length / 2)));
}

async function query(job: Job): Promise<QueryReport> {
  const { engine, schema, folder, load, patience } = job;
  // Written by `scale.ts` from lines that were checked.
  const lines = (await readFile(load, "utf8"))
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as LoadLine);
  const places = [...lines.keys()];
  const queries = {
    withFacets: lines.map((line) => queryOf(line, true)),
    withoutFacets: lines.map((line) => queryOf(line, false)),
  };
  const asking =
    (index: SearchIndex, how: keyof typeof queries): Ask =>
    async (place) => {
      const one = queries[how][place];
      if (one === undefined) throw new Error("The load has no such query.");
      return await unlessTimedOut(index.search(one));
    };
  const { what, openReaders } = engines[engine];
  const [index] = await openReaders(folder, schema, 1);
  if (index === undefined) throw new Error("There is no reader.");
  const answers: EngineAnswer[] = [];
  for (const line of lines) answers.push(await answerOf(index, line));
  const bytesRead = await readsOf(lines.length, asking(index, "withFacets"));
  const isMixed = (place: number) => lines[place]?.apart === false;
  const inMixed = places.filter(isMixed);
  const apart = places.filter((place) => !isMixed(place));
  const mixed = await timeRounds(inMixed, patience, asking(index, "withFacets"));
  const mixedWithoutFacets = await timeRounds(inMixed, patience, asking(index, "withoutFacets"));
  const inApart = await timeRounds(apart, patience, asking(index, "withFacets"));
  // SQLite looks at every key that begins so.
  const suggestions = engine === "columnar" ? await timeSuggestions(index, job) : [];
  // Measured before the second reader is opened, which would have its own caches beside.
  const memory = { rssMb: residentMb(), ownMb: ownMb() };
  await index.close();
  const readers = await openReaders(folder, schema, clients);
  const perSecond = (how: keyof typeof queries) =>
    countPerSecond(
      inMixed,
      patience,
      readers.map((reader) => asking(reader, how)),
    );
  const report = {
    what,
    version: process.version,
    answers,
    mixed,
    mixedWithoutFacets,
    apart: inApart,
    perSecond: await perSecond("withFacets"),
    perSecondWithoutFacets: await perSecond("withoutFacets"),
    ...memory,
    bytesRead,
    ...(suggestions.length === 0 ? {} : { suggestions: [...suggestions] }),
  };
  const [reader] = readers;
  const isAsked = job.openLoopSeconds > 0 && reader !== undefined;
  const askMixed = asking(reader ?? index, "withFacets");
  const loop = isAsked
    ? { openLoop: await openLoop(job, (place) => askMixed(inMixed[place % inMixed.length] ?? 0)) }
    : {};
  for (const one of new Set(readers)) await one.close();
  return { ...report, ...loop };
}

const job = jobSchema.parse(JSON.parse(process.argv[2] ?? ""));
if (job.task === "rebuild") giveWay();
const report = job.task === "query" ? await query(job) : await build(job);
await writeFile(job.out, JSON.stringify(report));
