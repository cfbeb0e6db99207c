import type { Database } from "@tongshu/platform/database";
import { type InterfaceLanguage, type LocalizedText, pickText } from "@tongshu/platform/i18n";
import type { Hit } from "@tongshu/search-index";
import { createHighlighter, passage, type QueryWord } from "@tongshu/text-analysis";
import type { Highlighted, SearchHit } from "../../contract.ts";
import { indexedTextCharactersMax, passageCharactersMax } from "../../limits.ts";
import { type EntryRow, entriesByIds, type ItemRow, itemsByKeys } from "../../store/entries.ts";

/** How a hit is shown: to a reader of which language, and which words are marked. */
export interface HitView {
  readonly words: readonly QueryWord[];
  /** What the glossary says for them; marked where the searcher's own words are not. */
  readonly translatedWords: readonly QueryWord[];
  /** How the groups of the query are called, in their order. */
  readonly names: readonly string[];
  readonly lang: InterfaceLanguage;
}

type Highlighter = ReturnType<typeof createHighlighter>;

/** How the words of a view are marked. */
interface Marking extends HitView {
  readonly own: Highlighter;
  readonly translated: Highlighter;
}

/**
 * Reads the records of a page of hits (two statements, whatever its size) and marks what matched.
 * `reading` are their entries, when they are being read already. A hit whose entry was removed since
 * the index last looked is left out.
 */
export async function presentHits(
  db: Database,
  hits: readonly Hit[],
  view: HitView,
  reading?: Promise<readonly EntryRow[]>,
): Promise<SearchHit[]> {
  const keys = hits.flatMap((hit) => hit.parts.map((itemKey) => ({ entryId: hit.id, itemKey })));
  const ids = hits.map((hit) => hit.id);
  const [rows, items] = await Promise.all([
    reading ?? entriesByIds(db, ids),
    itemsByKeys(db, keys),
  ]);
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  const itemOf = new Map(items.map((item) => [`${item.entryId} ${item.itemKey}`, item]));
  const marking: Marking = {
    ...view,
    own: createHighlighter(view.words),
    translated: createHighlighter(view.translatedWords),
  };
  return hits.flatMap((hit) => {
    const row = rowOf.get(hit.id);
    if (row === undefined) return [];
    const parts = hit.parts.flatMap((key) => itemOf.get(`${hit.id} ${key}`) ?? []);
    return [presentHit(hit, row, parts, marking)];
  });
}

function presentHit(hit: Hit, row: EntryRow, items: readonly ItemRow[], view: Marking): SearchHit {
  const { record } = row;
  const provider = pickText(record.provider.name, view.lang) ?? { text: "", tag: "und" };
  const formats = (record.distributions ?? []).flatMap(({ format }) => format ?? []);
  return {
    id: row.id,
    title: marked(record.title, view) ?? { text: "", tag: "und", ranges: [] },
    abstract: markedPassage(record.abstract, view),
    provider: { id: row.providerId, name: provider.text, tag: provider.tag },
    openType: record.openType ?? null,
    shareType: record.shareType ?? null,
    updateCycle: record.updateCycle ?? null,
    formats: [...new Set(formats.map((format) => format.toUpperCase()))],
    themes: record.themes ?? [],
    modified: record.modified ?? record.issued ?? null,
    itemCount: row.itemCount,
    items: items.map((item) => ({
      key: item.itemKey,
      name: marked(item.record.name ?? { und: item.record.code }, view) ?? {
        text: item.record.code,
        tag: "und",
        ranges: [],
      },
    })),
    itemTotal: hit.partTotal,
    source: row.source,
    sample: row.sample,
    missingSince: row.missingSince?.toISOString() ?? null,
    score: hit.score,
    missing: hit.missed.flatMap((at) => view.names[at] ?? []),
  };
}

/**
 * A text that holds the searcher's own words is shown, the one in the reader's language before
 * others: a Chinese query shows the Chinese title. Else what the glossary says is marked in the
 * reader's own.
 */
function marked(text: LocalizedText | undefined, view: Marking): Highlighted | null {
  const shown = pickText(text, view.lang);
  if (text === undefined || shown === undefined) return null;
  const others = Object.entries(text).map(([tag, other]) => ({ tag, text: other }));
  for (const one of view.words.length === 0 ? [] : [shown, ...others]) {
    const ranges = rangesIn(one.text, view.own);
    if (ranges.length > 0) return { ...one, ranges };
  }
  return { ...shown, ranges: rangesIn(shown.text, view.translated) };
}

function markedPassage(text: LocalizedText | undefined, view: Marking): Highlighted | null {
  const found = marked(text, view);
  if (found === null) return null;
  const ranges = found.ranges.map(([start, end]) => ({ start, end }));
  const cut = passage(found.text, ranges, passageCharactersMax);
  const lead = cut.cutBefore ? "…" : "";
  return {
    text: `${lead}${cut.text}${cut.cutAfter ? "…" : ""}`,
    tag: found.tag,
    ranges: cut.ranges.map(({ start, end }) => [start + lead.length, end + lead.length]),
  };
}

function rangesIn(text: string, mark: Highlighter): [number, number][] {
  return mark(text.slice(0, indexedTextCharactersMax)).map(pair);
}

function pair({ start, end }: { start: number; end: number }): [number, number] {
  return [start, end];
}
