import type { EntryRecord, ItemRecord } from "@tongshu/catalogue";
import { analyseForIndex } from "@tongshu/text-analysis";

export interface MeasuredEntry {
  readonly record: EntryRecord;
  readonly items: readonly ItemRecord[];
}

/** One number of a catalogue, by a name that says what it is of. */
export type Measures = Readonly<Record<string, number>>;

const languages = ["zh", "en"] as const;
type Language = (typeof languages)[number];

/** Entries of a language at which the distinct terms are counted. */
const growthCounts: Readonly<Record<Language, readonly number[]>> = {
  zh: [1_000, 10_000, 40_000],
  en: [1_000, 4_000, 10_000],
};

/** Fields whose filling says how much of a record is stated; texts are measured by language. */
const fields = [
  "contact",
  "landingPage",
  "licence",
  "themes",
  "sourceThemes",
  "issued",
  "modified",
  "updateCycle",
  "temporal",
  "spatial",
  "languages",
  "distributions",
] as const satisfies readonly (keyof EntryRecord)[];

/** The text in a language: Chinese in any script, or English. */
function textIn(text: Readonly<Record<string, string>> | undefined, language: Language) {
  for (const [tag, value] of Object.entries(text ?? {})) {
    if (tag === language || tag.startsWith(`${language}-`)) return value;
  }
  return undefined;
}

function keywordsIn(record: EntryRecord, language: Language): readonly string[] {
  for (const [tag, words] of Object.entries(record.keywords ?? {})) {
    if (tag === language || tag.startsWith(`${language}-`)) return words;
  }
  return [];
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

/** Mean, median and ninth decile. */
function spread(name: string, values: readonly number[]): Record<string, number> {
  const sorted = [...values].sort((one, other) => one - other);
  const mean = sorted.reduce((sum, one) => sum + one, 0) / Math.max(1, sorted.length);
  return {
    [`${name}, mean`]: mean,
    [`${name}, median`]: quantile(sorted, 0.5),
    [`${name}, p90`]: quantile(sorted, 0.9),
  };
}

/** What one language of the entries measures: lengths, filling, repeated titles, terms. */
function measureLanguage(
  entries: readonly MeasuredEntry[],
  language: Language,
): Record<string, number> {
  const titles: number[] = [];
  const abstracts: number[] = [];
  const keywords: number[] = [];
  const terms: number[] = [];
  const seen = new Map<string, number>();
  const vocabulary = new Set<string>();
  const growth: Record<string, number> = {};
  for (const { record, items } of entries) {
    const title = textIn(record.title, language);
    if (title === undefined) continue;
    const abstract = textIn(record.abstract, language);
    const words = keywordsIn(record, language);
    titles.push(title.length);
    seen.set(title, (seen.get(title) ?? 0) + 1);
    if (abstract !== undefined) abstracts.push(abstract.length);
    keywords.push(words.length);
    const texts = [title, abstract ?? "", ...words];
    for (const item of items) {
      texts.push(textIn(item.name, language) ?? "", textIn(item.definition, language) ?? "");
    }
    const found = new Set(texts.flatMap((text) => analyseForIndex(text).terms));
    terms.push(found.size);
    for (const term of found) vocabulary.add(term);
    if (growthCounts[language].includes(titles.length)) {
      growth[`${language} vocabulary at ${titles.length}`] = vocabulary.size;
    }
  }
  const repeated = seen.values().reduce((sum, count) => sum + (count > 1 ? count : 0), 0);
  const [small = 0, ...larger] = Object.values(growth);
  const counts = growthCounts[language];
  const exponent =
    Math.log((larger.at(-1) ?? small) / small) / Math.log((counts.at(-1) ?? 1) / (counts[0] ?? 1));
  return {
    ...spread(`${language} title characters`, titles),
    ...spread(`${language} abstract characters`, abstracts),
    ...spread(`${language} keywords`, keywords),
    ...spread(`${language} distinct terms per entry`, terms),
    [`${language} abstract stated`]: abstracts.length / Math.max(1, titles.length),
    [`${language} keywords stated`]:
      keywords.filter((count) => count > 0).length / Math.max(1, titles.length),
    [`${language} repeated titles`]: repeated / Math.max(1, titles.length),
    ...growth,
    [`${language} vocabulary exponent`]: exponent,
  };
}

/** Measures a catalogue, its entries in an order that is not that of their sources. */
export function measureCatalogue(entries: readonly MeasuredEntry[]): Measures {
  const items = entries.map((entry) => entry.items.length);
  const distributions = entries.map(({ record }) => record.distributions?.length ?? 0);
  const stated = (field: (typeof fields)[number]) =>
    entries.filter(({ record }) => record[field] !== undefined).length / entries.length;
  const all = entries.flatMap((entry) => entry.items);
  const itemShare = (holds: (item: ItemRecord) => boolean) =>
    all.filter(holds).length / Math.max(1, all.length);
  const withItems = items.filter((count) => count > 0);
  return {
    ...Object.assign({}, ...languages.map((language) => measureLanguage(entries, language))),
    ...Object.fromEntries(fields.map((field) => [`${field} stated`, stated(field)])),
    ...spread("items per entry", items),
    "items stated": withItems.length / entries.length,
    ...spread("items per entry that has some", withItems),
    "item type stated": itemShare((item) => item.type !== undefined),
    "item name stated": itemShare((item) => item.name !== undefined),
    "item definition stated": itemShare((item) => item.definition !== undefined),
    ...spread("distributions per entry", distributions),
    "providers per 1,000 entries":
      (new Set(entries.map(({ record }) => JSON.stringify(record.provider.name))).size /
        entries.length) *
      1_000,
  };
}
