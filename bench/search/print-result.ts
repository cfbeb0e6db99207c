import type { SearchResult } from "./result-schema.ts";

/** The figures of a run as a table on the screen: engines side by side, and the ratios. */
export function printResult(result: SearchResult, say: (text: string) => void): void {
  const names = Object.keys(result.engines);
  const width = 20;
  const row = (label: string, cells: readonly (string | number | undefined)[]) =>
    say(label.padEnd(26) + cells.map((cell) => String(cell ?? "–").padStart(width)).join(""));
  const of = (pick: (engine: SearchResult["engines"][string]) => string | number | undefined) =>
    Object.values(result.engines).map(pick);
  const times = ({ p50Ms, p95Ms, p99Ms }: Record<"p50Ms" | "p95Ms" | "p99Ms", number>) =>
    [p50Ms, p95Ms, p99Ms].map((ms) => Number(ms.toPrecision(2))).join("/");
  say(`${result.entries} entries, ${result.items} items, ${result.load.queries} queries`);
  row("", names);
  row("with facets p50/p95/p99", of(times));
  row(
    "without facets",
    of(({ withoutFacets }) => times(withoutFacets)),
  );
  row(
    "queries a second",
    of(({ qps }) => qps),
  );
  row(
    "CPU ms a query",
    of(({ cpuMs }) => cpuMs),
  );
  row(
    "timed rounds",
    of(({ timedRounds }) => timedRounds),
  );
  row(
    "20 a second by themselves",
    of(({ openLoop }) => (openLoop === undefined ? undefined : times(openLoop.atRest))),
  );
  row(
    "while built anew",
    of(({ openLoop }) => (openLoop === undefined ? undefined : times(openLoop.whileRebuilding))),
  );
  row(
    "suggestions",
    of(({ suggestions }) => (suggestions === undefined ? undefined : times(suggestions))),
  );
  row(
    "build s (CPU s)",
    of((one) => `${one.buildSeconds} (${one.buildCpuSeconds})`),
  );
  row(
    "build peak MB",
    of(({ buildPeakMb }) => buildPeakMb),
  );
  row(
    "disk MB",
    of(({ diskMb }) => diskMb),
  );
  row(
    "memory of queries MB",
    of(({ rssMb }) => rssMb),
  );
  const own = result.engines[names[0] ?? ""];
  for (const kind of ["classes", "apart"] as const) {
    for (const name of Object.keys(own?.[kind] ?? {})) {
      row(
        `${kind === "apart" ? "+ " : "  "}${name}`,
        of((engine) => {
          const one = engine[kind][name];
          return one === undefined ? undefined : times(one);
        }),
      );
    }
  }
  for (const [name, ratios] of Object.entries(result.ratios)) {
    say(`${name} ÷ ${names[0]}: ${JSON.stringify(ratios)}`);
  }
  if (result.bytesTouched !== undefined) say(JSON.stringify(result.bytesTouched));
}
