import type { Bilingual } from "@tongshu/platform/i18n";

/** What a reader of an export must know beside its entries. */
export interface ExportNote {
  readonly code: "EXPORT_LIMITED" | "EXPORT_RELAXED";
  readonly text: Bilingual;
}

/** Nothing to note gives no notes. */
export function exportNotes(found: {
  readonly total: number;
  readonly exported: number;
  readonly relaxed: boolean;
}): readonly ExportNote[] {
  const { total, exported } = found;
  const notes: ExportNote[] = [];
  if (found.relaxed) {
    notes.push({
      code: "EXPORT_RELAXED",
      text: {
        zh: "这里也有只包含一部分检索词的条目。",
        en: "Entries that hold only some of the words are here as well.",
      },
    });
  }
  if (exported < total) {
    notes.push({
      code: "EXPORT_LIMITED",
      text: {
        zh: `共 ${total} 条，这里只有前 ${exported} 条。请缩小检索范围，分次导出。`,
        en: `These are the first ${exported} of ${total} entries. Narrow the search and export it in parts.`,
      },
    });
  }
  return notes;
}
