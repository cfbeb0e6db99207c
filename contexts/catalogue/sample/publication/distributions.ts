import type { Distribution, EntryRecord } from "../../contract.ts";
import type { Random } from "../seeded-random.ts";
import type { DatasetKind } from "../vocabulary/dataset-kind.ts";

/** Reserved for documentation (RFC 2606): no link of the sample leads anywhere. */
const site = "https://data.example";

const mediaTypes = {
  CSV: "text/csv",
  XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  JSON: "application/json",
} as const;
type FileFormat = keyof typeof mediaTypes;
/** Bytes of one value in a file, on average. */
const valueBytes = { CSV: 14, XLSX: 6, JSON: 34 } as const;

export function landingPage(path: string): string {
  return `${site}/datasets/${path}`;
}

export const unconditionalLicence = "https://creativecommons.org/licenses/by/4.0/";
export const conditionalLicence = `${site}/terms/conditional-opening`;

/** The files and interfaces in which an opened dataset is offered. */
export function distributionsOf(
  kind: DatasetKind,
  entry: {
    readonly openType: EntryRecord["openType"];
    readonly issued: string;
    readonly modified: string;
    readonly records: number;
  },
  path: string,
  random: Random,
): Distribution[] {
  const { openType, issued, modified, records } = entry;
  if (openType === undefined || openType === "NOT_OPEN") return [];
  const live = isLive(kind);
  if (openType === "CONDITIONAL") {
    const title = { "zh-Hans": "申请使用", en: "Apply for use" };
    const format = live ? "API" : "CSV";
    return [{ id: "apply", title, accessUrl: `${landingPage(path)}/apply`, format, issued }];
  }
  const formats: FileFormat[] = ["CSV"];
  if (random() < 0.6) formats.push("XLSX");
  if (random() < 0.35) formats.push("JSON");
  const files = formats.map((format) => ({
    id: format.toLowerCase(),
    title: { "zh-Hans": `${format} 文件`, en: `${format} file` },
    accessUrl: landingPage(path),
    downloadUrl: `${landingPage(path)}/data.${format.toLowerCase()}`,
    format,
    mediaType: mediaTypes[format],
    byteSize: records * kind.items.length * valueBytes[format],
    issued,
    modified,
  }));
  if (!live) return files;
  const title = { "zh-Hans": "数据接口", en: "Interface" };
  return [
    ...files,
    {
      id: "api",
      title,
      accessUrl: `${site}/api/${path}`,
      format: "API",
      mediaType: "application/json",
    },
  ];
}

/** Changes so often that it is offered through an interface. */
export function isLive(kind: DatasetKind): boolean {
  return kind.cycle === "REAL_TIME" || kind.cycle === "DAILY";
}

/** In what form it is kept, and how it reaches another department. */
export function sharingForms(
  kind: DatasetKind,
  shareType: EntryRecord["shareType"],
  random: Random,
): Pick<EntryRecord, "format" | "shareMode"> {
  const live = isLive(kind) || kind.cycle === "WEEKLY";
  const inDatabase = live || random() < 0.45;
  const format = inDatabase ? "DATABASE" : random() < 0.8 ? "SPREADSHEET" : "ELECTRONIC_FILE";
  if (shareType === "WITHHELD") return { format: [format] };
  if (isLive(kind)) {
    return { format: [format], shareMode: random() < 0.5 ? ["API"] : ["API", "BULK_EXCHANGE"] };
  }
  return { format: [format], shareMode: inDatabase ? ["BULK_EXCHANGE", "FILE"] : ["FILE"] };
}
