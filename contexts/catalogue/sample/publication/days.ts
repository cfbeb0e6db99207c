import type { Random } from "../seeded-random.ts";
import type { DatasetKind } from "../vocabulary/dataset-kind.ts";
import type { Edition, Period } from "./edition.ts";

export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The day on which the sample was taken; every date in it lies before. */
export const sampleDay: Day = { year: 2026, month: 6, day: 30 };
const sampleInstant = Date.UTC(sampleDay.year, sampleDay.month - 1, sampleDay.day);
const dayMs = 24 * 60 * 60 * 1000;

/** Most days since the last update of a dataset that is kept up. */
const daysSinceUpdateMax = {
  REAL_TIME: 1,
  DAILY: 2,
  WEEKLY: 8,
  MONTHLY: 32,
  QUARTERLY: 95,
  YEARLY: 360,
  IRREGULAR: 500,
  STATIC: 2_000,
} as const;

/** First year of the oldest series, and of the youngest: no later than the oldest year listed. */
const seriesFrom = 2005;
const seriesUntil = 2016;

export interface EntryDates {
  readonly issued: string;
  readonly modified: string;
  readonly temporal: { readonly start?: string; readonly end?: string };
  /** First year of the data where it is a series. */
  readonly since: number;
}

/**
 * When an entry was published and last changed, and what time it covers. `since` is drawn from
 * `ofDataset`, so that all editions of one dataset agree on it.
 */
export function entryDates(
  kind: DatasetKind,
  edition: Edition,
  series: boolean,
  random: { readonly ofDataset: Random; readonly ofEntry: Random },
): EntryDates {
  const since = between(random.ofDataset(), seriesFrom, seriesUntil);
  const firstIssued = Date.UTC(between(random.ofDataset(), 2017, 2023), 0, 1);
  const issuedAt = firstIssued + between(random.ofDataset(), 5, 700) * dayMs;
  const { period } = edition;
  if (period !== null) {
    const { start, end } = boundsOf(period);
    const published = Math.max(end + between(random.ofEntry(), 20, 160) * dayMs, issuedAt);
    const issued = Math.min(published, sampleInstant - dayMs);
    // An error found after publication is mended in one of six closed editions.
    const mended = random.ofEntry() < 1 / 6 ? between(random.ofEntry(), 5, 200) * dayMs : 0;
    return {
      issued: iso(issued),
      modified: iso(Math.min(issued + mended, sampleInstant)),
      temporal: { start: iso(start), end: iso(end) },
      since,
    };
  }
  const age = Math.floor(random.ofEntry() * daysSinceUpdateMax[kind.cycle]) * dayMs;
  const modified = Math.max(sampleInstant - age, issuedAt);
  return {
    issued: iso(issuedAt),
    modified: iso(modified),
    temporal: series ? { start: `${since}-01-01` } : { end: iso(modified) },
    since,
  };
}

function boundsOf(period: Period): { readonly start: number; readonly end: number } {
  const { year } = period;
  if (period.unit === "YEAR") return { start: Date.UTC(year, 0, 1), end: Date.UTC(year, 11, 31) };
  if (period.unit === "MONTH") {
    return { start: Date.UTC(year, period.month - 1, 1), end: Date.UTC(year, period.month, 0) };
  }
  const day = Date.UTC(year, period.month - 1, period.day);
  return { start: day, end: day };
}

/** A whole number from `low` to `high`. */
export function between(chance: number, low: number, high: number): number {
  return low + Math.floor(chance * (high - low + 1));
}

function iso(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}
