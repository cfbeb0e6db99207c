/** What `npm run bench:search` stores under bench/results; see `bench/README.md`. */
import { z } from "zod";
import { corpusNames } from "./corpus-documents.ts";

const ms = z.number().min(0);
const percentiles = { p50Ms: ms, p95Ms: ms, p99Ms: ms };

const classSchema = z.strictObject({
  queries: z.int(),
  ...percentiles,
  /** Documents found, as the middle query of the class has it. */
  medianTotal: z.number(),
});
export type ClassResult = z.infer<typeof classSchema>;

const measuredSchema = z.strictObject({
  queries: z.int(),
  warmUpRounds: z.int(),
  timedRounds: z.int(),
  ...percentiles,
  /** Of the fastest timed execution of each query: what is left when other work of the machine is not. */
  fastest: z.strictObject(percentiles),
  meanMs: ms,
  /** [share, ms]: so many of the timed executions took no longer. */
  distribution: z.array(z.tuple([z.number(), ms])),
  /** Processor time a query, all threads of the process. */
  cpuMs: ms,
  /** Queries a second with two clients. */
  qps: z.number(),
});

export const engineResultSchema = z.strictObject({
  what: z.string(),
  version: z.string(),
  /** The mixed load with facets: 20 hits, exact total, five facets. */
  ...measuredSchema.shape,
  withoutFacets: measuredSchema,
  classes: z.record(z.string(), classSchema),
  /** Classes beside the mixed load, each by itself; absent where the engine cannot be asked. */
  apart: z.record(z.string(), classSchema),
  apartTimedRounds: z.int(),
  /** Queries of the mixed load that come by themselves, also while the index is built anew. */
  openLoop: z
    .strictObject({
      perSecond: z.number(),
      atRest: z.strictObject({ queries: z.int(), ...percentiles }),
      whileRebuilding: z.strictObject({ queries: z.int(), ...percentiles }),
      /** Whether it was built to its end meanwhile. */
      isWholeRebuild: z.boolean(),
      /** Of the p95 while rebuilding over that at rest. */
      p95Ratio: z.number(),
    })
    .optional(),
  /** Suggestions for what is typed of a title after one to five letters, each beginning once. */
  suggestions: z.strictObject({ beginnings: z.int(), ...percentiles }).optional(),
  buildSeconds: z.number(),
  buildCpuSeconds: z.number(),
  buildPeakMb: z.number().optional(),
  diskMb: z.number(),
  rssMb: z.number(),
  ownMb: z.number().optional(),
  answers: z.strictObject({
    /** Totals and facet values that were compared with the first engine's and are equal. */
    equal: z.int(),
    unsupported: z.int(),
    timedOut: z.int(),
    /** Totals that are lower bounds by the engine's own word; not compared. */
    inexact: z.int(),
  }),
});
export type EngineResult = z.infer<typeof engineResultSchema>;

const bytesSchema = z.strictObject({
  how: z.string(),
  /** Of the mixed load with facets, a query. */
  readMean: z.number(),
  readMax: z.number(),
  columnsMean: z.number(),
  columnsMax: z.number(),
  memoryGbPerSecond: z.number(),
  /** Bytes of the mean query at that speed. */
  limitMeanMs: ms,
  /** Mean time over that limit. */
  timesLimit: z.number(),
});
export type BytesTouched = z.infer<typeof bytesSchema>;

const ratioSchema = z.strictObject({
  p50: z.number(),
  p95: z.number(),
  p99: z.number(),
  fastestP50: z.number(),
  fastestP95: z.number(),
  fastestP99: z.number(),
  /** Of processor time a query. */
  cpu: z.number(),
  qps: z.number(),
  build: z.number(),
  disk: z.number(),
  rss: z.number(),
  withoutFacetsP50: z.number(),
  withoutFacetsP95: z.number(),
  withoutFacetsFastestP50: z.number(),
  withoutFacetsFastestP95: z.number(),
});

export const searchResultSchema = z.strictObject({
  date: z.string(),
  command: z.string(),
  machine: z.record(z.string(), z.union([z.string(), z.number()])),
  /** What else is to be known, such as other work on the machine. */
  note: z.string().optional(),
  corpus: z.enum(corpusNames).default("sample"),
  entries: z.int(),
  items: z.int(),
  corpusMb: z.number(),
  load: z.strictObject({ from: z.string(), queries: z.int(), apart: z.int() }),
  engines: z.record(z.string(), engineResultSchema),
  /** Peer over columnar: how many times as long, as much, as large; of qps columnar over peer. */
  ratios: z.record(z.string(), ratioSchema),
  bytesTouched: bytesSchema.optional(),
});
export type SearchResult = z.infer<typeof searchResultSchema>;
export type Ratios = z.infer<typeof ratioSchema>;
