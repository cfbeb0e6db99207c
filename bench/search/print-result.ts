import type { SearchResult } from "./result-schema.ts";

type Engine = SearchResult["engines"][string];
type Pick = (engine: Engine) => string | number | undefined;

function times(of: Record<"p50Ms" | "p95Ms" | "p99Ms", number> | undefined): string | undefined {
  if (of === undefined) return undefined;
  return [of.p50Ms, of.p95Ms, of.p99Ms].map((ms) => Number(ms.toPrecision(2))).join("/");
}

/** What is said of each engine, one row each. */
const rows: Readonly<Record<string, Pick>> = {
  "with facets p50/p95/p99": times,
  "without facets": ({ withoutFacets }) => times(withoutFacets),
  "queries a second": ({ qps }) => qps,
  "CPU ms a query": ({ cpuMs }) => cpuMs,
  "timed rounds": ({ timedRounds }) => timedRounds,
  "20 a second by themselves": ({ openLoop }) => times(openLoop?.atRest),
  "while built anew": ({ openLoop }) => times(openLoop?.whileRebuilding),
  suggestions: ({ suggestions }) => times(suggestions),
  "build s (CPU s)": (one) => `${one.buildSeconds} (${one.buildCpuSeconds})`,
  "build peak MB": ({ buildPeakMb }) => buildPeakMb,
  "disk MB": ({ diskMb }) => diskMb,
  "memory of queries MB": ({ rssMb }) => rssMb,
};

/** The figures of a run as a table on the screen: engines side by side, and the ratios. */
export function printResult(result: SearchResult, say: (text: string) => void): void {
  const names = Object.keys(result.engines);
  const width = 20;
  const row = (label: string, cells: readonly (string | number | undefined)[]) =>
    say(label.padEnd(26) + cells.map((cell) => String(cell ?? "–").padStart(width)).join(""));
  const of = (pick: Pick) => Object.values(result.engines).map(pick);
  say(`${result.entries} entries, ${result.items} items, ${result.load.queries} queries`);
  row("", names);
  for (const [label, pick] of Object.entries(rows)) row(label, of(pick));
  const own = result.engines[names[0] ?? ""];
  for (const kind of ["classes", "apart"] as const) {
    for (const name of Object.keys(own?.[kind] ?? {})) {
      const label = `${kind === "apart" ? "+ " : "  "}${name}`;
      row(
        label,
        of((engine) => times(engine[kind][name])),
      );
    }
  }
  for (const [name, ratios] of Object.entries(result.ratios)) {
    say(`${name} ÷ ${names[0]}: ${JSON.stringify(ratios)}`);
  }
  if (result.bytesTouched !== undefined) say(JSON.stringify(result.bytesTouched));
}
