import type { Bilingual } from "@tongshu/platform/i18n";
import type { Place } from "../nation/places.ts";
import type { Random } from "../seeded-random.ts";
import type { DatasetKind } from "../vocabulary/dataset-kind.ts";
import { type Edition, isSeries } from "./edition.ts";

/** Among how many places of a level the records of the nation are spread. */
const placesOfLevel = { NATIONAL: 1, PROVINCIAL: 31, CITY: 340, COUNTY: 2_900 } as const;
const periodsOfSeries = { YEAR: 12, MONTH: 150, DAY: 4_500 } as const;
/** A table of figures is never as short as a small register may be. */
const seriesRecordsMin = 60;
const registerRecordsMin = 8;

/** How many records an edition holds, after the number of the nation's and the size of the place. */
export function recordCount(
  kind: DatasetKind,
  place: Place,
  edition: Edition,
  random: { readonly ofDataset: Random; readonly ofEntry: Random },
): number {
  const level = (edition.part ?? place).level;
  const periods =
    edition.period !== null && isSeries(kind) ? periodsOfSeries[edition.period.unit] : 1;
  const share = 0.4 + 1.4 * random.ofDataset();
  const ofEdition = edition.number === 0 ? 1 : 0.85 + 0.3 * random.ofEntry();
  const ofPlace = level === "NATIONAL" ? 0.9 + share / 10 : share / placesOfLevel[level];
  const least = isSeries(kind) ? seriesRecordsMin * share : registerRecordsMin;
  return Math.round(Math.max(least, (kind.records * ofPlace) / periods) * ofEdition);
}

/** A number as one says it: exact when small, else with two digits. */
export function spokenCount(count: number): Bilingual {
  if (count < 1_000) return { zh: `${count}条`, en: `${count} records` };
  const rounded = Number(count.toPrecision(2));
  return { zh: `约${chineseCount(rounded)}条`, en: `some ${englishCount(rounded)} records` };
}

function chineseCount(count: number): string {
  if (count >= 100_000_000) return `${plain(count / 100_000_000)}亿`;
  if (count >= 10_000) return `${plain(count / 10_000)}万`;
  return String(count);
}

function englishCount(count: number): string {
  if (count >= 1_000_000_000) return `${plain(count / 1_000_000_000)} billion`;
  if (count >= 1_000_000) return `${plain(count / 1_000_000)} million`;
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

function plain(count: number): string {
  return String(Number(count.toFixed(1)));
}
