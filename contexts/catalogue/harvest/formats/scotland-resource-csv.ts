import { dataThemesOfWord } from "@tongshu/standards";
import type { Distribution, EntryRecord } from "../../contract.ts";
import {
  type CatalogueFormat,
  describedIn,
  type Fragment,
  fragmentOf,
  type MappedRecord,
  type MappingContext,
  objectOf,
  problem,
  rawTextOf,
  refused,
  type StatedObject,
  sourceIdOf,
  splitWords,
  stated,
  statedByteSizeOf,
  statedCountOf,
  statedDateOf,
  statedOrNone,
  textOf,
  wordSet,
} from "../model/index.ts";
import { hasColumns } from "./csv-header.ts";
import { formatsOf, sortedDistributions } from "./distributions.ts";

/**
 * The Scottish open data list: one row for each resource, the dataset's fields repeated in each. Rows
 * of one owner and title are one entry with a distribution each. Texts are English. "NULL" and
 * "unknown" are how the lists write that nothing is stated.
 */
export const scotlandResourceCsv: CatalogueFormat = {
  name: "scotland-resource-csv",
  title: { zh: "苏格兰开放数据资源清单（CSV）", en: "Scottish open data resource list (CSV)" },
  shape: { kind: "csv" },
  detect: (sniffed) => hasColumns(sniffed, ["Title", "Owner", "PageURL", "AssetURL", "License"]),
  map,
  combine,
};

function valueOf(value: unknown): string | undefined {
  const text = textOf(value);
  return text === "NULL" || text === "unknown" || text === "[]" ? undefined : text;
}

function map(raw: unknown, context: MappingContext): MappedRecord {
  const row = objectOf(raw);
  const language = context.language ?? "en";
  const title = rawTextOf(row["Title"]);
  const owner = rawTextOf(row["Owner"]) ?? rawTextOf(context.providerName);
  if (title === undefined || owner === undefined) {
    return refused(
      [
        title === undefined ? problem("RECORD_TITLE_MISSING", "Title") : [],
        owner === undefined ? problem("RECORD_PROVIDER_MISSING", "Owner") : [],
      ].flat(),
    );
  }
  const abstract = describedIn(language, valueOf(row["Description"]));
  const tags = valueOf(row["OriginalTags"]);
  const keywords = wordSet(splitWords(tags, ";"));
  const sourceThemes = wordSet(splitWords(valueOf(row["ManualTags"]), ";"));
  const distribution = distributionOf(row, language);
  const distributions = distribution === undefined ? [] : [distribution];
  return fragmentOf(sourceIdOf({ provider: owner, title }), {
    title: { [language]: title.trim() },
    provider: { name: { [language]: owner.trim() } },
    ...stated({
      abstract,
      format: formatsOf(distributions),
      sourceThemes,
      themes: wordSet((sourceThemes ?? []).flatMap(dataThemesOfWord)),
      keywords: keywords === undefined ? undefined : { [language]: keywords },
      issued: statedDateOf(valueOf(row["DateCreated"])),
      modified: statedDateOf(valueOf(row["DateUpdated"])),
      records: statedCountOf(valueOf(row["NumRecords"])),
      licence: valueOf(row["License"]),
      landingPage: valueOf(row["PageURL"]),
      distributions: sortedDistributions(distributions),
    }),
  });
}

function distributionOf(row: StatedObject, language: string): Distribution | undefined {
  const fileName = valueOf(row["FileName"]);
  return statedOrNone({
    title: fileName === undefined ? undefined : { [language]: fileName },
    downloadUrl: valueOf(row["AssetURL"]),
    format: valueOf(row["FileType"]),
    byteSize: statedByteSizeOf(valueOf(row["FileSize"]), valueOf(row["FileSizeUnit"])),
    licence: valueOf(row["License"]),
  });
}

/**
 * Texts and links are those of the first row that states them. What counts for the whole dataset is
 * kept only where every row says the same (licence, number of records); the first and the last day
 * are those of all rows; lists are put together.
 */
function combine(first: Fragment, next: Fragment): Fragment {
  const [one, two] = [first.record, next.record];
  if (one === null || two === null) return { ...first, record: one ?? two };
  const distributions = sortedDistributions([
    ...(one.distributions ?? []),
    ...(two.distributions ?? []),
  ]);
  const { records: _records, licence: _licence, ...kept } = { ...two, ...one };
  const record: EntryRecord = {
    ...kept,
    ...stated({
      keywords: unitedKeywords(one.keywords, two.keywords),
      sourceThemes: wordSet([...(one.sourceThemes ?? []), ...(two.sourceThemes ?? [])]),
      themes: wordSet([...(one.themes ?? []), ...(two.themes ?? [])]),
      issued: [one.issued, two.issued].flatMap((day) => day ?? []).sort()[0],
      modified: [one.modified, two.modified]
        .flatMap((day) => day ?? [])
        .sort()
        .at(-1),
      records: one.records === two.records ? one.records : undefined,
      licence: one.licence === two.licence ? one.licence : undefined,
      format: formatsOf(distributions ?? []),
      distributions,
    }),
  };
  return { sourceId: first.sourceId, record, items: [...first.items, ...next.items] };
}

function unitedKeywords(one: EntryRecord["keywords"], two: EntryRecord["keywords"]) {
  const united: Record<string, string[]> = {};
  for (const [tag, words] of [...Object.entries(one ?? {}), ...Object.entries(two ?? {})]) {
    united[tag] = wordSet([...(united[tag] ?? []), ...words]) ?? [];
  }
  return Object.keys(united).length === 0 ? undefined : united;
}
