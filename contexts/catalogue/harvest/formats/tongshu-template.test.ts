import { readRecords, sniffBytes } from "@tongshu/record-stream";
import ExcelJS from "exceljs";
import { describe, expect, test } from "vitest";
import {
  combineFragments,
  type Fragment,
  type RecordProblem,
  validateFragment,
} from "../model/index.ts";
import { catalogueFormats, templateCsv } from "./index.ts";
import { mapped, refusalCodes } from "./mapping-for-tests.ts";
import { templateColumns } from "./template-columns.ts";
import { tongshuTemplateCsv, tongshuTemplateXlsx } from "./tongshu-template.ts";

const good = {
  信息资源代码: "1/1",
  信息资源名称: "企业名录",
  提供方: "交通运输局",
  涉密属性: "非涉密",
};

async function* once(bytes: Uint8Array) {
  yield bytes;
}

async function harvested(bytes: Uint8Array, format: typeof tongshuTemplateCsv) {
  const entries = new Map<string, Fragment>();
  const problems: RecordProblem[] = [];
  for await (const event of readRecords(once(bytes), format.shape)) {
    if (event.kind === "problem") throw new Error(`${event.code}: ${event.detail}`);
    if (event.kind !== "record") continue;
    const { sheet } = event.position;
    const answer = format.map(event.value, { source: "test", header: {}, sheet });
    if (answer.kind === "refused") problems.push(...answer.problems);
    else {
      const before = entries.get(answer.fragment.sourceId);
      const whole = before && format.combine?.(before, answer.fragment);
      entries.set(answer.fragment.sourceId, whole ?? answer.fragment);
    }
  }
  return { entries, problems };
}

describe("a row of the template", () => {
  test("that is secret is refused, and nothing of it is repeated", () => {
    for (const 涉密属性 of ["涉密", "secret", "SECRET"]) {
      const answer = tongshuTemplateCsv.map({ ...good, 涉密属性 }, { source: "t", header: {} });
      expect(answer).toEqual({
        kind: "refused",
        problems: [
          { code: "RECORD_SECRET_REFUSED", field: "涉密属性", detail: { field: "涉密属性" } },
        ],
      });
    }
  });

  test("that does not say that it is no secret is refused", () => {
    expect(refusalCodes(tongshuTemplateCsv, { ...good, 涉密属性: "" })).toEqual([
      "RECORD_SECRET_REFUSED",
    ]);
    expect(refusalCodes(tongshuTemplateCsv, { ...good, 涉密属性: "?" })).toEqual([
      "RECORD_SECRET_REFUSED",
    ]);
  });

  test("without code, title and provider is refused with all that is missing", () => {
    expect(refusalCodes(tongshuTemplateCsv, { 涉密属性: "非涉密" })).toEqual([
      "RECORD_ID_MISSING",
      "RECORD_TITLE_MISSING",
      "RECORD_PROVIDER_MISSING",
    ]);
  });

  test("with an unknown column names it and the nearest known one", () => {
    const answer = tongshuTemplateCsv.map({ ...good, 共亨类型: "" }, { source: "t", header: {} });
    expect(answer).toMatchObject({
      problems: [
        { code: "TEMPLATE_COLUMN_UNKNOWN", detail: { column: "共亨类型", nearest: "共享类型" } },
      ],
    });
    const english = tongshuTemplateCsv.map(
      { ...good, "Sharing tpye": "" },
      { source: "t", header: {} },
    );
    expect(english).toMatchObject({ problems: [{ detail: { nearest: "Sharing type" } }] });
  });

  test.each([
    ["共享类型", "随便", "RECORD_VALUE_UNKNOWN"],
    ["信息资源格式", "电子表格;羊皮纸", "RECORD_VALUE_UNKNOWN"],
    ["更新周期", "偶尔", "RECORD_VALUE_UNKNOWN"],
    ["发布日期", "去年", "RECORD_DATE_INVALID"],
    ["记录数", "约一万", "RECORD_COUNT_INVALID"],
    ["行政区划代码", "440300", "RECORD_REGION_INCOMPLETE"],
    ["数据类型", "字符", "RECORD_VALUE_UNKNOWN"],
  ])("with %s %s is refused", (column, text, code) => {
    const item = column === "数据类型" ? { 信息项编号: "a" } : {};
    expect(refusalCodes(tongshuTemplateCsv, { ...good, ...item, [column]: text })).toEqual([code]);
  });

  test("of an unknown sheet is refused", () => {
    expect(refusalCodes(tongshuTemplateXlsx, good, { sheet: "说明" })).toEqual([
      "TEMPLATE_SHEET_UNKNOWN",
    ]);
  });

  test("may state a text in both languages, and headers may be retyped loosely", () => {
    const { record } = mapped(tongshuTemplateCsv, {
      ...good,
      " TITLE *": "Companies",
      "存储量(字节)": "1,024",
    });
    expect(record).toMatchObject({
      title: { "zh-Hans": "企业名录", en: "Companies" },
      volume: 1024,
    });
  });

  test("of an entry with very many items is put together quickly", () => {
    const item = (_: unknown, index: number) =>
      mapped(tongshuTemplateCsv, { 信息资源代码: "1/1", 信息项编号: `c${index}` });
    const items = Array.from({ length: 50_000 }, item);
    const whole = combineFragments(tongshuTemplateCsv, [
      mapped(tongshuTemplateCsv, good),
      ...items,
    ]);
    expect(whole.items.map(({ code }) => code)).toEqual(items.map((_, index) => `c${index}`));
    expect(whole.record?.title).toEqual({ "zh-Hans": "企业名录" });
  }, 20_000);

  test("with only items belongs to the entry of its code", () => {
    const fragment = mapped(tongshuTemplateCsv, { 信息资源代码: "1/1", 信息项名称: "企业名称" });
    expect(fragment).toEqual({
      sourceId: "1/1",
      record: null,
      items: [{ code: "企业名称", name: { "zh-Hans": "企业名称" } }],
    });
  });
});

