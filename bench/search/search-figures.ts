import { type ChartLine, drawChart } from "./chart-svg.ts";
import { engineNames } from "./run-engine.ts";
import type { EngineResult, SearchResult } from "./result-schema.ts";

const percentiles = ["p50Ms", "p95Ms", "p99Ms"] as const;
const sizes = [30_000, 100_000, 300_000, 1_000_000, 3_000_000];
/** A time of nothing cannot be drawn on a logarithmic axis. */
const leastMs = 0.01;

const inWords = (entries: number): string =>
  entries >= 1_000_000 ? `${entries / 1_000_000} M` : `${entries / 1_000} k`;

const inMs = (value: number): string => `${Number(value.toPrecision(2))}`;

function namesOf(results: readonly SearchResult[]): readonly string[] {
  return [...new Set(results.flatMap(({ engines }) => Object.keys(engines)))];
}

/** One line an engine, with a point for each result that has it. */
function linesOf(
  results: readonly SearchResult[],
  pointsOf: (engine: EngineResult, entries: number) => readonly (readonly [number, number])[],
): readonly ChartLine[] {
  return namesOf(results).map((label) => ({
    label,
    look: engineNames.findIndex((name) => name === label),
    points: results.flatMap(({ engines, entries }) => {
      const engine = engines[label];
      return engine === undefined
        ? []
        : pointsOf(engine, entries).map(([x, ms]) => [x, Math.max(ms, leastMs)] as const);
    }),
  }));
}

/** p50, p95 and p99 of the mixed load with facets over the number of entries. */
export function growthFigure(results: readonly SearchResult[]): string {
  const least = Math.min(...results.map(({ entries }) => entries));
  const most = Math.max(...results.map(({ entries }) => entries));
  const ticks = [...new Set([least, ...sizes.filter((size) => size > least && size < most), most])];
  return drawChart({
    title: "Search times over the number of entries",
    description: describe(results),
    panels: [
      ...percentiles.map((name) => ({
        title: name.replace("Ms", ""),
        lines: linesOf(results, (engine, entries) => [[entries, engine[name]]]),
      })),
      {
        title: "p95 of each query's fastest",
        lines: linesOf(results, (engine, entries) => [[entries, engine.fastest.p95Ms]]),
      },
    ],
    x: { label: "entries 条目", isLogarithmic: true, ticks, format: inWords },
    y: { label: "ms 毫秒", format: inMs },
  });
}

/** How the times of one size are distributed, with facets and without. */
export function distributionFigure(result: SearchResult): string {
  const curve = (pick: (engine: EngineResult) => readonly (readonly [number, number])[]) =>
    linesOf([result], (engine) => pick(engine));
  return drawChart({
    title: `Distribution of search times at ${inWords(result.entries)} entries`,
    description: describe([result]),
    panels: [
      {
        title: `${inWords(result.entries)}, five facets`,
        lines: curve(({ distribution }) => distribution),
      },
      {
        title: `${inWords(result.entries)}, without facets`,
        lines: curve(({ withoutFacets }) => withoutFacets.distribution),
      },
    ],
    x: {
      label: "share answered within 占比",
      isLogarithmic: false,
      ticks: [0, 0.25, 0.5, 0.75, 1],
      format: (share) => `${Math.round(share * 100)}%`,
    },
    y: { label: "ms 毫秒", format: inMs },
  });
}

function describe(results: readonly SearchResult[]): string {
  return results
    .flatMap(({ entries, engines }) =>
      Object.entries(engines).map(
        ([name, { p50Ms, p95Ms, p99Ms }]) =>
          `${inWords(entries)} entries, ${name}: p50 ${inMs(p50Ms)}, p95 ${inMs(p95Ms)}, p99 ${inMs(p99Ms)} ms.`,
      ),
    )
    .join(" ");
}

/** The same figures as tables in Markdown, and those that no picture shows. */
export function figureTables(results: readonly SearchResult[]): string {
  const row = (cells: readonly (string | number)[]) => `| ${cells.join(" | ")} |`;
  const times = ({ p50Ms, p95Ms, p99Ms }: Pick<EngineResult, (typeof percentiles)[number]>) =>
    [p50Ms, p95Ms, p99Ms].map(inMs).join(" / ");
  const head = [
    "entries",
    "engine",
    "facets p50 / p95 / p99 ms",
    "fastest of each query",
    "without facets",
    "fastest of each query",
  ];
  const costs = ["CPU ms a query", "queries/s", "build s (CPU)", "disk MB", "memory MB"];
  const rows = results.flatMap(({ entries, engines }) =>
    Object.entries(engines).map(([name, engine]) =>
      row([
        inWords(entries),
        name,
        times(engine),
        times(engine.fastest),
        times(engine.withoutFacets),
        times(engine.withoutFacets.fastest),
        inMs(engine.cpuMs),
        engine.qps,
        `${engine.buildSeconds} (${engine.buildCpuSeconds})`,
        engine.diskMb,
        engine.rssMb,
      ]),
    ),
  );
  const main = [row([...head, ...costs]), row([...head, ...costs].map(() => "---")), ...rows];
  const last = results.at(-1);
  if (last === undefined) return main.join("\n");
  const names = Object.keys(last.engines);
  const classRows = (["classes", "apart"] as const).flatMap((kind) =>
    Object.keys(last.engines[names[0] ?? ""]?.[kind] ?? {}).map((name) =>
      row([
        kind === "apart" ? `*${name}*` : name,
        last.engines[names[0] ?? ""]?.[kind][name]?.medianTotal ?? "–",
        ...names.map((engine) => {
          const one = last.engines[engine]?.[kind][name];
          return one === undefined ? "–" : times(one);
        }),
      ]),
    ),
  );
  const classHead = [`class, at ${inWords(last.entries)}`, "middle total", ...names];
  return [
    ...main,
    "",
    row(classHead),
    row(classHead.map(() => "---")),
    ...classRows,
    "",
    ...results.map(provenance),
  ].join("\n");
}

function provenance({
  entries,
  date,
  command,
  machine,
  note,
  engines,
  bytesTouched,
}: SearchResult) {
  const rounds = Object.entries(engines)
    .map(([name, one]) => `${name} ${one.warmUpRounds} + ${one.timedRounds}`)
    .join(", ");
  const limit =
    bytesTouched === undefined
      ? ""
      : ` A query touches ${Math.round((bytesTouched.readMean + bytesTouched.columnsMean) / 1_000)} kB on average; at the ${bytesTouched.memoryGbPerSecond} GB/s this machine copies that is ${bytesTouched.limitMeanMs} ms, and the mean answer takes ${bytesTouched.timesLimit} times as long.`;
  const where = Object.entries(machine)
    .map(([name, value]) => `${name} ${value}`)
    .join(", ");
  return `- ${inWords(entries)}: ${date}, \`${command}\`; ${where}${note === undefined ? "" : `; ${note}`}. Rounds (warm-up + timed): ${rounds}.${limit}`;
}
