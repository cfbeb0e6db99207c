import { expect, test } from "vitest";
import { z } from "zod";
import { parseParameters } from "./field-errors.ts";

const schema = z.strictObject({
  q: z.string().max(5).optional(),
  name: z.string().min(2).optional(),
  page: z.int().min(1).max(3).optional(),
  wait: z.number().optional(),
  sort: z.enum(["relevance", "title"]).optional(),
  count: z.enum(["theme", ""]).optional(),
  at: z.iso.datetime({ offset: true }).optional(),
  theme: z.array(z.string()).max(1).optional(),
  full: z.boolean().optional(),
  code: z
    .string()
    .regex(/^[a-z]+$/)
    .optional(),
  either: z.union([z.literal("a"), z.literal("b")]).optional(),
});

function detail(values: Readonly<Record<string, unknown>>, language: "zh" | "en"): string[] {
  const parsed = parseParameters(schema, values, "query", language);
  if (parsed.ok) throw new Error("Nothing was wrong.");
  return parsed.errors.map((error) => error.detail);
}

test.each([
  [{ q: "123456" }, "最多 5 个字符。", "It may be at most 5 characters."],
  [{ name: "a" }, "最少 2 个字符。", "It must be at least 2 characters."],
  [{ page: "x" }, "应为数。", "It must be a number."],
  [{ page: 1.5 }, "应为整数。", "It must be a whole number."],
  [{ page: 0 }, "最少 1。", "It must be at least 1."],
  [{ page: 4 }, "最多 3。", "It may be at most 3."],
  [{ wait: "soon" }, "应为数。", "It must be a number."],
  [{ sort: "colour" }, "应为：relevance、title。", "It must be one of: relevance, title."],
  [{ count: "colour" }, "应为：theme、空值。", "It must be one of: theme, an empty value."],
  [{ theme: ["a", "b"] }, "最多 1 个值。", "It may be at most 1 values."],
  [{ full: "yes" }, "应为 true 或 false。", "It must be true or false."],
  [{ code: "A" }, "取值不符合要求。", "The value is not valid."],
  [{ either: "c" }, "取值不符合要求。", "The value is not valid."],
])("%j is refused in the reader's language alone", (values, zh, en) => {
  expect(detail(values, "zh")).toEqual([zh]);
  expect(detail(values, "en")).toEqual([en]);
});

test("an instant is asked for with an example", () => {
  expect(detail({ at: "yesterday" }, "zh")[0]).toContain("2026-05-01T00:00:00Z");
  expect(detail({ at: "yesterday" }, "zh")[0]).not.toMatch(/invalid/i);
});
