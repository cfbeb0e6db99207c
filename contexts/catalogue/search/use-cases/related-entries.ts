import { isRefusal, type Refusal } from "@tongshu/platform/errors";
import { type InterfaceLanguage, pickText } from "@tongshu/platform/i18n";
import type { Alternative, SearchAnswer, SearchIndex, SearchQuery } from "@tongshu/search-index";
import { analyseForQuery } from "@tongshu/text-analysis";
import type { EntryRecord, RelatedAnswer, RelatedEntry } from "../../contract.ts";
import {
  relatedCandidatesMax,
  relatedEntriesMax,
  relatedTermsMax,
  relatedTextCharactersMax,
} from "../../limits.ts";
import { refuseAbsentEntry } from "../../register/index.ts";
import { type EntryRow, entriesByIds } from "../../store/entries.ts";
import { type IndexedCatalogue, refusalOf } from "./search-catalogue.ts";

/** A word that more than this share of the catalogue holds says nothing of what is alike. */
const commonShare = 0.1;
/** In a small catalogue a word is not common before so many entries hold it. */
const commonEntriesMin = 20;
/** So many of the rarest words are looked for; each holds more than all the commoner ones. */
const rareWords = 6;
/** How much more an entry counts that has the same provider, or a theme in common. */
const sameProviderWeight = 1.25;
const sameThemeWeight = 1.15;

/**
 * Entries like this one: those whose titles and keywords hold its rarest words, preferring its
 * provider and its themes. Never itself, nothing that its source no longer lists, and no sample
 * beside real entries.
 */
export async function relatedEntries(
  deps: IndexedCatalogue,
  request: { readonly id: string; readonly lang: InterfaceLanguage },
): Promise<RelatedAnswer | Refusal> {
  const entry = (await entriesByIds(deps.db, [request.id]))[0];
  if (entry === undefined) return await refuseAbsentEntry(deps, request.id);
  const found = await findAlike(deps.index, entry).catch(refusalOf);
  if (isRefusal(found)) return found;
  const scores = new Map(found.hits.map(({ id, score }) => [id, score]));
  const rows = await entriesByIds(deps.db, [...scores.keys()]);
  const alike = rows
    .filter((row) => row.id !== entry.id && row.missingSince === null)
    .filter((row) => row.sample === entry.sample)
    .map((row) => ({ row, score: (scores.get(row.id) ?? 0) * nearness(entry, row) }))
    .sort((a, b) => b.score - a.score || (a.row.id < b.row.id ? -1 : 1))
    .slice(0, relatedEntriesMax);
  return { entries: alike.map(({ row }) => present(entry, row, request.lang)) };
}

const nothing: SearchAnswer = { total: 0, exact: true, hits: [], facets: [], asOf: null };

async function findAlike(index: SearchIndex, entry: EntryRow): Promise<SearchAnswer> {
  const words = wordsOf(entry.record);
  const { documents } = await index.stats();
  const counted: { readonly terms: readonly string[]; readonly total: number }[] = [];
  // One after the other: an entry's page must not fill the queue of searches.
  for (const terms of words) {
    const { total } = await index.search(query([{ terms }], 0));
    // One that only this entry holds finds nothing else.
    if (total > 1 && total <= Math.max(commonEntriesMin, documents * commonShare))
      counted.push({ terms, total });
  }
  const rarest = counted.sort((a, b) => a.total - b.total).slice(0, rareWords);
  if (rarest.length === 0) return nothing;
  const alternatives = rarest.flatMap(({ terms }): Alternative[] => [
    { terms, field: "title" },
    { terms, field: "keywords" },
  ]);
  return await index.search(query(alternatives, relatedCandidatesMax + 1));
}

function query(anyOf: readonly Alternative[], limit: number): SearchQuery {
  return {
    must: [anyOf],
    mustNot: [],
    filters: [],
    facets: [],
    sort: { by: "relevance" },
    offset: 0,
    limit,
    partsPerHit: 0,
  };
}

/** The words of titles and keywords, without single Chinese characters, numbers and repeats. */
function wordsOf(record: EntryRecord): readonly (readonly string[])[] {
  const texts = [...Object.values(record.title), ...Object.values(record.keywords ?? {}).flat()];
  const text = texts.join(" ; ").slice(0, relatedTextCharactersMax);
  const words = analyseForQuery(text)
    .filter((word) => word.text.length > 1 && !/^[\d.,:/-]+$/.test(word.text))
    .map(({ terms }) => terms);
  return [...new Map(words.map((terms) => [terms.join(" "), terms])).values()].slice(
    0,
    relatedTermsMax,
  );
}

function sharedThemes(a: EntryRow, b: EntryRow): string[] {
  const themes = new Set(a.record.themes);
  return (b.record.themes ?? []).filter((theme) => themes.has(theme));
}

function nearness(entry: EntryRow, other: EntryRow): number {
  return (
    (other.providerId === entry.providerId ? sameProviderWeight : 1) *
    (sharedThemes(entry, other).length > 0 ? sameThemeWeight : 1)
  );
}

function present(entry: EntryRow, row: EntryRow, lang: InterfaceLanguage): RelatedEntry {
  const { record } = row;
  const title = pickText(record.title, lang) ?? { text: "", tag: "und" };
  const provider = pickText(record.provider.name, lang) ?? { text: "", tag: "und" };
  return {
    id: row.id,
    title: title.text,
    tag: title.tag,
    provider: { id: row.providerId, name: provider.text, tag: provider.tag },
    sameProvider: row.providerId === entry.providerId,
    sharedThemes: sharedThemes(entry, row),
    modified: record.modified ?? record.issued ?? null,
    openType: record.openType ?? null,
    sample: row.sample,
  };
}
