import { type LocalizedText, pickText } from "@tongshu/platform/i18n";
import type { IndexDocument, IndexedPart, IndexedText } from "@tongshu/search-index";
import { analyseForIndex, fold, pinyinKeys } from "@tongshu/text-analysis";
import type { EntryRecord, ItemRecord } from "../../contract.ts";
import {
  facetValueCharactersMax,
  indexedTextCharactersMax,
  sortKeyCharactersMax,
} from "../../limits.ts";
import { worthOf } from "./entry-worth.ts";
import { exactField, exactKey } from "./exact-key.ts";
import { providerPaths, regionPaths } from "./facet-paths.ts";
import { portalPlaces } from "./portal-places.ts";
import { pairField, pairsOfTitle } from "./word-pairs.ts";

/** What the index needs of an entry. */
export interface IndexableEntry {
  readonly id: string;
  readonly source: string;
  readonly record: EntryRecord;
  readonly items: readonly { readonly itemKey: string; readonly record: ItemRecord }[];
  /** Ids from the root organisation down to the provider: an entry counts for all of them. */
  readonly providerPath: readonly string[];
}

/** Turns an entry into the document that the index holds. */
export function indexDocument(entry: IndexableEntry): IndexDocument {
  const { record } = entry;
  return {
    id: entry.id,
    texts: {
      title: analysed(valuesOf(record.title)),
      keywords: analysed([
        ...Object.values(record.keywords ?? {}).flat(),
        ...(record.sourceThemes ?? []),
      ]),
      code: analysed(record.code === undefined ? [] : [record.code]),
      provider: analysed(providerNames(record)),
      abstract: analysed(valuesOf(record.abstract)),
      [exactField]: exactKeys(entry),
      [pairField]: [{ terms: valuesOf(record.title).flatMap(titlePairs), folded: "" }],
    },
    parts: entry.items.map(indexedItem),
    facets: facetsOf(entry),
    numbers: { ...modifiedOf(record), worth: worthOf({ record, itemCount: entry.items.length }) },
    sortKeys: {
      titleZh: sortKey(record.title, "zh"),
      titleEn: sortKey(record.title, "en"),
    },
    suggestions: valuesOf(record.title).flatMap(suggestionsOf),
  };
}

/** An entry is asked for by name: by a title, a code of its source, or its id here. */
function exactKeys({ id, record }: IndexableEntry): readonly IndexedText[] {
  const names = [...valuesOf(record.title), record.code, record.registrationCode, id];
  const terms = names.flatMap((name) => (name === undefined ? [] : (exactKey(name) ?? [])));
  return [{ terms: [...new Set(terms)], folded: "" }];
}

/** A title is suggested by its beginning, a Chinese one also by its sound and its initials. */
function suggestionsOf(text: string): { key: string; text: string }[] {
  const sound = pinyinKeys(text);
  const keys = [fold(text), ...(sound === undefined ? [] : [sound.full, sound.initials])];
  return [...new Set(keys)].map((key) => ({ key, text }));
}

function titlePairs(title: string): readonly string[] {
  return pairsOfTitle(title.slice(0, indexedTextCharactersMax));
}

function valuesOf(text: LocalizedText | undefined): readonly string[] {
  return text === undefined ? [] : [...new Set(Object.values(text))];
}

function providerNames(record: EntryRecord): readonly string[] {
  const names = [record.provider, ...(record.provider.parents ?? [])].map(({ name }) => name);
  if (record.sourceDepartment !== undefined) names.push(record.sourceDepartment.name);
  const texts = names.flatMap(valuesOf);
  return [...texts, ...new Set(texts.flatMap(portalPlaces))];
}

function analysed(texts: readonly string[]): readonly IndexedText[] {
  return texts.map((text) => analyseForIndex(text.slice(0, indexedTextCharactersMax)));
}

/** An item is found by its code, its names and its definition, all as one text. */
function indexedItem(item: { itemKey: string; record: ItemRecord }): IndexedPart {
  const { code, name, definition } = item.record;
  const text = [...new Set([code, ...valuesOf(name), ...valuesOf(definition)])].join(" ");
  return { key: item.itemKey, ...analyseForIndex(text.slice(0, indexedTextCharactersMax)) };
}

function facetsOf(entry: IndexableEntry): Record<string, readonly string[]> {
  const { record } = entry;
  return {
    provider: providerPaths(entry.providerPath),
    region: record.region === undefined ? [] : regionPaths(record.region.code),
    theme: values(record.themes),
    shareType: values([record.shareType]),
    openType: values([record.openType]),
    format: values((record.distributions ?? []).map(({ format }) => format?.toUpperCase())),
    updateCycle: values([record.updateCycle]),
    language: values(record.languages),
    source: [entry.source],
  };
}

function values(stated: readonly (string | undefined)[] | undefined): readonly string[] {
  const found = (stated ?? []).filter(
    (value) => value !== undefined && value.length <= facetValueCharactersMax,
  );
  return [...new Set(found as readonly string[])];
}

function modifiedOf(record: EntryRecord): Record<string, number> {
  const stated = record.modified ?? record.issued;
  const milliseconds = stated === undefined ? Number.NaN : Date.parse(stated);
  return Number.isNaN(milliseconds) ? {} : { modified: milliseconds };
}

function sortKey(title: LocalizedText, language: "zh" | "en"): string {
  return fold(pickText(title, language)?.text ?? "").slice(0, sortKeyCharactersMax);
}
