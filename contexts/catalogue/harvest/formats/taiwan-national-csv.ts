import {
  type CatalogueFormat,
  fragmentOf,
  type MappedRecord,
  type MappingContext,
  objectOf,
  problem,
  rawTextOf,
  refused,
  sourceIdOf,
  stated,
  statedDateOf,
} from "../model/index.ts";
import { hasColumns } from "./csv-header.ts";

/**
 * The dataset list of data.gov.tw as CSV. It has no id, so provider and title, exactly as written,
 * make the identity. Texts are Traditional Chinese. The counters 瀏覽人次 and 下載次數 and the rating
 * 資料集評分 are not metadata of the dataset and are left out.
 */
export const taiwanNationalCsv: CatalogueFormat = {
  name: "taiwan-national-csv",
  title: { zh: "台湾 data.gov.tw 数据集清单（CSV）", en: "Dataset list of data.gov.tw (CSV)" },
  shape: { kind: "csv" },
  detect: (sniffed) => hasColumns(sniffed, ["提供機關名稱", "資料集名稱", "上架日"]),
  map,
};

function map(raw: unknown, context: MappingContext): MappedRecord {
  const row = objectOf(raw);
  const language = context.language ?? "zh-Hant";
  const title = rawTextOf(row["資料集名稱"]);
  const provider = rawTextOf(row["提供機關名稱"]) ?? rawTextOf(context.providerName);
  if (title === undefined || provider === undefined) {
    return refused(
      [
        title === undefined ? problem("RECORD_TITLE_MISSING", "資料集名稱") : [],
        provider === undefined ? problem("RECORD_PROVIDER_MISSING", "提供機關名稱") : [],
      ].flat(),
    );
  }
  return fragmentOf(sourceIdOf({ provider, title }), {
    title: { [language]: title.trim() },
    provider: { name: { [language]: provider.trim() } },
    ...stated({ issued: statedDateOf(row["上架日"]) }),
  });
}
