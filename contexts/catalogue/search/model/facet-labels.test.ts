import { expect, it } from "vitest";
import { facetNames } from "../../contract.ts";
import { facetLabel } from "./facet-labels.ts";

it("names a language in the reader's language", () => {
  expect(facetLabel("language", "zh-Hant", "en")).toBe("Traditional Chinese");
  expect(facetLabel("language", "en", "zh")).toBe("英语");
});

it.each([
  "*",
  "__proto__",
  "constructor",
  "中文",
  "Chinese, English",
  "\u{FFFD}",
  "' or 1=1--",
  "",
])("shows a value that no list knows as it stands: %j", (value) => {
  for (const name of facetNames) {
    expect(facetLabel(name, value, "zh")).toBe(value);
    expect(facetLabel(name, value, "en")).toBe(value);
  }
});
