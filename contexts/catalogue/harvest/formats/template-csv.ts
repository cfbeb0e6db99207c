import { templateColumns } from "./template-columns.ts";

function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * The template as CSV: the header in one language and one example entry with two items, to be
 * replaced. It begins with a byte order mark, without which Excel takes UTF-8 for a local encoding.
 */
export function templateCsv(language: "zh" | "en"): string {
  const header = templateColumns.map((column) => column[language]);
  const entry = templateColumns.map((column) => column.example[language]);
  const second: Readonly<Record<string, string>> = {
    code: entry[0] ?? "",
    "item.code": "licence_until",
    "item.name": language === "zh" ? "许可有效期至" : "Licensed until",
    "item.type": language === "zh" ? "日期型" : "date",
    "item.grade": language === "zh" ? "一般" : "general",
    "item.personalClass": language === "zh" ? "无" : "none",
  };
  const itemRow = templateColumns.map(({ field }) => second[field] ?? "");
  const rows = [header, entry, itemRow].map((row) => row.map(csvCell).join(","));
  return `\uFEFF${rows.join("\r\n")}\r\n`;
}
