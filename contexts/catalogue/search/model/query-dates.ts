import { analyseForQuery, type QueryWord } from "@tongshu/text-analysis";

/** A stretch of time in milliseconds since 1970, UTC: gte ≤ instant < lt. */
export interface DateRange {
  readonly gte?: number;
  readonly lt?: number;
}

interface Period {
  readonly year: number;
  readonly month: number | undefined;
  readonly day: number | undefined;
}

const period = String.raw`(\d{4})(?:年度?|[-/.年](\d{1,2})(?:月|[-/.月](\d{1,2})日?)?)?`;
const wholePeriod = new RegExp(`^${period}$`, "u");
const between = /\.{2,3}|…|~|至|到/u;

/**
 * Reads 2024, 2024-05, 2024年5月, 2024.5.1, and ranges of them (2024..2026, 2024至2025-06, 2024..,
 * ..2026), both ends included. Ends in the wrong order are exchanged. Undefined when it is no date.
 */
export function readDateRange(normalised: string): DateRange | undefined {
  const ends = normalised.split(between);
  if (ends.length > 2 || ends.every((end) => end === "")) return undefined;
  const periods = ends.map((end) => (end === "" ? null : readPeriod(end)));
  if (periods.includes(undefined)) return undefined;
  const first = periods[0] ?? null;
  const last = periods.length === 1 ? first : (periods[1] ?? null);
  if (first !== null && last !== null && startOf(first) > startOf(last)) {
    return { gte: startOf(last), lt: endOf(first) };
  }
  return {
    ...(first === null ? {} : { gte: startOf(first) }),
    ...(last === null ? {} : { lt: endOf(last) }),
  };
}

function readPeriod(text: string): Period | undefined {
  const match = wholePeriod.exec(text);
  if (match === null) return undefined;
  const found = {
    year: Number(match[1]),
    month: match[2] === undefined ? undefined : Number(match[2]),
    day: match[3] === undefined ? undefined : Number(match[3]),
  };
  return isDate(found) ? found : undefined;
}

function isDate({ year, month = 1, day = 1 }: Period): boolean {
  if (year < 1000 || month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function startOf({ year, month = 1, day = 1 }: Period): number {
  return Date.UTC(year, month - 1, day);
}

function endOf({ year, month, day }: Period): number {
  if (month === undefined) return Date.UTC(year + 1, 0, 1);
  return day === undefined ? Date.UTC(year, month, 1) : Date.UTC(year, month - 1, day + 1);
}

/** A word of a query with the other ways in which texts write the same. */
export interface AskedWord extends QueryWord {
  /** Lists of terms; a text that holds all terms of one list holds the word. */
  readonly also: readonly (readonly string[])[];
}

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
] as const;

/** A date between words; digits of a code or a version beside it make it none. */
const dateInWords =
  /(?<![\p{N}A-Za-z\-_./])(\d{4})(?:年度?|[-/.年](\d{1,2})(?:月|[-/.月](\d{1,2})日?)?)(?![\p{N}A-Za-z\-_/]|\.\d)/gu;

/** A year of the Republic of China, as Taiwan's records count: 105年 is 2016. */
const republicYear = /(?<![\p{N}A-Za-z\-_./])(\d{2,3})年度?(?![\p{N}A-Za-z])/gu;
const republicYearOffset = 1911;
const republicYearMin = 60;
const republicYearMax = 199;
const gregorianYear = /^(?:19|20)\d{2}$/;
/** FY2008 stands for "FY 2008" as well. */
const lettersThenDigits = /^(\p{L}{2,})(\p{N}{2,})$/u;

/** The words of a piece of a query, its dates read as dates. */
export function askedWords(piece: string): AskedWord[] {
  const words: AskedWord[] = [];
  let from = 0;
  for (const { start, end, word } of datesIn(piece)) {
    if (start < from) continue;
    words.push(...analyseForQuery(piece.slice(from, start)).map(otherwise), word);
    from = end;
  }
  return [...words, ...analyseForQuery(piece.slice(from)).map(otherwise)];
}

function datesIn(piece: string) {
  const dates = [...piece.matchAll(dateInWords)].flatMap((match) => {
    const found = readPeriod(match[0]);
    return found === undefined ? [] : [placed(match, dateWord(found))];
  });
  const years = [...piece.matchAll(republicYear)].flatMap((match) => {
    const year = Number(match[1]);
    if (year < republicYearMin || year > republicYearMax) return [];
    const also = [[`${year + republicYearOffset}`]];
    return [placed(match, { text: match[0], terms: [`${year}`, "年"], characters: [], also })];
  });
  return [...dates, ...years].sort((a, b) => a.start - b.start);
}

function placed(match: RegExpExecArray, word: AskedWord) {
  return { start: match.index, end: match.index + match[0].length, word };
}

function otherwise(word: QueryWord): AskedWord {
  if (gregorianYear.test(word.text)) return { ...word, also: [inRepublicYears(word.text)] };
  const [, letters, digits] = lettersThenDigits.exec(word.text) ?? [];
  if (letters === undefined || digits === undefined) return { ...word, also: [] };
  const parts = analyseForQuery(`${letters} ${digits}`).flatMap(({ terms }) => terms);
  return { ...word, also: [parts] };
}

function inRepublicYears(year: string | number): string[] {
  return [`${Number(year) - republicYearOffset}`, "年"];
}

/** 2024年5月, 2024-05, 2024-5 and May 2024 find each other; so do 2024-05-01 and 20240501. */
function dateWord({ year, month, day }: Period): AskedWord {
  const forms: string[][] = [];
  if (month === undefined) forms.push([`${year}`], inRepublicYears(year));
  else {
    const padded = (value: number) => String(value).padStart(2, "0");
    const name = months[month - 1] ?? "";
    const english = analyseForQuery(name).flatMap(({ terms }) => terms);
    const days = day === undefined ? [] : [day];
    const numeric = [`${year}`, padded(month), ...days.map(padded)];
    forms.push([numeric.join("-")], [[year, month, ...days].join("-")]);
    if (day !== undefined) forms.push([numeric.join("")]);
    forms.push([`${year}`, `${month}`, "月", ...days.map(String)]);
    forms.push([`${year}`, ...english, ...days.map(String)]);
    forms.push([...inRepublicYears(year), `${month}`, "月", ...days.map(String)]);
  }
  const [terms = [], ...also] = distinct(forms);
  return { text: terms.join(""), terms, characters: [], also };
}

function distinct(forms: readonly string[][]): string[][] {
  return [...new Map(forms.map((form) => [form.join(" "), form])).values()];
}
