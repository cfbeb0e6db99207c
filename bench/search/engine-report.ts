/**
 * What a process of an engine tells: written as JSON by the engines of this house and by the Lucene
 * peer alike, so that shares and ratios are computed in one place.
 */
import type { IndexSchema } from "@tongshu/search-index";
import { z } from "zod";

const milliseconds = z.number().min(0);
/** Rounds of times, one for each query of the run in the order of the load. */
const rounds = z.array(z.array(milliseconds));

export const buildReportSchema = z.strictObject({
  documents: z.int(),
  /** Parts of all documents, where the engine knows them. */
  items: z.int().optional(),
  seconds: z.number(),
  cpuSeconds: z.number(),
  /** Greatest resident memory of the process; undefined where the system does not tell. */
  peakMb: z.number().optional(),
  diskMb: z.number(),
});
export type BuildReport = z.infer<typeof buildReportSchema>;

/** What an engine answered, for comparison; digests are of all values, not of those shown. */
export const answerSchema = z.union([
  z.strictObject({
    total: z.int(),
    exact: z.boolean(),
    /** Facet field → SHA-256 of its lines "value<tab>count", sorted by UTF-16 code units. */
    facets: z.record(z.string(), z.string()),
  }),
  /** Why there is no answer: the engine cannot be asked this, or did not answer in time. */
  z.strictObject({ none: z.enum(["unsupported", "timed out"]) }),
]);
export type EngineAnswer = z.infer<typeof answerSchema>;

const runSchema = z.strictObject({
  /** Places in the load of the queries that were asked, in their order. */
  queries: z.array(z.int()),
  warmUpRounds: z.int(),
  rounds,
  /** Processor time of the timed rounds, all threads of the process. */
  cpuSeconds: z.number(),
});
export type Run = z.infer<typeof runSchema>;

/** Times of queries that come by themselves, and of those while the index was built anew. */
const openLoopSchema = z.strictObject({
  perSecond: z.number(),
  atRest: z.array(milliseconds),
  whileRebuilding: z.array(milliseconds),
  /** Whether the index was built anew to its end in that time. */
  isWholeRebuild: z.boolean(),
});
export type OpenLoop = z.infer<typeof openLoopSchema>;

/** Times of suggestions for beginnings, each asked once, so that none was kept. */
const suggestionsSchema = z.array(milliseconds);

export const queryReportSchema = z.strictObject({
  what: z.string(),
  version: z.string(),
  answers: z.array(answerSchema),
  mixed: runSchema,
  mixedWithoutFacets: runSchema,
  apart: runSchema,
  /** Queries of the mixed load with facets, answered in a second by two clients. */
  perSecond: z.number(),
  perSecondWithoutFacets: z.number(),
  rssMb: z.number(),
  /** Of it what is not a file mapped into memory. */
  ownMb: z.number().optional(),
  /** Bytes that each query of the load read from files, those held by the system's cache included. */
  bytesRead: z.array(z.number()).optional(),
  openLoop: openLoopSchema.optional(),
  suggestions: suggestionsSchema.optional(),
});
export type QueryReport = z.infer<typeof queryReportSchema>;

/** How long and how often a load is run. */
export const patienceSchema = z.strictObject({
  warmUpRounds: z.int().min(1),
  timedRounds: z.int().min(1),
  /** No further round of a run begins after so many seconds; one is always finished. */
  budgetSeconds: z.number().min(0),
});
export type Patience = z.infer<typeof patienceSchema>;

export const jobSchema = z.strictObject({
  engine: z.enum(["columnar", "sqlite"]),
  /** "rebuild" builds beside an index that is asked meanwhile, and gives way to who asks. */
  task: z.enum(["build", "query", "rebuild"]),
  /** Given, so that the process of an engine does not load the catalogue beside it. */
  schema: z.custom<IndexSchema>((value) => typeof value === "object" && value !== null),
  /** Of the index. */
  folder: z.string(),
  corpus: z.string(),
  entries: z.int(),
  load: z.string(),
  out: z.string(),
  patience: patienceSchema,
  /** How long queries come by themselves, at rest and as long again at most during a rebuild. */
  openLoopSeconds: z.number().min(0),
});
export type Job = z.infer<typeof jobSchema>;
