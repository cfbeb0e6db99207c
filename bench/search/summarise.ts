import type { BuildReport, EngineAnswer, OpenLoop, QueryReport, Run } from "./engine-report.ts";
import type { LoadLine } from "./load.ts";
import type { BytesTouched, ClassResult, EngineResult, Ratios } from "./result-schema.ts";

const distributionShares = [
  0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.97, 0.99, 0.995, 1,
];

export const round = (value: number, digits = 3): number =>
  Math.round(value * 10 ** digits) / 10 ** digits;

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

/** The value that so large a share of the sorted values does not exceed (nearest rank). */
export function quantile(sorted: readonly number[], share: number): number {
  const rank = Math.max(1, Math.ceil(sorted.length * share));
  return sorted[Math.min(sorted.length, rank) - 1] ?? 0;
}

const ascending = (values: readonly number[]): readonly number[] =>
  values.toSorted((one, other) => one - other);

function percentilesOf(times: readonly number[]) {
  const sorted = ascending(times);
  return {
    p50Ms: round(quantile(sorted, 0.5)),
    p95Ms: round(quantile(sorted, 0.95)),
    p99Ms: round(quantile(sorted, 0.99)),
  };
}

function distributionOf(times: readonly number[]): [number, number][] {
  const sorted = ascending(times);
  return distributionShares.map((share) => [share, round(quantile(sorted, share))]);
}

function measured(run: Run, qps: number) {
  const times = run.rounds.flat();
  const fastest = run.queries.map((_, at) =>
    Math.min(...run.rounds.map((round) => round[at] ?? Number.POSITIVE_INFINITY)),
  );
  return {
    queries: run.queries.length,
    warmUpRounds: run.warmUpRounds,
    timedRounds: run.rounds.length,
    ...percentilesOf(times),
    fastest: percentilesOf(fastest),
    meanMs: round(mean(times)),
    distribution: distributionOf(times),
    cpuMs: round((run.cpuSeconds * 1_000) / Math.max(1, times.length)),
    qps: round(qps, 1),
  };
}

function classesOf(
  lines: readonly LoadLine[],
  answers: readonly EngineAnswer[],
  run: Run,
): Readonly<Record<string, ClassResult>> {
  const names = [...new Set(run.queries.map((place) => lines[place]?.class ?? ""))];
  return Object.fromEntries(
    names.map((name) => {
      const own = run.queries.flatMap((place, at) =>
        lines[place]?.class === name ? [{ place, at }] : [],
      );
      const times = run.rounds.flatMap((times) => own.map(({ at }) => times[at] ?? 0));
      const totals = own.flatMap(({ place }) => {
        const answer = answers[place];
        return answer !== undefined && "total" in answer ? [answer.total] : [];
      });
      const medianTotal = quantile(ascending(totals), 0.5);
      return [name, { queries: own.length, ...percentilesOf(times), medianTotal }];
    }),
  );
}

function summariseSuggestions(
  times: QueryReport["suggestions"],
): Pick<EngineResult, "suggestions"> {
  if (times === undefined) return {};
  return { suggestions: { beginnings: times.length, ...percentilesOf(times) } };
}

export function summariseEngine(
  lines: readonly LoadLine[],
  build: BuildReport,
  query: QueryReport,
  equal: number,
): EngineResult {
  const without = (reason: string) =>
    query.answers.filter((answer) => "none" in answer && answer.none === reason).length;
  return {
    what: query.what,
    version: query.version,
    ...measured(query.mixed, query.perSecond),
    withoutFacets: measured(query.mixedWithoutFacets, query.perSecondWithoutFacets),
    classes: classesOf(lines, query.answers, query.mixed),
    apart: classesOf(lines, query.answers, query.apart),
    apartTimedRounds: query.apart.rounds.length,
    ...(query.openLoop === undefined ? {} : { openLoop: summariseLoop(query.openLoop) }),
    ...summariseSuggestions(query.suggestions),
    buildSeconds: round(build.seconds, 1),
    buildCpuSeconds: round(build.cpuSeconds, 1),
    ...(build.peakMb === undefined ? {} : { buildPeakMb: build.peakMb }),
    diskMb: round(build.diskMb, 1),
    rssMb: query.rssMb,
    ...(query.ownMb === undefined ? {} : { ownMb: query.ownMb }),
    answers: {
      equal,
      unsupported: without("unsupported"),
      timedOut: without("timed out"),
      inexact: query.answers.filter((answer) => "exact" in answer && !answer.exact).length,
    },
  };
}