describe.each(["zh", "en"] as const)("the empty template with its example in %s", (language) => {
  const bytes = new TextEncoder().encode(templateCsv(language));

  test("is known as the template and by no other format", async () => {
    const sniffed = await sniffBytes(once(bytes));
    const knowing = catalogueFormats.filter((format) => format.detect(sniffed));
    expect(knowing).toEqual([tongshuTemplateCsv]);
  });

  test("can be harvested: one entry with two items", async () => {
    const { entries, problems } = await harvested(bytes, tongshuTemplateCsv);
    expect(problems).toEqual([]);
    const entry = entries.get("307005/000001");
    expect(entries.size).toBe(1);
    expect(entry && validateFragment(entry)).toEqual([]);
    expect(entry?.record).toMatchObject({
      title:
        language === "zh" ? { "zh-Hans": "道路运输企业名录" } : { en: "Road transport companies" },
      adminLevel: "CITY",
      format: ["DATABASE", "SPREADSHEET"],
      shareType: "CONDITIONAL",
      shareMode: ["API", "FILE"],
      openType: "UNCONDITIONAL",
      updateCycle: "MONTHLY",
      grade: "GENERAL",
      themes: ["TRAN"],
      records: 12480,
      temporal: { start: "2019-01-01", end: "2025-12-31" },
    });
    expect(entry?.items.map(({ code, type }) => [code, type])).toEqual([
      ["company_name", "C"],
      ["licence_until", "D"],
    ]);
  });

  test("as a workbook with two sheets gives the same entry", async () => {
    const fromCsv = await harvested(bytes, tongshuTemplateCsv);
    const workbook = new ExcelJS.Workbook();
    const rows: unknown[][] = [];
    for await (const event of readRecords(once(bytes), { kind: "csv" })) {
      if (event.kind === "record") {
        const cells = event.value as Record<string, string>;
        rows.push(templateColumns.map((column) => cells[column[language]] ?? ""));
      }
    }
    const sheet = (name: string, part: string, kept: unknown[][]) => {
      const at = templateColumns.map((column) => column.part === "code" || column.part === part);
      const header = templateColumns.map((column) => column[language]);
      workbook
        .addWorksheet(name)
        .addRows([header, ...kept].map((row) => row.filter((_, i) => at[i])));
    };
    sheet(language === "zh" ? "信息项" : "Items", "item", rows);
    sheet(language === "zh" ? "目录条目" : "Entries", "entry", rows.slice(0, 1));
    const file = new Uint8Array(await workbook.xlsx.writeBuffer());
    const sniffed = await sniffBytes(once(file));
    expect(catalogueFormats.filter((format) => format.detect(sniffed))).toEqual([
      tongshuTemplateXlsx,
    ]);
    expect(await harvested(file, tongshuTemplateXlsx)).toEqual(fromCsv);
  });
});
