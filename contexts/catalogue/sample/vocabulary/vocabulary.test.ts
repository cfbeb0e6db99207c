import { dataThemes } from "@tongshu/standards";
import { expect, it } from "vitest";
import { departments } from "../nation/departments.ts";
import { subject } from "./dataset-kind.ts";
import { datasetKinds } from "./subjects/index.ts";

function draft(items: string) {
  return () =>
    subject("water", "ENVI", ["水", "Water"], ["水", "water"], {
      wells: {
        title: ["水井名录", "Register of wells"],
        about: ["水井。", "Wells."],
        cycle: "IRREGULAR",
        nature: "public",
        levels: "NPC",
        records: 10,
        items,
      },
    });
}

it("refuses an item that lacks a part or that nothing shares", () => {
  expect(draft("depth | 井深 | Depth | B6.1 | 井口至井底的深度")).toThrow("lacks a part");
  expect(draft("unit_code\nno_such_item")).toThrow("no shared item");
});

it("has keys and titles that no two kinds of datasets share", () => {
  for (const value of [
    datasetKinds.map((kind) => kind.key),
    datasetKinds.map((kind) => kind.title.zh),
    datasetKinds.map((kind) => kind.title.en),
  ]) {
    const repeated = value.filter((one, at) => value.indexOf(one) !== at);
    expect(repeated).toEqual([]);
  }
});

it("has kinds only at levels at which their department exists", () => {
  const strange = datasetKinds.filter((kind) => {
    const { levels } = departments[kind.department];
    return kind.levels === "" || [...kind.levels].some((level) => !levels.includes(level));
  });
  expect(strange.map((kind) => `${kind.key} ${kind.levels}`)).toEqual([]);
});

it("has something to publish for every department", () => {
  const publishing = new Set<string>(datasetKinds.map((kind) => kind.department));
  expect(Object.keys(departments).filter((key) => !publishing.has(key))).toEqual([]);
});

it("uses themes of the authority list and descriptions that end as sentences", () => {
  const themes: readonly string[] = dataThemes.map(({ code }) => code);
  for (const { theme, about, key } of datasetKinds) {
    expect(themes).toContain(theme);
    expect([key, about.zh]).toEqual([key, expect.stringMatching(/。$/u)]);
    expect([key, about.en]).toEqual([key, expect.stringMatching(/\.$/u)]);
  }
});

it("marks what is on persons as such, and nothing else", () => {
  for (const { key, items, nature } of datasetKinds) {
    const onPersons = items.some((item) => item.personalClass !== undefined);
    const delicate = nature === "personal" || nature === "sensitive" || nature === "minor";
    expect([key, onPersons]).toEqual([key, delicate]);
  }
});
