import type { Place } from "../nation/places.ts";
import type { DatasetKind } from "../vocabulary/dataset-kind.ts";
import type { Day } from "./days.ts";

/** The time that an edition is of. */
export type Period =
  | { readonly unit: "YEAR"; readonly year: number }
  | { readonly unit: "MONTH"; readonly year: number; readonly month: number }
  | ({ readonly unit: "DAY" } & Day);

/**
 * What part of a dataset an entry holds. Most have one edition with everything; some departments
 * list single years or single places apart.
 */
export interface Edition {
  /** 0 for the whole dataset; counts on for its parts. */
  readonly number: number;
  /** Only this place within the department's own; null for all of it. */
  readonly part: Place | null;
  /** Only this time; null for all of it up to now. */
  readonly period: Period | null;
}

/** Years that have editions of their own, and those that a very large sample falls back on. */
const yearsListed = 10;
const yearsBack = 30;
const latestYear = 2025;
const monthsBack = yearsBack * 12;
const daysBack = yearsBack * 365;

/**
 * Figures or observations that are collected again and again, rather than a register that is kept
 * up to date: one of their first columns is a time.
 */
export function isSeries(kind: DatasetKind): boolean {
  return kind.items
    .slice(0, 3)
    .some(({ code, type }) => code.startsWith("stat_") || type === "T" || type === "D");
}

/**
 * How many editions a department comes to list by itself. Figures are listed by years and registers
 * by places, but nobody divides data on persons or the result of a single piece of work.
 */
export function editionsListed(kind: DatasetKind, parts: readonly Place[]): number {
  const divided =
    kind.cycle !== "STATIC" && (kind.nature === "public" || kind.nature === "internal");
  if (!divided) return 1;
  return 1 + (isSeries(kind) ? yearsListed : parts.length);
}

/**
 * The edition with this number, or null behind the last one. The order is that in which departments
 * come to list parts: years of a series and places of a register first, single months and days only
 * in samples of many hundred thousand entries.
 */
export function editionOf(
  kind: DatasetKind,
  parts: readonly Place[],
  number: number,
): Edition | null {
  const whole = { places: 1, partsOnly: false, periods: 1, periodOf: () => null };
  const places = { ...whole, places: parts.length, partsOnly: true };
  const years = { ...whole, periods: yearsListed, periodOf: yearOf };
  const shelves = [
    whole,
    ...(isSeries(kind) ? [years, places] : [places, years]),
    { ...places, periods: yearsListed, periodOf: yearOf },
    { ...whole, places: parts.length + 1, periods: monthsBack, periodOf: monthOf },
    { ...whole, places: parts.length + 1, periods: daysBack, periodOf: dayOf },
  ];
  let left = number;
  for (const shelf of shelves) {
    const size = shelf.places * shelf.periods;
    if (left < size) {
      const place = Math.floor(left / shelf.periods) - (shelf.partsOnly ? 0 : 1);
      const part = shelf.places === 1 && !shelf.partsOnly ? null : (parts[place] ?? null);
      return { number, part, period: shelf.periodOf(left % shelf.periods) };
    }
    left -= size;
  }
  return null;
}

function yearOf(at: number): Period {
  return { unit: "YEAR", year: latestYear - at };
}

function monthOf(at: number): Period {
  return { unit: "MONTH", year: latestYear - Math.floor(at / 12), month: 12 - (at % 12) };
}

function dayOf(at: number): Period {
  const date = new Date(Date.UTC(latestYear, 11, 31 - at));
  return {
    unit: "DAY",
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
  };
}
