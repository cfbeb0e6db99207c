import { expect, test } from "vitest";
import { columnsOf, inColumns } from "./columns.ts";
import { tableOf } from "./commands/sources.ts";

test.each([
  ["", 0],
  ["abc", 3],
  ["城市", 4],
  ["ＡＢ", 4],
  ["e\u0301", 1],
  ["한국", 4],
  ["𠮷", 2],
  ["a（b）", 6],
])("%j takes %i columns", (text, columns) => {
  expect(columnsOf(text)).toBe(columns);
});

test("columns stand under their titles, however wide their characters are", () => {
  const table = inColumns(
    [{ title: "来源" }, { title: "条目", right: true }, { title: "状态" }],
    [
      ["city-of-example", "1", "已完成"],
      ["市", "23456", ""],
    ],
  );
  expect(table).toBe(
    [
      "来源              条目  状态",
      "city-of-example      1  已完成",
      "市               23456",
    ].join("\n"),
  );
});

test("sources are listed in both languages with how they ended", () => {
  const lastRun = {
    id: "run_1",
    state: "CANCELLED" as const,
    startedAt: "2026-01-02T03:04:05.000Z",
    finishedAt: null,
    added: 0,
    changed: 0,
    unchanged: 0,
    refused: 0,
    duplicates: 0,
    missing: 0,
  };
  const counts = { format: "dcat-us", sample: false, entries: 10, items: 200, missing: 0 };
  const list = [
    { name: "a", ...counts, lastRun },
    { name: "long-name", ...counts, lastRun: null },
  ];
  for (const [language, state] of [
    ["zh", "已取消"],
    ["en", "cancelled"],
  ] as const) {
    const [title = "", first = "", second = ""] = tableOf(list, (text) => text[language]).split(
      "\n",
    );
    expect(first).toContain(`2026-01-02T03:04Z ${state}`);
    expect(columnsOf(first.split("dcat-us")[0] ?? "")).toBe(
      columnsOf(second.split("dcat-us")[0] ?? ""),
    );
    expect(columnsOf(title.split(language === "zh" ? "格式" : "FORMAT")[0] ?? "")).toBe(11);
  }
});
