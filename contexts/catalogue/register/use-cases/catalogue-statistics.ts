import type { Clock } from "@tongshu/platform/clock";
import type { Database } from "@tongshu/platform/database";
import { type CatalogueStatistics, coverageFields } from "../../contract.ts";
import { coverageEntriesMax, statisticsMonths } from "../../limits.ts";
import { countEntries } from "../../store/entries.ts";
import { listSourceRows } from "../../store/runs.ts";
import {
  changesOfRunsSince,
  countCoverage,
  type MonthRow,
  monthsOfRuns,
} from "../../store/statistics.ts";

/** What the register itself can say; `sources` are the names of those that were counted. */
export interface RegisterStatistics
  extends Pick<
    CatalogueStatistics,
    "at" | "sample" | "entries" | "items" | "today" | "months" | "coverage"
  > {
  readonly sources: readonly string[];
  /** True when there are other sources, which were not counted. */
  readonly othersLeftOut: boolean;
}

/**
 * Counts the register: all of it but the sample, or the sample while there is nothing else. Costs
 * one pass over at most about `coverageEntries` entries and one over the runs of two years, so a
 * caller keeps the answer for a while.
 */
export async function catalogueStatistics(
  deps: { readonly db: Database; readonly clock: Clock },
  { coverageEntries = coverageEntriesMax }: { readonly coverageEntries?: number } = {},
): Promise<RegisterStatistics> {
  const now = deps.clock.now();
  const [counts, all] = await Promise.all([countEntries(deps.db), listSourceRows(deps.db)]);
  const sample = counts.entries === 0 && counts.sampleEntries > 0;
  const sources = all.filter((source) => source.sample === sample).map(({ name }) => name);
  const entries = sample ? counts.sampleEntries : counts.entries;
  const registered = counts.entries + counts.sampleEntries;
  const percent = registered > coverageEntries ? (100 * coverageEntries) / registered : 100;
  const names = monthsUntil(now);
  const since = new Date(`${names[0]}-01T00:00:00Z`);
  const midnight = new Date(`${now.toISOString().slice(0, 10)}T00:00:00Z`);
  const [runs, today, { of, ...stated }] = await Promise.all([
    monthsOfRuns(deps.db, since, sample),
    changesOfRunsSince(deps.db, midnight, sample),
    countCoverage(deps.db, { sample, percent }),
  ]);
  return {
    at: now.toISOString(),
    sample,
    entries,
    items: sample ? counts.sampleItems : counts.items,
    today,
    months: fillMonths(names, runs),
    coverage: coverageFields.map((field) => {
      return { field, stated: stated[field], of, exact: percent === 100 };
    }),
    sources,
    othersLeftOut: sources.length < all.length,
  };
}

/** The months up to that of `now`, oldest first: 2026-05. */
function monthsUntil(now: Date): readonly string[] {
  return Array.from({ length: statisticsMonths }, (_, index) => {
    const month = now.getUTCMonth() - (statisticsMonths - 1 - index);
    return new Date(Date.UTC(now.getUTCFullYear(), month)).toISOString().slice(0, 7);
  });
}

function fillMonths(
  names: readonly string[],
  rows: readonly MonthRow[],
): CatalogueStatistics["months"] {
  const known = new Map(rows.map((row) => [row.month, row]));
  return names.map((month) => known.get(month) ?? { month, added: 0, changed: 0 });
}
