import { dataThemesOfWord, languageTagOf, updateCycleOf } from "@tongshu/standards";
import {
  type CatalogueFormat,
  fragmentOf,
  localized,
  type MappedRecord,
  type MappingContext,
  objectOf,
  problem,
  rawTextOf,
  refused,
  sourceIdOf,
  splitWords,
  stated,
  statedOrNone,
  textOf,
  wordSet,
} from "../model/index.ts";
import { hasColumns } from "./csv-header.ts";
import { mainColumnItems } from "./taiwan-main-columns.ts";

/**
 * The catalogue of Taichung as its portal exports it: 19 columns after the national metadata
 * standard. 編號 is a row number, and one dataset may stand at two addresses, so provider and title
 * make the identity. Texts are Traditional Chinese.
 *
 * Not taken over: 使用對象, 計費方式 and 資料集類型 have one and the same value or no counterpart; 資料量
 * does not say what it counts; 備註 is a note to the editors.
 */
export const taichungCsv: CatalogueFormat = {
  name: "taichung-csv",
  title: { zh: "台中市开放数据目录（CSV）", en: "Open data catalogue of Taichung (CSV)" },
  shape: { kind: "csv" },
  detect: (sniffed) => hasColumns(sniffed, ["資料集名稱", "資料集提供機關", "主要欄位說明"]),
  map,
};

function map(raw: unknown, context: MappingContext): MappedRecord {
  const row = objectOf(raw);
  const language = context.language ?? "zh-Hant";
  const title = rawTextOf(row["資料集名稱"]);
  const provider = rawTextOf(row["資料集提供機關"]) ?? rawTextOf(context.providerName);
  if (title === undefined || provider === undefined) {
    return refused(
      [
        title === undefined ? problem("RECORD_TITLE_MISSING", "資料集名稱") : [],
        provider === undefined ? problem("RECORD_PROVIDER_MISSING", "資料集提供機關") : [],
      ].flat(),
    );
  }
  const sourceThemes = wordSet([row["資料分類"]]);
  const keywords = wordSet(splitWords(row["關鍵字"], /[,，、;；]/));
  const record = {
    title: { [language]: title.trim() },
    provider: { name: { [language]: provider.trim() } },
    ...stated({
      abstract: localized(language, row["資料集說明"]),
      contact: statedOrNone({
        name: textOf(row["資料集提供機關聯絡人"]),
        phone: textOf(row["資料集提供機關聯絡人電話"]),
      }),
      sourceThemes,
      themes: wordSet((sourceThemes ?? []).flatMap(dataThemesOfWord)),
      keywords: keywords === undefined ? undefined : { [language]: keywords },
      updateCycle: updateCycleOf(textOf(row["更新頻率"]) ?? ""),
      spatial: textOf(row["資料集空間範圍"]),
      licence: textOf(row["授權說明網址"]),
      landingPage: textOf(row["資料集連結網址"]),
      languages: wordSet(splitWords(row["資料集語系"], /[,，、;；]/).map(languageTagOf)),
    }),
  };
  const items = mainColumnItems(row["主要欄位說明"], title.trim(), language);
  return fragmentOf(sourceIdOf({ provider, title }), record, items);
}
