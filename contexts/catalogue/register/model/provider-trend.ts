/**
 * What an authority's entries stated and how fresh they were, day by day or month by month, worked
 * out from the history that the register keeps anyway: nothing has to be counted every day, and the
 * numbers go back to the first harvest.
 */
import {
  type CoverageField,
  coverageFields,
  type EntryRecord,
  type FieldChange,
  type ProviderTrend,
} from "../../contract.ts";
import { trendDaysMax, trendMonthsMax } from "../../limits.ts";

/** How an entry was from an instant on, until its next state. */
export interface EntryTrendState {
  readonly from: number;
  /** How many of `coverageFields` it stated. */
  readonly stated: number;
  /** Milliseconds since 1970 of the modification that it stated; null for none. */
  readonly modified: number | null;
}

const dayMs = 24 * 60 * 60 * 1_000;
/** A stated modification is fresh for a year. */
export const freshDays = 366;

const tests: Readonly<Record<CoverageField, (record: EntryRecord, items: number) => boolean>> = {
  abstract: (record) => record.abstract !== undefined,
  licence: ({ licence, distributions }) =>
    licence !== undefined || (distributions ?? []).some((one) => one.licence !== undefined),
  updateCycle: (record) => record.updateCycle !== undefined,
  modified: (record) => record.modified !== undefined || record.issued !== undefined,
  distributions: (record) => (record.distributions ?? []).length > 0,
  items: (_record, items) => items > 0,
  theme: (record) => (record.themes ?? []).length > 0,
  region: (record) => record.region !== undefined,
  shareType: (record) => record.shareType !== undefined,
  openType: (record) => record.openType !== undefined,
};

/** How many of `coverageFields` a record states: the same as `countCoverage` counts in SQL. */
export function countStated(record: EntryRecord, items: number): number {
  return coverageFields.filter((field) => tests[field](record, items)).length;
}

/** A day of modification as the source stated it; of a year or a month its beginning. */
export function modifiedAt(stated: string | undefined | null): number | null {
  const at = stated === undefined || stated === null ? Number.NaN : Date.parse(stated);
  return Number.isNaN(at) ? null : at;
}

/** The states of an entry with changes, oldest first; `versions` are newest first. */
export function statesOfEntry(
  present: { readonly record: EntryRecord; readonly items: number },
  versions: readonly { readonly at: Date; readonly changes: readonly FieldChange[] }[],
): readonly EntryTrendState[] {
  const states: EntryTrendState[] = [];
  let { record, items } = present;
  for (const { at, changes } of versions) {
    const modified = modifiedAt(record.modified ?? record.issued);
    states.push({ from: at.getTime(), stated: countStated(record, items), modified });
    const before: Record<string, unknown> = { ...record };
    for (const change of changes) {
      if (change.field.startsWith("items/")) {
        items += change.before === null ? -1 : change.after === null ? 1 : 0;
      } else if (change.before === null) delete before[change.field];
      else before[change.field] = change.before;
    }
    record = before as EntryRecord;
  }
  return states.toReversed();
}

interface Moment {
  readonly on: string;
  /** The first instant after it. */
  readonly end: number;
}

/** The days or, of a longer time, months from the first entry until now; the last ones of many. */
function momentsOf(first: number, now: number): Pick<ProviderTrend, "step"> & { all: Moment[] } {
  const lastDay = Math.floor(now / dayMs);
  const days = lastDay - Math.floor(first / dayMs) + 1;
  if (days <= trendDaysMax) {
    const all = Array.from({ length: days }, (_, index) => {
      const day = lastDay - days + 1 + index;
      return { on: new Date(day * dayMs).toISOString().slice(0, 10), end: (day + 1) * dayMs };
    });
    return { step: "DAY", all };
  }
  const [begin, end] = [new Date(first), new Date(now)];
  const monthOf = (date: Date) => date.getUTCFullYear() * 12 + date.getUTCMonth();
  const months = Math.min(trendMonthsMax, monthOf(end) - monthOf(begin) + 1);
  const all = Array.from({ length: months }, (_, index) => {
    const month = monthOf(end) - months + 1 + index;
    return { on: monthText(month), end: Date.UTC(Math.floor((month + 1) / 12), (month + 1) % 12) };
  });
  return { step: "MONTH", all };
}

function monthText(month: number): string {
  const year = String(Math.floor(month / 12)).padStart(4, "0");
  return `${year}-${String((month % 12) + 1).padStart(2, "0")}`;
}

/** The trend of entries from their states, each oldest first, up to now. */
export function trendOf(
  entries: readonly (readonly EntryTrendState[])[],
  now: number,
): Pick<ProviderTrend, "step" | "points"> {
  const begins = entries.flatMap((states) => states[0]?.from ?? []);
  if (begins.length === 0) return { step: "DAY", points: [] };
  const first = begins.reduce((a, b) => Math.min(a, b));
  const { step, all } = momentsOf(Math.min(first, now), now);
  const points = all.map(({ on, end }) => {
    // The last stretch is not over yet: it is looked at as it is now.
    const until = Math.min(end, now + 1);
    let [count, stated, fresh] = [0, 0, 0];
    for (const states of entries) {
      const state = states.findLast(({ from }) => from < until);
      if (state === undefined) continue;
      count += 1;
      stated += state.stated;
      if (state.modified !== null && state.modified >= until - freshDays * dayMs) fresh += 1;
    }
    const fields = count * coverageFields.length;
    const completeness = fields === 0 ? 0 : Math.round((10_000 * stated) / fields) / 10_000;
    return { on, entries: count, completeness, fresh };
  });
  return { step, points };
}
