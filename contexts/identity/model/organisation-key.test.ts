import { describe, expect, it } from "vitest";
import { organisationKey, statedCode } from "./organisation-key.ts";

const key = (name: Record<string, string>, code?: string, parent: string | null = null) =>
  organisationKey("", { name, code }, parent);

describe("the identity of an organisation", () => {
  it("refuses an organisation without a name", () => {
    expect(() => key({})).toThrow("without a name");
  });

  it("does not merge names that only resemble each other", () => {
    expect(key({ en: "Ministry of Health" })).not.toBe(key({ en: "Ministry of health" }));
    expect(key({ "zh-Hans": "卫生厅" })).not.toBe(key({ "zh-Hans": "卫生局" }));
  });

  it("keeps bureaus of one name under different parents apart", () => {
    const name = { "zh-Hans": "财政局" };
    const [one, other] = [key({ "zh-Hans": "甲市" }), key({ "zh-Hans": "乙市" })];
    expect(key(name, undefined, one)).not.toBe(key(name, undefined, other));
    expect(key(name, undefined, one)).not.toBe(key(name));
  });

  it("keeps the sample apart from the real world", () => {
    const organisation = { name: { en: "A" }, code: "1" };
    expect(organisationKey("sample", organisation, null)).not.toBe(
      organisationKey("", organisation, null),
    );
  });

  it("never takes a code for a name or the other way round", () => {
    expect(key({ en: "1" })).not.toBe(key({ en: "x" }, "1"));
  });

  it("lets the code decide where one is stated, whatever name and parent say", () => {
    expect(key({ en: "A" }, " 123 ", "p")).toBe(key({ en: "B" }, "123"));
  });

  it("takes full width, ideographic and doubled spaces for the same", () => {
    expect(key({ "zh-Hans": "（甲）　办公室 " })).toBe(key({ "zh-Hans": "(甲) 办公室" }));
    expect(key({ en: "A \n B" })).toBe(key({ en: "A B" }));
  });

  it("prefers simplified Chinese, then Chinese, then English, then the first tag", () => {
    expect(key({ en: "A", "zh-Hans": "甲" })).toBe(key({ "zh-Hans": "甲" }));
    expect(key({ en: "A", "zh-Hant": "甲" })).toBe(key({ "zh-Hant": "甲" }));
    expect(key({ fr: "F", en: "A" })).toBe(key({ en: "A" }));
    expect(key({ fr: "F", es: "E" })).toBe(key({ es: "E" }));
  });

  it("takes a blank code for none", () => {
    expect(statedCode({ name: { en: "A" }, code: " " })).toBeNull();
    expect(key({ en: "A" }, "　")).toBe(key({ en: "A" }));
  });
});
