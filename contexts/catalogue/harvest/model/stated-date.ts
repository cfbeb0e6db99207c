import { textOf } from "./stated-values.ts";

const months = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

const daysOfMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isDay(year: number, month: number, day: number): boolean {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 && leap ? 29 : daysOfMonth[month - 1];
  return days !== undefined && day >= 1 && day <= days;
}

const two = (value: string | number) => String(value).padStart(2, "0");

function dayOf(year: string, month: string, day: string): string | undefined {
  return isDay(Number(year), Number(month), Number(day))
    ? `${year}-${two(month)}-${two(day)}`
    : undefined;
}

/**
 * A date as a source wrote it, normalised to the contract's form: 2024, 2024-05, 2024-05-01 or an
 * instant in UTC. Read are ISO 8601, year first with slashes (2013/03/18), and the English long form
 * (22 February 2022). A date with a time but without a time zone is no instant, so only its day is
 * kept. Anything else (month and day without a year, 03/04/2020, words) is left out, not guessed.
 */
export function statedDateOf(value: unknown): string | undefined {
  const text = textOf(value)?.replace(/\s+/g, " ");
  if (text === undefined || text.length > 40) return undefined;
  if (/^\d{4}$/.test(text)) return text;
  const month = /^(\d{4})[-/](\d{1,2})$/.exec(text);
  if (month !== null) {
    const number = Number(month[2]);
    return number >= 1 && number <= 12 ? `${month[1]}-${two(number)}` : undefined;
  }
  const long = /^(\d{1,2}) ([a-z]+) (\d{4})$/i.exec(text);
  if (long !== null) {
    const name = months.indexOf((long[2] ?? "").toLowerCase());
    return name === -1 ? undefined : dayOf(long[3] ?? "", String(name + 1), long[1] ?? "");
  }
  const day = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ](.+))?$/.exec(text);
  if (day === null) return undefined;
  const date = dayOf(day[1] ?? "", day[2] ?? "", day[3] ?? "");
  return date === undefined || day[4] === undefined ? date : instantOf(date, day[4]);
}

/** The instant in UTC; the day alone where no time zone is stated. */
function instantOf(date: string, time: string): string | undefined {
  const parts =
    /^(\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?$/i.exec(time);
  if (parts === null) return undefined;
  const [, hour = "", minute = "", second = "00", fraction, zone] = parts;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  if (zone === undefined) return date;
  const offset = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone);
  const milliseconds = (fraction ?? "").padEnd(3, "0").slice(0, 3);
  const utc = Date.parse(`${date}T${hour}:${minute}:${second}.${milliseconds}Z`);
  const minutesAhead =
    offset === null
      ? 0
      : (offset[1] === "-" ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3] ?? 0));
  const instant = new Date(utc - minutesAhead * 60_000);
  const iso = instant.toISOString();
  if (!/^\d{4}-/.test(iso)) return undefined;
  return iso.endsWith(".000Z") ? `${iso.slice(0, 19)}Z` : iso;
}

/** A stretch of time as DCAT writes it, "start/end"; a text that is not two dates is kept as text. */
export function temporalOf(
  value: unknown,
): { start?: string; end?: string; text?: string } | undefined {
  const text = textOf(value);
  if (text === undefined) return undefined;
  const [from = "", to = "", ...more] = text.split("/");
  const start = statedDateOf(from);
  const end = statedDateOf(to);
  return more.length === 0 && start !== undefined && end !== undefined ? { start, end } : { text };
}
