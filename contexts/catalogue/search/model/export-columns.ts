import { type Bilingual, type InterfaceLanguage, pickText } from "@tongshu/platform/i18n";
import type { EntryRecord, FacetName } from "../../contract.ts";
import { facetLabel } from "./facet-labels.ts";

/** What an export needs of an entry. */
export interface ExportableEntry {
  readonly id: string;
  readonly source: string;
  readonly record: EntryRecord;
  readonly itemCount: number;
  readonly missingSince: Date | null;
}

export type Cell = string | number;

interface Column {
  readonly header: Bilingual;
  readonly cell: (entry: ExportableEntry, language: InterfaceLanguage) => Cell | undefined;
}

const separator = "; ";

function label(
  name: FacetName,
  values: readonly (string | undefined)[] | undefined,
  language: InterfaceLanguage,
): string {
  const stated = (values ?? []).filter((value) => value !== undefined);
  return [...new Set(stated)].map((value) => facetLabel(name, value, language)).join(separator);
}

/** The columns of a result set as a table. An empty cell means that the source does not state it. */
const columns: readonly Column[] = [
  { header: { zh: "编号", en: "Id" }, cell: ({ id }) => id },
  {
    header: { zh: "名称", en: "Title" },
    cell: ({ record }, language) => pickText(record.title, language)?.text,
  },
  {
    header: { zh: "提供方", en: "Provider" },
    cell: ({ record }, language) => pickText(record.provider.name, language)?.text,
  },
  {
    header: { zh: "摘要", en: "Abstract" },
    cell: ({ record }, language) => pickText(record.abstract, language)?.text,
  },
  { header: { zh: "资源代码", en: "Code" }, cell: ({ record }) => record.code },
  {
    header: { zh: "主题", en: "Themes" },
    cell: ({ record }, language) => label("theme", record.themes, language),
  },
  {
    header: { zh: "关键词", en: "Keywords" },
    cell: ({ record }) => [...new Set(Object.values(record.keywords ?? {}).flat())].join(separator),
  },
  {
    header: { zh: "行政区划", en: "Region" },
    cell: ({ record }, language) => pickText(record.region?.name, language)?.text,
  },
  {
    header: { zh: "共享类型", en: "Sharing" },
    cell: ({ record }, language) => label("shareType", [record.shareType], language),
  },
  {
    header: { zh: "开放类型", en: "Openness" },
    cell: ({ record }, language) => label("openType", [record.openType], language),
  },
  {
    header: { zh: "更新周期", en: "Update cycle" },
    cell: ({ record }, language) => label("updateCycle", [record.updateCycle], language),
  },
  {
    header: { zh: "格式", en: "Formats" },
    cell: ({ record }, language) =>
      label(
        "format",
        (record.distributions ?? []).map(({ format }) => format?.toUpperCase()),
        language,
      ),
  },
  { header: { zh: "发布日期", en: "Issued" }, cell: ({ record }) => record.issued },
  { header: { zh: "更新日期", en: "Modified" }, cell: ({ record }) => record.modified },
  { header: { zh: "许可", en: "Licence" }, cell: ({ record }) => record.licence },
  { header: { zh: "信息项数", en: "Items" }, cell: ({ itemCount }) => itemCount },
  { header: { zh: "网页", en: "Web page" }, cell: ({ record }) => record.landingPage },
  { header: { zh: "来源", en: "Source" }, cell: ({ source }) => source },
  {
    header: { zh: "来源不再列出自", en: "No longer listed since" },
    cell: ({ missingSince }) => missingSince?.toISOString(),
  },
];

export function exportHeader(language: InterfaceLanguage): readonly string[] {
  return columns.map(({ header }) => header[language]);
}

export function exportRow(entry: ExportableEntry, language: InterfaceLanguage): readonly Cell[] {
  return columns.map(({ cell }) => cell(entry, language) ?? "");
}

/**
 * Spreadsheet programs run a cell that begins so as a formula, also in its full-width forms and
 * after a tab or line break; an apostrophe before it makes it a text (OWASP, CSV Injection).
 */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/u;

/** A text that no spreadsheet program takes for a formula. Numbers of ours are none. */
export function guarded(cell: Cell): Cell {
  return typeof cell === "string" && formulaStart.test(cell) ? `'${cell}` : cell;
}
