/**
 * How often data is updated: our eight cycles, the EU frequency authority table
 * (http://publications.europa.eu/resource/authority/frequency), ISO 8601 repeating durations
 * (as DCAT-US writes accrualPeriodicity) and the words that real catalogues use.
 * A frequency that is none of the eight (hourly, twice a year, every five years) is left unstated.
 */
export const updateCycleNames = [
  "REAL_TIME",
  "DAILY",
  "WEEKLY",
  "MONTHLY",
  "QUARTERLY",
  "YEARLY",
  "IRREGULAR",
  "STATIC",
] as const;
export type UpdateCycleName = (typeof updateCycleNames)[number];

/** The code of the EU frequency table for each of our cycles. */
export const euFrequencyOfCycle: Readonly<Record<UpdateCycleName, string>> = {
  REAL_TIME: "UPDATE_CONT",
  DAILY: "DAILY",
  WEEKLY: "WEEKLY",
  MONTHLY: "MONTHLY",
  QUARTERLY: "QUARTERLY",
  YEARLY: "ANNUAL",
  IRREGULAR: "IRREG",
  STATIC: "NEVER",
};

/**
 * R/PT1S is how DCAT-US writes "continuously updated"
 * (https://resources.data.gov/resources/dcat-us/, accrualPeriodicity); real files also hold
 * R/PT0.1S.
 */
const cycleOfDuration: Readonly<Record<string, UpdateCycleName>> = {
  "R/PT1S": "REAL_TIME",
  "R/PT0.1S": "REAL_TIME",
  "R/P1D": "DAILY",
  "R/PT24H": "DAILY",
  "R/P1W": "WEEKLY",
  "R/P7D": "WEEKLY",
  "R/P1M": "MONTHLY",
  "R/P3M": "QUARTERLY",
  "R/P1Y": "YEARLY",
  "R/P12M": "YEARLY",
};

const wordsOfCycle: Readonly<Record<UpdateCycleName, readonly string[]>> = {
  REAL_TIME: [
    "real-time",
    "real time",
    "realtime",
    "continuous",
    "continuously",
    "continually",
    "continuously updated",
    "streaming",
    "update_cont",
    "cont",
    "tiempo real",
    "en tiempo real",
    "即時",
    "即时",
    "实时",
    "實時",
  ],
  DAILY: ["daily", "every day", "diario", "diaria", "diariamente", "每日", "每天"],
  WEEKLY: ["weekly", "every week", "semanal", "semanalmente", "每周", "每週"],
  MONTHLY: ["monthly", "every month", "mensual", "mensualmente", "每月"],
  QUARTERLY: ["quarterly", "every quarter", "trimestral", "每季", "每季度"],
  YEARLY: ["yearly", "annual", "annually", "every year", "anual", "anualmente", "每年"],
  IRREGULAR: [
    "irregular",
    "irregularly",
    "irreg",
    "as needed",
    "as_needed",
    "as required",
    "as needed / on demand",
    "no fixed schedule",
    "eventual",
    "不定期",
    "不定時",
    "不定时",
  ],
  STATIC: [
    "static",
    "static data",
    "static - not updated",
    "never",
    "not updated",
    "not updated (historical only)",
    "not updated (historic)",
    "no updates",
    "no updates planned",
    "no further updates planned",
    "one-time",
    "one time",
    "once",
    "once off",
    "静态",
    "靜態",
    "不更新",
  ],
};

const cycleOfWord = new Map<string, UpdateCycleName>();
for (const cycle of updateCycleNames) {
  for (const word of wordsOfCycle[cycle]) cycleOfWord.set(word, cycle);
}

/** The update cycle that a source's text states, or undefined where it is not plainly one. */
export function updateCycleOf(text: string): UpdateCycleName | undefined {
  const word = text
    .normalize("NFKC")
    .trim()
    .replace(/^.*\/frequency\//, "");
  const byDuration = cycleOfDuration[word.toUpperCase()];
  if (byDuration !== undefined && Object.hasOwn(cycleOfDuration, word.toUpperCase())) {
    return byDuration;
  }
  // Some portals say who does it first: "Automated - daily", "Manual - annual".
  const plain = word
    .toLowerCase()
    .replace(/^(automated|manual) - /, "")
    .replace(/\.$/, "");
  return cycleOfWord.get(plain);
}

/** Whether a text is an ISO 8601 repeating interval, as DCAT-US allows in `modified`. */
export function isRepeatingInterval(text: string): boolean {
  return /^R\d*\/P/i.test(text.trim());
}
