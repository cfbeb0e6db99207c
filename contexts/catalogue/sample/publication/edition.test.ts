import { expect, it } from "vitest";
import { samplePlaces } from "../nation/places.ts";
import { type DatasetDraft, subject } from "../vocabulary/dataset-kind.ts";
import { editionOf, editionsListed } from "./edition.ts";
import { entryTitle } from "./names.ts";

function kind(draft: Partial<DatasetDraft>) {
  const [made] = subject("water", "ENVI", ["水", "Water"], ["水", "water"], {
    wells: {
      title: ["水井名录", "Register of wells"],
      about: ["水井。", "Wells."],
      cycle: "IRREGULAR",
      nature: "public",
      levels: "NPCX",
      records: 10,
      items: "unit_code\nunit_name\naddress",
      ...draft,
    },
  });
  if (made === undefined) throw new Error("No kind was made.");
  return made;
}

const register = kind({});
const series = kind({ cycle: "YEARLY", items: "year\nregion\nremark" });
const places = samplePlaces();
const city = places.find((place) => place.code === "440300");
const parts = places.filter((place) => place.within === "440300");
if (city === undefined) throw new Error("Shenzhen is missing.");
const shenzhen = city;

function titles(of: typeof register, count: number, within = parts) {
  return Array.from({ length: count }, (_, number) => {
    const edition = editionOf(of, within, number);
    return edition === null ? null : entryTitle(of, shenzhen, edition).en;
  });
}

it("has nothing behind the last edition, also for a place without parts", () => {
  for (const within of [parts, []]) {
    let low = 0;
    let high = 10_000_000;
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (editionOf(series, within, middle) === null) high = middle;
      else low = middle;
    }
    expect(editionOf(series, within, low)).not.toBeNull();
    expect(low).toBeGreaterThan(10_000);
  }
});

it("lists a register by places first and a series by years first", () => {
  expect(titles(register, 4)).toEqual([
    "Register of wells, Shenzhen",
    "Register of wells, Shenzhen (Futian)",
    "Register of wells, Shenzhen (Nanshan)",
    "Register of wells, Shenzhen (end of 2025)",
  ]);
  expect(titles(series, 3)).toEqual([
    "Register of wells, Shenzhen",
    "Register of wells, Shenzhen (2025)",
    "Register of wells, Shenzhen (2024)",
  ]);
});

it("gives each of the first 20,000 editions a title of its own in both languages", () => {
  for (const one of [register, series]) {
    for (const within of [parts, []]) {
      const seen = { zh: new Set<string>(), en: new Set<string>() };
      let count = 0;
      for (; count < 20_000; count += 1) {
        const edition = editionOf(one, within, count);
        if (edition === null) break;
        const title = entryTitle(one, shenzhen, edition);
        seen.zh.add(title.zh);
        seen.en.add(title.en);
      }
      expect([seen.zh.size, seen.en.size]).toEqual([count, count]);
    }
  }
});

it("does not divide data on persons or the result of a single piece of work by itself", () => {
  expect(editionsListed(kind({ nature: "personal" }), parts)).toBe(1);
  expect(editionsListed(kind({ cycle: "STATIC" }), parts)).toBe(1);
  expect(editionsListed(register, parts)).toBe(1 + parts.length);
  expect(editionsListed(series, [])).toBe(11);
});
