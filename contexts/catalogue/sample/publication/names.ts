import type { Bilingual } from "@tongshu/platform/i18n";
import type { Place } from "../nation/places.ts";
import type { DatasetKind } from "../vocabulary/dataset-kind.ts";
import { type Edition, isSeries, type Period } from "./edition.ts";

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

export function monthName(month: number): string {
  const name = months[month - 1];
  if (name === undefined) throw new Error(`There is no month ${month}.`);
  return name;
}

/** The title of an entry: the dataset, its place and what part of it the entry holds. */
export function entryTitle(kind: DatasetKind, place: Place, edition: Edition): Bilingual {
  const { part, period } = edition;
  const partName = part === null ? null : namesWithin(place, part);
  const time = period === null ? null : periodName(kind, period);
  const zh = [partName === null ? null : `${partName.zh}部分`, time?.zh ?? null];
  const en = [partName?.en ?? null, time?.en ?? null];
  return {
    zh: `${place.fullZh}${kind.title.zh}${inBrackets(zh, "（", "，", "）")}`,
    en: `${kind.title.en}, ${place.fullEn}${inBrackets(en, " (", "; ", ")")}`,
  };
}

/** What a part is called when the place around it is known. */
export function namesWithin(place: Place, part: Place): Bilingual {
  return place.level === "CITY"
    ? { zh: part.zh, en: part.en }
    : { zh: part.fullZh, en: part.fullEn };
}

/** A register is listed as it stood at the end of a time, a series with the figures of that time. */
export function periodName(kind: DatasetKind, period: Period): Bilingual {
  const { year } = period;
  if (period.unit === "DAY") {
    return {
      zh: `${year}年${period.month}月${period.day}日`,
      en: `${period.day} ${monthName(period.month)} ${year}`,
    };
  }
  const name =
    period.unit === "YEAR"
      ? { zh: `${year}年`, en: `${year}` }
      : { zh: `${year}年${period.month}月`, en: `${monthName(period.month)} ${year}` };
  return isSeries(kind) ? name : { zh: `${name.zh}末`, en: `end of ${name.en}` };
}

function inBrackets(
  words: readonly (string | null)[],
  open: string,
  between: string,
  close: string,
): string {
  const stated = words.filter((word) => word !== null);
  return stated.length === 0 ? "" : open + stated.join(between) + close;
}
