import { dataThemesOfWord } from "@tongshu/standards";
import type { EntryRecord, ItemRecord } from "../../contract.ts";
import {
  type CatalogueFormat,
  type Fragment,
  type MappedRecord,
  type MappingContext,
  objectOf,
  problem,
  type RecordProblem,
  refused,
  stated,
  statedOrNone,
  temporalOf,
  wordSet,
} from "../model/index.ts";
import * as lists from "./template-code-lists.ts";
import { templateColumnOf, templateSheets } from "./template-columns.ts";
import { readTemplateRow, type TemplateRow } from "./template-row.ts";

/**
 * Our own template, documented in docs/guides/catalogue-template.md: one table as CSV, in which the
 * items of an entry follow in rows that repeat its code, or a workbook with a sheet of entries and a
 * sheet of items. The code is the source id.
 */
export const tongshuTemplateCsv: CatalogueFormat = {
  name: "tongshu-template-csv",
  title: { zh: "通数目录模板（CSV）", en: "Tongshu catalogue template (CSV)" },
  shape: { kind: "csv" },
  detect: ({ startsLike, keys }) =>
    startsLike === "csv" &&
    keys?.some((header) => templateColumnOf(header)?.column.part === "code") === true,
  map: (raw, context) => map(raw, { ...context, sheet: undefined }),
  combine,
  oneRowStatesEntry: true,
};

export const tongshuTemplateXlsx: CatalogueFormat = {
  name: "tongshu-template-xlsx",
  title: { zh: "通数目录模板（XLSX）", en: "Tongshu catalogue template (XLSX)" },
  shape: { kind: "xlsx" },
  detect: ({ startsLike }) => startsLike === "xlsx",
  map,
  combine,
  oneRowStatesEntry: true,
};

function map(raw: unknown, context: MappingContext): MappedRecord {
  const isChinese = context.language?.startsWith("zh") === true;
  const row = readTemplateRow(objectOf(raw), {
    zh: isChinese ? (context.language ?? "zh-Hans") : "zh-Hans",
    en: isChinese ? "en" : (context.language ?? "en"),
  });
  // Of a secret row nothing is repeated, not even in a report of problems.
  if (lists.secrecyList.codeOf(row.value("secrecy") ?? "") === "SECRET") {
    return refused([problem("RECORD_SECRET_REFUSED", "涉密属性")]);
  }
  const sourceId = row.value("code");
  const sheet = partOfSheet(context.sheet);
  const problems: RecordProblem[] = [
    sheet === "unknown"
      ? problem("TEMPLATE_SHEET_UNKNOWN", "", { sheet: context.sheet ?? "" })
      : [],
    sourceId === undefined ? problem("RECORD_ID_MISSING", "信息资源代码") : [],
  ].flat();
  const isEntry = sheet === "entries" || row.has("entry") || !row.has("item");
  const record = isEntry ? entryOf(row, context, problems) : null;
  const item = row.has("item") ? itemOf(row, problems) : undefined;
  const all = [...row.problems, ...problems];
  if (sourceId === undefined || all.length > 0) return refused(all, sourceId);
  return {
    kind: "fragment",
    fragment: { sourceId, record: record ?? null, items: item === undefined ? [] : [item] },
  };
}

function partOfSheet(sheet: string | undefined): "table" | "entries" | "items" | "unknown" {
  if (sheet === undefined) return "table";
  const name = sheet.trim().toLowerCase();
  const isNamed = ({ zh, en }: { zh: string; en: string }) =>
    name === zh || name === en.toLowerCase();
  if (isNamed(templateSheets.entries)) return "entries";
  return isNamed(templateSheets.items) ? "items" : "unknown";
}

function entryOf(
  row: TemplateRow,
  context: MappingContext,
  problems: RecordProblem[],
): EntryRecord | undefined {
  // What is not plainly stated to be non-secret is treated as secret.
  if (lists.secrecyList.codeOf(row.value("secrecy") ?? "") !== "NON_SECRET") {
    problems.push(problem("RECORD_SECRET_REFUSED", "涉密属性"));
  }
  const title = row.text("title");
  const providerName =
    row.text("provider") ??
    (context.providerName === undefined ? undefined : { und: context.providerName });
  if (title === undefined) problems.push(problem("RECORD_TITLE_MISSING", "信息资源名称"));
  if (providerName === undefined) problems.push(problem("RECORD_PROVIDER_MISSING", "提供方"));
  const region = regionOf(row, problems);
  const fields = stated({
    ...descriptionOf(row),
    ...sharingOf(row, ""),
    ...numbersOf(row),
    region,
  });
  if (title === undefined || providerName === undefined) return undefined;
  const provider = { name: providerName, ...stated({ code: row.value("providerCode") }) };
  return { title, provider, ...fields };
}

