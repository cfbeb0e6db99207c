import type { Random } from "../seeded-random.ts";
import type { DatasetKind } from "../vocabulary/dataset-kind.ts";
import { type Edition, isSeries, type Period } from "./edition.ts";
import type { UpdatePlan } from "./update-plan.ts";

export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The day on which the sample was taken, a Tuesday; no date in it lies behind. */
export const sampleDay: Day = { year: 2026, month: 6, day: 30 };
const dayMs = 24 * 60 * 60 * 1000;
const sampleInstant = instant(sampleDay.year, sampleDay.month, sampleDay.day);

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
 * When an entry was published and last changed, and what time it covers. `ofDataset` gives all
 * editions of one dataset the same beginnings.
 */
export function entryDates(
  kind: DatasetKind,
  edition: Edition,
  plan: UpdatePlan,
  random: { readonly ofDataset: Random; readonly ofEntry: Random },
): EntryDates {
  const since = between(random.ofDataset(), seriesFrom, seriesUntil);
  const firstYear = between(random.ofDataset(), 2017, 2023);
  const listed = instant(firstYear, 1, between(random.ofDataset(), 5, 700));
  const series = isSeries(kind);
  if (edition.period !== null) {
    const { start, end } = boundsOf(edition.period);
    const published = publication(kind, plan, end, random.ofEntry);
    const issued = Math.min(Math.max(published, listed), sampleInstant);
    // An error found after publication is mended in one of six closed editions.
    const mended = random.ofEntry() < 1 / 6 ? between(random.ofEntry(), 5, 200) * dayMs : 0;
    const temporal = series ? { start: iso(start), end: iso(end) } : { end: iso(end) };
    const modified = Math.min(issued + mended, sampleInstant);
    return { issued: iso(issued), modified: iso(modified), temporal, since };
  }
  const modified = Math.max(lastUpdate(kind, plan, listed, random.ofEntry), listed);
  const temporal = series ? { start: `${since}-01-01` } : { end: iso(modified) };
  return { issued: iso(listed), modified: iso(modified), temporal, since };
}

/** The last update before the sample was taken, as the plan has it, or a few days earlier. */
function lastUpdate(kind: DatasetKind, plan: UpdatePlan, listed: number, random: Random): number {
  const { year, month, day } = sampleDay;
  switch (kind.cycle) {
    case "REAL_TIME":
      return sampleInstant;
    case "DAILY":
      return sampleInstant - between(random(), 0, 1) * dayMs;
    case "WEEKLY":
      return instant(year, month, day - ((2 - plan.weekday + 7) % 7));
    case "MONTHLY":
      return instant(year, month, plan.day - between(random(), 0, 4));
    case "QUARTERLY":
      return instant(year, 3, 31 + plan.daysAfterQuarter - between(random(), 0, 6));
    case "YEARLY":
      return instant(year, plan.month, between(random(), 4, 27));
    case "IRREGULAR":
      return instant(year, month, day - between(random(), 3, 420));
    case "STATIC":
      return random() < 0.7 ? listed : listed + between(random(), 20, 300) * dayMs;
  }
}

/** When an edition came out that ends on the day `end`. */
function publication(kind: DatasetKind, plan: UpdatePlan, end: number, random: Random): number {
  if (!isSeries(kind)) return end + between(random(), 6, 40) * dayMs;
  if (kind.cycle === "QUARTERLY" || kind.cycle === "MONTHLY") {
    return end + between(random(), 15, 60) * dayMs;
  }
  const year = new Date(end).getUTCFullYear();
  return instant(year + 1, plan.month, between(random(), 4, 27));
}

function boundsOf(period: Period): { readonly start: number; readonly end: number } {
  const { year } = period;
  if (period.unit === "YEAR") return { start: instant(year, 1, 1), end: instant(year, 12, 31) };
  if (period.unit === "MONTH") {
    return { start: instant(year, period.month, 1), end: instant(year, period.month + 1, 0) };
  }
  const day = instant(year, period.month, period.day);
  return { start: day, end: day };
}

/** A whole number from `low` to `high`. */
export function between(chance: number, low: number, high: number): number {
  return low + Math.floor(chance * (high - low + 1));
}

function instant(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day);
}

function iso(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
