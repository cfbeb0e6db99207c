import type { OrganisationReference } from "../../contract.ts";
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
  textOf,
} from "../model/index.ts";
import { hasColumns } from "./csv-header.ts";
import { mainColumnItems } from "./taiwan-main-columns.ts";

/**
 * The catalogues of Taiwanese cities and counties as JSON arrays with Chinese field names. There is
 * no stable id (編號 is a row number), so provider and title make the identity. Texts are
 * Traditional Chinese.
 *
 * Not taken over: 瀏覽次數 and 下載次數 are counters; 資料量 is a number of rows in one city, of files
 * in another, and no city says which; 最後更新時間 has no year.
 */
export const taiwanCityJson: CatalogueFormat = {
  name: "taiwan-city-json",
  title: { zh: "台湾县市开放数据目录（JSON）", en: "Open data lists of Taiwanese cities (JSON)" },
  shape: { kind: "json", recordsAt: "" },
  detect: ({ startsLike, keys }) =>
    startsLike === "json-array" &&
    keys?.includes(providerField) === true &&
    keys.includes("資料集名稱"),
  map,
};

/** Two of the cities publish the same list as CSV too. */
export const taiwanCityCsv: CatalogueFormat = {
  name: "taiwan-city-csv",
  title: { zh: "台湾县市开放数据目录（CSV）", en: "Open data lists of Taiwanese cities (CSV)" },
  shape: { kind: "csv" },
  detect: (sniffed) => hasColumns(sniffed, [providerField, "資料集名稱"]),
  map,
};

const providerField = "資料來源(部會單位)";

function map(raw: unknown, context: MappingContext): MappedRecord {
  const row = objectOf(raw);
  if (Object.keys(row).length === 0) return refused([problem("RECORD_NOT_AN_OBJECT", "")]);
  const language = context.language ?? "zh-Hant";
  const title = rawTextOf(row["資料集名稱"]);
  const provider = rawTextOf(row[providerField]) ?? rawTextOf(context.providerName);
  if (title === undefined || provider === undefined) {
    return refused(
      [
        title === undefined ? problem("RECORD_TITLE_MISSING", "資料集名稱") : [],
        provider === undefined ? problem("RECORD_PROVIDER_MISSING", providerField) : [],
      ].flat(),
    );
  }
  const name = { [language]: provider.trim() };
  const city = textOf(row["第一層級"]);
  const above: OrganisationReference =
    city === undefined || city === provider.trim()
      ? { name }
      : { name, parents: [{ name: { [language]: city } }] };
  return fragmentOf(
    sourceIdOf({ provider, title }),
    { title: localized(language, title) ?? {}, provider: above },
    mainColumnItems(row["主要欄位"], title.trim(), language),
  );
}