/** A region is named and coded; one without the other is a mistake. */
function regionOf(row: TemplateRow, problems: RecordProblem[]): EntryRecord["region"] {
  const code = row.value("regionCode");
  const name = row.text("regionName");
  if (code !== undefined && name !== undefined) return { code, name };
  if (code !== undefined || name !== undefined) {
    problems.push(problem("RECORD_REGION_INCOMPLETE", "行政区划代码"));
  }
  return undefined;
}

function descriptionOf(row: TemplateRow) {
  const department = row.text("sourceDepartment");
  const sourceThemes = wordSet(row.words("themes"));
  return {
    code: row.value("code"),
    abstract: row.text("abstract"),
    sourceDepartment: department === undefined ? undefined : { name: department },
    contact: statedOrNone({
      name: row.value("contactName"),
      phone: row.value("contactPhone"),
      email: row.value("contactEmail"),
    }),
    resourceClass: row.value("resourceClass"),
    adminLevel: row.code("adminLevel", lists.adminLevelList),
    format: row.codes("format", lists.formatList),
    sourceThemes,
    themes: wordSet((sourceThemes ?? []).flatMap(dataThemesOfWord)),
    keywords: row.wordsByLanguage("keywords"),
    relatedCodes: wordSet(row.words("relatedCodes")),
    system: row.value("system"),
    businessMatter: row.value("businessMatter"),
    personalData: row.code("personalData", lists.personalDataList),
    acquisition: row.code("acquisition", lists.acquisitionList),
    temporal: temporalOf(row.value("temporal")),
    spatial: row.value("spatial"),
    registrationCode: row.value("registrationCode"),
    licence: row.value("licence"),
    landingPage: row.value("landingPage"),
    languages: row.codes("languages", lists.languageList),
  };
}

function numbersOf(row: TemplateRow) {
  return {
    issued: row.date("issued"),
    modified: row.date("modified"),
    volume: row.count("volume"),
    records: row.count("records"),
    sharedRecords: row.count("sharedRecords"),
    openRecords: row.count("openRecords"),
  };
}

/** Sharing and openness, of an entry (prefix "") or of an item ("item."). */
function sharingOf(row: TemplateRow, prefix: "" | "item.") {
  return {
    shareType: row.code(`${prefix}shareType`, lists.shareTypeList),
    shareCondition: row.text(`${prefix}shareCondition`),
    withholdBasis: row.text(`${prefix}withholdBasis`),
    shareMode: row.codes(`${prefix}shareMode`, lists.shareModeList),
    openType: row.code(`${prefix}openType`, lists.openTypeList),
    openCondition: row.text(`${prefix}openCondition`),
    updateCycle: row.code(`${prefix}updateCycle`, lists.updateCycleList),
    grade: row.code(`${prefix}grade`, lists.gradeList),
  };
}

function itemOf(row: TemplateRow, problems: RecordProblem[]): ItemRecord | undefined {
  const department = row.text("item.sourceDepartment");
  const yes = (field: string) => {
    const code = row.code(field, lists.yesNoList);
    return code === undefined ? undefined : code === "YES";
  };
  const name = row.text("item.name");
  const fields = stated({
    name,
    type: row.code("item.type", lists.itemTypeList),
    sourceType: row.value("item.type"),
    length: row.count("item.length"),
    scale: row.count("item.scale"),
    definition: row.text("item.definition"),
    caliber: row.text("item.caliber"),
    dataElement: row.value("item.dataElement"),
    domain: row.value("item.domain"),
    key: yes("item.key"),
    required: yes("item.required"),
    sourceDepartment: department === undefined ? undefined : { name: department },
    authoritative: yes("item.authoritative"),
    personalClass: row.code("item.personalClass", lists.personalDataList),
    mask: row.value("item.mask"),
    ...sharingOf(row, "item."),
  });
  // Officials often leave the number of an item empty; then its name stands for it.
  const code = row.value("item.code") ?? Object.values(name ?? {})[0];
  if (code === undefined) problems.push(problem("RECORD_ID_MISSING", "信息项编号"));
  return code === undefined ? undefined : { code, ...fields };
}

/** Items follow in the order of the rows. An entry that is stated twice counts as stated last. */
function combine(first: Fragment, next: Fragment): Fragment {
  return {
    sourceId: first.sourceId,
    record: next.record ?? first.record,
    items: [...first.items, ...next.items],
  };
}
