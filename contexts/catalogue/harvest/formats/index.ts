import type { Sniffed } from "@tongshu/record-stream";
import type { CatalogueFormat } from "../model/index.ts";
import { dcatUs } from "./dcat-us.ts";
import { firstdata } from "./firstdata.ts";
import { scotlandResourceCsv } from "./scotland-resource-csv.ts";
import { socrataDiscovery } from "./socrata-discovery.ts";
import { taichungCsv } from "./taichung-csv.ts";
import { taiwanCityCsv, taiwanCityJson } from "./taiwan-city.ts";
import { taiwanNationalCsv } from "./taiwan-national-csv.ts";
import { tongshuTemplateCsv, tongshuTemplateXlsx } from "./tongshu-template.ts";

export { templateCsv } from "./template-csv.ts";
export { templateTable } from "./template-guide.ts";

/** Every format that can be harvested. A new one is one mapping file, its tests, and a line here. */
export const catalogueFormats: readonly CatalogueFormat[] = [
  dcatUs,
  socrataDiscovery,
  taiwanCityJson,
  taiwanCityCsv,
  taiwanNationalCsv,
  taichungCsv,
  firstdata,
  scotlandResourceCsv,
  tongshuTemplateCsv,
  tongshuTemplateXlsx,
];

export function formatNamed(name: string): CatalogueFormat | undefined {
  return catalogueFormats.find((format) => format.name === name);
}

/** The format of a file by its content; at most one format knows any file. */
export function detectFormat(sniffed: Sniffed): CatalogueFormat | undefined {
  return catalogueFormats.find((format) => format.detect(sniffed));
}
