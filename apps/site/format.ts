import type { InterfaceLanguage } from "@tongshu/platform/i18n";

const locales: Readonly<Record<InterfaceLanguage, string>> = { zh: "zh-CN", en: "en-GB" };

/** Intl objects are slow to make; one per language and shape is kept. */
const dateFormats = new Map<string, Intl.DateTimeFormat>();
const numberFormats = new Map<string, Intl.NumberFormat>();
const languageNames = new Map<InterfaceLanguage, Intl.DisplayNames>();

function numberFormat(language: InterfaceLanguage, decimalsMin: number): Intl.NumberFormat {
  const key = `${language} ${decimalsMin}`;
  let format = numberFormats.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(locales[language], {
      minimumFractionDigits: decimalsMin,
      maximumFractionDigits: 1,
    });
    numberFormats.set(key, format);
  }
  return format;
}

export function formatCount(count: number, language: InterfaceLanguage): string {
  return numberFormat(language, 0).format(count);
}

/** A part of a whole, 0 to 1, in per cent. */
export function formatShare(share: number, language: InterfaceLanguage): string {
  return `${formatCount(share * 100, language)}%`;
}

/** A share among others below each other: all have one decimal, or their digits would not align. */
export function formatShareInColumn(share: number, language: InterfaceLanguage): string {
  return `${numberFormat(language, 1).format(share * 100)}%`;
}

const byteUnits = ["B", "kB", "MB", "GB", "TB", "PB"] as const;

/** Bytes in decimal units (IEC 80000-13): 1 kB is 1,000 bytes. */
export function formatBytes(bytes: number, language: InterfaceLanguage): string {
  let amount = bytes;
  let unit = 0;
  while (amount >= 1000 && unit < byteUnits.length - 1) {
    amount /= 1000;
    unit += 1;
  }
  return `${formatCount(amount, language)} ${byteUnits[unit]}`;
}

function dateFormat(
  language: InterfaceLanguage,
  shape: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = `${language} ${shape}`;
  let format = dateFormats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(locales[language], {
      ...options,
      timeZone: "UTC",
      calendar: "gregory",
    });
    dateFormats.set(key, format);
  }
  return format;
}

/**
 * A date in the precision in which it was stated: a year stays a year, a day stays a day. A time
 * is shown in UTC and says so. What is not an ISO 8601 date is returned as it is.
 */
export function formatDate(stated: string, language: InterfaceLanguage): string {
  const shape = /^(\d{4})(-\d{2})?(-\d{2})?(T.*)?$/.exec(stated);
  const instant = new Date(stated);
  if (shape === null || Number.isNaN(instant.getTime())) return stated;
  const [, , month, day, time] = shape;
  const year = { year: "numeric" } as const;
  if (month === undefined) return dateFormat(language, "year", year).format(instant);
  if (day === undefined) {
    return dateFormat(language, "month", { ...year, month: "long" }).format(instant);
  }
  const whole = { ...year, month: "long", day: "numeric" } as const;
  const date = dateFormat(language, "day", whole).format(instant);
  if (time === undefined) return date;
  const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  return `${date} ${dateFormat(language, "time", clock).format(instant)} UTC`;
}

/** The clock time of an instant, in UTC: 09:30. */
export function formatTime(instant: string, language: InterfaceLanguage): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return instant;
  const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  return dateFormat(language, "time", clock).format(at);
}

/** The name of a language in the reader's language; a tag that Intl does not know stands for itself. */
export function languageName(tag: string, language: InterfaceLanguage): string {
  let names = languageNames.get(language);
  if (names === undefined) {
    names = new Intl.DisplayNames([locales[language]], { type: "language" });
    languageNames.set(language, names);
  }
  try {
    return names.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

const relativeFormats = new Map<InterfaceLanguage, Intl.RelativeTimeFormat>();

const dayMs = 86_400_000;
const daysPerMonth = 30.44;
const daysPerYear = 365.25;

/**
 * How long ago a stated date was, seen from the day `today`: "3 days ago", "2 years ago". null for
 * a date in the future or one stated only as a year of this one, of which nothing can be said.
 */
export function formatAge(
  stated: string,
  today: string,
  language: InterfaceLanguage,
): string | null {
  const then = Date.parse(stated.slice(0, 10));
  const now = Date.parse(today);
  if (Number.isNaN(then) || Number.isNaN(now) || then > now) return null;
  let format = relativeFormats.get(language);
  if (format === undefined) {
    format = new Intl.RelativeTimeFormat(locales[language], { numeric: "auto" });
    relativeFormats.set(language, format);
  }
  const days = Math.floor((now - then) / dayMs);
  if (days >= daysPerYear) return format.format(-Math.floor(days / daysPerYear), "year");
  // A date stated as a year alone tells no months.
  if (/^\d{4}$/.test(stated)) return null;
  if (days >= daysPerMonth) return format.format(-Math.floor(days / daysPerMonth), "month");
  return /^\d{4}-\d{2}$/.test(stated) ? null : format.format(-days, "day");
}