function summariseLoop({ perSecond, atRest, whileRebuilding, isWholeRebuild }: OpenLoop) {
  const timed = (times: readonly number[]) => ({ queries: times.length, ...percentilesOf(times) });
  const rest = timed(atRest);
  const rebuilding = timed(whileRebuilding);
  const p95Ratio = round(rebuilding.p95Ms / Math.max(rest.p95Ms, 1e-6), 2);
  return { perSecond, atRest: rest, whileRebuilding: rebuilding, isWholeRebuild, p95Ratio };
}

/** How a peer compares: above 1, columnar is that many times better. */
export function ratiosOf(own: EngineResult, peer: EngineResult): Ratios {
  const over = (above: number, below: number) => round(above / Math.max(below, 1e-6), 2);
  return {
    p50: over(peer.p50Ms, own.p50Ms),
    p95: over(peer.p95Ms, own.p95Ms),
    p99: over(peer.p99Ms, own.p99Ms),
    fastestP50: over(peer.fastest.p50Ms, own.fastest.p50Ms),
    fastestP95: over(peer.fastest.p95Ms, own.fastest.p95Ms),
    fastestP99: over(peer.fastest.p99Ms, own.fastest.p99Ms),
    cpu: over(peer.cpuMs, own.cpuMs),
    qps: over(own.qps, peer.qps),
    build: over(peer.buildSeconds, own.buildSeconds),
    disk: over(peer.diskMb, own.diskMb),
    rss: over(peer.rssMb, own.rssMb),
    withoutFacetsP50: over(peer.withoutFacets.p50Ms, own.withoutFacets.p50Ms),
    withoutFacetsP95: over(peer.withoutFacets.p95Ms, own.withoutFacets.p95Ms),
    withoutFacetsFastestP50: over(
      peer.withoutFacets.fastest.p50Ms,
      own.withoutFacets.fastest.p50Ms,
    ),
    withoutFacetsFastestP95: over(
      peer.withoutFacets.fastest.p95Ms,
      own.withoutFacets.fastest.p95Ms,
    ),
  };
}

/** A column of small numbers takes two bytes a document. */
const columnBytes = 2;

/**
 * What a query of the mixed load has to touch: bytes read from the index files, as the system counted
 * them, and two bytes for each match and facet (and for each match's date, where that sorts), which
 * lie in memory. Beside it, how fast this machine copies memory.
 */
export function bytesTouched(
  lines: readonly LoadLine[],
  query: QueryReport,
  memoryGbPerSecond: number,
): BytesTouched | undefined {
  const { bytesRead } = query;
  if (bytesRead === undefined || query.mixed.queries.length === 0) return undefined;
  const reads = query.mixed.queries.map((place) => bytesRead[place] ?? 0);
  const columns = query.mixed.queries.map((place) => {
    const line = lines[place];
    const answer = query.answers[place];
    if (line === undefined || answer === undefined || !("total" in answer)) return 0;
    const keyed = line.facets.length + (line.sort === "newest" ? 4 : 0);
    return answer.total * keyed * columnBytes;
  });
  const limitMeanMs = (mean(reads) + mean(columns)) / (memoryGbPerSecond * 1e6);
  return {
    how: "bytes that read() returned to the process, cached ones included (first query of each text verified whole blocks before), and 2 bytes a match and facet, 8 for a date that sorts",
    readMean: Math.round(mean(reads)),
    readMax: Math.max(...reads),
    columnsMean: Math.round(mean(columns)),
    columnsMax: Math.max(...columns),
    memoryGbPerSecond: round(memoryGbPerSecond, 1),
    limitMeanMs: round(limitMeanMs, 4),
    timesLimit: round(mean(query.mixed.rounds.flat()) / limitMeanMs, 1),
  };
}
