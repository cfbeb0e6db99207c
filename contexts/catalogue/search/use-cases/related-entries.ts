import { isRefusal, type Refusal } from "@tongshu/platform/errors";
import { type InterfaceLanguage, pickText } from "@tongshu/platform/i18n";
import { analyseForQuery } from "@tongshu/text-analysis";
import type { EntryRecord, RelatedAnswer, RelatedEntry } from "../../contract.ts";
import { relatedCandidatesMax, relatedEntriesMax, relatedTextCharactersMax } from "../../limits.ts";
import { refuseAbsentEntry } from "../../register/index.ts";
import { type EntryRow, entriesByIds } from "../../store/entries.ts";
import { type IndexedCatalogue, refusalOf } from "./search-catalogue.ts";

/** How much more an entry counts that has the same provider, or a theme in common. */
const sameProviderWeight = 1.25;
const sameThemeWeight = 1.15;

/**
 * Entries like this one: those that hold the rarest words of its titles and keywords, preferring
 * its provider and its themes. Never itself, nothing that its source no longer lists, and no sample
 * beside real entries.
 */
export async function relatedEntries(
  deps: IndexedCatalogue,
  request: { readonly id: string; readonly lang: InterfaceLanguage },
): Promise<RelatedAnswer | Refusal> {
  const entry = (await entriesByIds(deps.db, [request.id]))[0];
  if (entry === undefined) return await refuseAbsentEntry(deps, request.id);
  const terms = tellingTerms(entry.record);
  const document = { id: entry.id, texts: { title: [{ terms, folded: "" }] }, parts: [] };
  const found = await deps.index
    .similar({ document, filters: [], limit: relatedCandidatesMax })
    .catch(refusalOf);
  if (isRefusal(found)) return found;
  const scores = new Map(found.map(({ id, score }) => [id, score]));
  const rows = await entriesByIds(deps.db, [...scores.keys()]);
  const alike = rows
    .filter((row) => row.missingSince === null)
    .filter((row) => row.sample === entry.sample)
    .map((row) => ({ row, score: (scores.get(row.id) ?? 0) * nearness(entry, row) }))
    .sort((a, b) => b.score - a.score || (a.row.id < b.row.id ? -1 : 1))
    .slice(0, relatedEntriesMax);
  return { entries: alike.map(({ row }) => present(entry, row, request.lang)) };
}

/**
 * The words of titles and keywords, without single Chinese characters, numbers and repeats: what
 * else an entry says, such as its items, is alike in whole families of entries.
 */
function tellingTerms(record: EntryRecord): readonly string[] {
  const texts = [...Object.values(record.title), ...Object.values(record.keywords ?? {}).flat()];
  const text = texts.join(" ; ").slice(0, relatedTextCharactersMax);
  const words = analyseForQuery(text).filter(
    (word) => word.text.length > 1 && !/^[\d.,:/-]+$/.test(word.text),
  );
  return [...new Set(words.flatMap(({ terms }) => terms))];
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
