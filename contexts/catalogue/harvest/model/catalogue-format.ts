import type { Bilingual } from "@tongshu/platform/i18n";
import type { RecordShape, Sniffed } from "@tongshu/record-stream";
import type { EntryRecord, ItemRecord } from "../../contract.ts";
import type { RecordProblem } from "./record-problem.ts";

/** What a mapper knows beside the record itself. */
export interface MappingContext {
  /** Name of the source; never a path. */
  readonly source: string;
  /** The values around the records (a data.json's publisher, say) as far as they were read. */
  readonly header: Readonly<Record<string, unknown>>;
  /** Name of the sheet the record stands in, for spreadsheets. */
  readonly sheet?: string | undefined;
  /** From the plan: the provider of every record of the source that states none. */
  readonly providerName?: string | undefined;
  /** From the plan: BCP 47 tag of the source's texts, where the format's default is wrong. */
  readonly language?: string | undefined;
}

/** One entry, or a part of one in formats in which several rows make one entry. */
export interface Fragment {
  readonly sourceId: string;
  /** Null when this row holds only items and the entry stands in another row. */
  readonly record: EntryRecord | null;
  readonly items: readonly ItemRecord[];
}

export type MappedRecord =
  | { readonly kind: "fragment"; readonly fragment: Fragment }
  | {
      readonly kind: "refused";
      readonly sourceId?: string | undefined;
      readonly problems: readonly RecordProblem[];
    };

/** A format of source catalogues: how to know it and how one of its records becomes an entry. */
export interface CatalogueFormat {
  readonly name: string;
  readonly title: Bilingual;
  readonly shape: RecordShape;
  /** Whether the content is of this format. File names are never looked at. */
  detect(sniffed: Sniffed): boolean;
  /** Pure, and never throws: anything that is not a good record is refused with its problems. */
  map(raw: unknown, context: MappingContext): MappedRecord;
  /**
   * Puts two parts of one entry together, in the order of the file. Absent where one record is always
   * one entry. Associative: `combineFragments` relies on it.
   */
  combine?(first: Fragment, next: Fragment): Fragment;
  /**
   * True where one row states an entry whole, and further rows of its id only bring items: a row
   * that states the entry otherwise then counts as a duplicate.
   */
  readonly oneRowStatesEntry?: true;
}

/** A whole entry in one record. */
export function fragmentOf(
  sourceId: string,
  record: EntryRecord,
  items: readonly ItemRecord[] = [],
): MappedRecord {
  return { kind: "fragment", fragment: { sourceId, record, items } };
}
