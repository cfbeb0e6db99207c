import type { EntryRecord } from "../../contract.ts";

/** What an entry is worth to a searcher before anything is asked; see `IndexSchema.prior`. */
export interface WorthOfEntry {
  readonly record: EntryRecord;
  readonly itemCount: number;
}

/** Completeness counts for two thirds, freshness for one. */
const completenessShare = 2 / 3;
/** So many years of age halve the freshness. */
const freshnessHalfLifeYears = 8;
/** Freshness is counted to the end of this year, so that it needs no clock: only order matters. */
const newestYear = 2030;
const millisecondsPerYear = 365.25 * 24 * 60 * 60 * 1_000;

/** From 0 to 1: how much is said about the entry, and how lately it was changed. */
export function worthOf({ record, itemCount }: WorthOfEntry): number {
  const worth =
    completenessShare * completeness(record, itemCount) +
    (1 - completenessShare) * freshness(record.modified ?? record.issued);
  return Math.round(worth * 1_000) / 1_000;
}

function completeness(record: EntryRecord, itemCount: number): number {
  const said = [
    Object.values(record.abstract ?? {}).some((text) => text.length > 40),
    Object.values(record.keywords ?? {}).flat().length > 0,
    (record.distributions ?? []).length > 0,
    itemCount > 0,
    (record.modified ?? record.issued) !== undefined,
    (record.themes ?? []).length > 0,
  ];
  return said.filter(Boolean).length / said.length;
}

function freshness(stated: string | undefined): number {
  const changed = stated === undefined ? Number.NaN : Date.parse(stated);
  if (Number.isNaN(changed)) return 0;
  const years = Math.max(0, (Date.UTC(newestYear, 11, 31) - changed) / millisecondsPerYear);
  return 2 ** (-years / freshnessHalfLifeYears);
}
