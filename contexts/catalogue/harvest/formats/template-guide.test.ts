import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readRecords } from "@tongshu/record-stream";
import { mapped } from "./mapping-for-tests.ts";
import { templateColumns } from "./template-columns.ts";
import { templateTable } from "./template-guide.ts";
import { tongshuTemplateCsv } from "./tongshu-template.ts";

const guides = join(import.meta.dirname, "../../../../docs/guides");
const guide = (name: string) => readFileSync(join(guides, name), "utf8");

describe.each([
  ["en", "catalogue-template.md"],
  ["zh", "catalogue-template.zh.md"],
] as const)("the guide in %s", (language, name) => {
  test("describes every column as the template reads it", () => {
    expect(guide(name)).toContain(templateTable("entry", language));
    expect(guide(name)).toContain(templateTable("item", language));
  });

  test("has an example that can be harvested", async () => {
    const example = /```csv\n([\s\S]*?)```/.exec(guide(name))?.[1] ?? "";
    async function* bytes() {
      yield new TextEncoder().encode(example);
    }
    const codes: string[] = [];
    for await (const event of readRecords(bytes(), tongshuTemplateCsv.shape)) {
      if (event.kind !== "record") throw new Error("The example is not a table.");
      codes.push(...mapped(tongshuTemplateCsv, event.value).items.map(({ code }) => code));
    }
    expect(codes).toEqual(["company_name", "licence_until"]);
  });
});

test("no two columns of the template have the same name", () => {
  const names = templateColumns.flatMap(({ zh, en }) => [zh, en]);
  expect(new Set(names).size).toBe(names.length);
});
