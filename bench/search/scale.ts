import { mkdir, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { join } from "node:path";
import { catalogueIndexSchema as schema } from "@tongshu/catalogue";
import { describeMachine } from "../result.ts";
import { compareAnswers } from "./compare-answers.ts";
import type { CorpusName } from "./corpus-documents.ts";
import { corpusBytes, readCorpus } from "./corpus-files.ts";
import { ensureCorpus } from "./corpus.ts";
import { drawLoad } from "./draw-load.ts";
import type { Patience } from "./engine-report.ts";
import { type LoadLine, readLoad, writeLoad } from "./load.ts";
import { type SearchResult, searchResultSchema } from "./result-schema.ts";
import { type EngineName, type EngineReports, prepareLucene, runEngine } from "./run-engine.ts";
import { seeWords } from "./seen-words.ts";
import { bytesTouched, ratiosOf, round, summariseEngine } from "./summarise.ts";

/** Words are counted over so many entries at most: a load needs no more, and memory is bounded. */
export const seenEntriesMax = 300_000;

export interface ScaleRequest {
  readonly entries: number;
  /** Which documents. */
  readonly of: CorpusName;
  /** Folder of the corpus, kept. */
  readonly corpus: string;
  /** Folder in which the indexes are built, one after the other. */
  readonly work: string;
  /** A load of one's own; otherwise one is drawn. */
  readonly queries: string | undefined;
  /** The first is the one that others are compared with. */
  readonly engines: readonly EngineName[];
  readonly patience: Patience;
  /** How long queries come by themselves to the columnar index, and again while it is built anew. */
  readonly openLoopSeconds: number;
  /** Go on with an interrupted run of the same request in the same work folder. */
  readonly resume: boolean;
  readonly command: string;
  readonly note: string | undefined;
  readonly say: (text: string) => void;
}

export async function benchAtScale(request: ScaleRequest): Promise<SearchResult> {
  const { entries, of, corpus, work, say } = request;
  say(`Corpus ${of} of ${entries} entries in ${corpus}`);
  await ensureCorpus(corpus, of, entries);
  const lines = await loadOf(request);
  await mkdir(work, { recursive: true });
  const load = join(work, "load.ndjson");
  await writeFile(load, writeLoad(lines));
  const memoryGbPerSecond = copySpeed();
  const reports = new Map<EngineName, EngineReports>();
  for (const engine of request.engines) {
    const unready = engine === "lucene" ? prepareLucene() : undefined;
    if (unready !== undefined) {
      say(`!!! SKIPPED: the Lucene peer does not run: ${unready}. The result is without it. !!!`);
      continue;
    }
    say(`${engine}: building and asking`);
    const { patience, resume } = request;
    const openLoopSeconds = engine === "columnar" ? request.openLoopSeconds : 0;
    const job = { schema, corpus, entries, load, patience, openLoopSeconds, work, resume };
    reports.set(engine, await runEngine(engine, job));
  }
  return await resultOf(request, lines, reports, memoryGbPerSecond);
}

async function loadOf({ queries, of, corpus, entries, say }: ScaleRequest) {
  if (queries !== undefined) return await readLoad(queries);
  say("Drawing the load");
  return await drawnLoad(corpus, of, entries);
}

/** The load drawn from the first entries of a corpus that is there. */
export async function drawnLoad(
  corpus: string,
  of: CorpusName,
  entries: number,
): Promise<readonly LoadLine[]> {
  const seen = Math.min(entries, seenEntriesMax);
  const drawn = drawLoad(await seeWords(readCorpus(corpus, seen), seen));
  // The classes beside the mixed load ask for fields and facets of the catalogue.
  return of === "sample" ? drawn : drawn.filter(({ apart }) => !apart);
}

async function resultOf(
  request: ScaleRequest,
  lines: readonly LoadLine[],
  reports: ReadonlyMap<EngineName, EngineReports>,
  memoryGbPerSecond: number,
): Promise<SearchResult> {
  const [first, ...peers] = [...reports].map(([name, { build, query }]) => ({
    name,
    build,
    query,
  }));
  if (first === undefined) throw new Error("No engine ran.");
  const answersOf = ({ name, query }: typeof first) => ({ name, answers: query.answers });
  const engines = Object.fromEntries(
    [first, ...peers].map((one) => {
      const equal = compareAnswers(lines, answersOf(first), answersOf(one));
      return [one.name, summariseEngine(lines, one.build, one.query, equal)];
    }),
  );
  const own = engines[first.name];
  if (own === undefined) throw new Error("No engine ran.");
  const touched =
    first.name === "columnar" ? bytesTouched(lines, first.query, memoryGbPerSecond) : undefined;
  return searchResultSchema.parse({
    date: new Date().toISOString().slice(0, 10),
    command: request.command,
    machine: { ...describeMachine(), processor: cpus()[0]?.model ?? "unknown" },
    ...(request.note === undefined ? {} : { note: request.note }),
    corpus: request.of,
    entries: request.entries,
    items: first.build.items ?? (await countItems(request)),
    corpusMb: round((await corpusBytes(request.corpus, request.entries)) / 1e6, 1),
    load: {
      from: request.queries === undefined ? "drawn from the corpus" : "given",
      queries: lines.filter(({ apart }) => !apart).length,
      apart: lines.filter(({ apart }) => apart).length,
    },
    engines,
    ratios: Object.fromEntries(
      peers.flatMap(({ name }) => {
        const peer = engines[name];
        return peer === undefined ? [] : [[name, ratiosOf(own, peer)]];
      }),
    ),
    ...(touched === undefined ? {} : { bytesTouched: touched }),
  });
}

async function countItems({ corpus, entries }: ScaleRequest): Promise<number> {
  let items = 0;
  for await (const batch of readCorpus(corpus, entries)) {
    for (const { parts } of batch) items += parts.length;
  }
  return items;
}

/** Gigabytes a second that this machine copies, best of some: what the physical limit is taken from. */
function copySpeed(): number {
  const bytes = 128 * 1024 ** 2;
  const from = new Uint8Array(bytes).fill(1);
  const to = new Uint8Array(bytes);
  let best = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < 8; attempt += 1) {
    const started = performance.now();
    to.set(from);
    best = Math.min(best, performance.now() - started);
  }
  return bytes / best / 1e6;
}
