import { describe, expect, it } from "vitest";
import { sampleOrganisations } from "./organisations.ts";
import { samplePlaces } from "./places.ts";
import {
  sampleAreaCode,
  sampleCodeNumberMax,
  sampleSocialCreditCode,
  socialCreditCheck,
} from "./social-credit-code.ts";

describe("social credit codes of the sample", () => {
  it("end at the limit and refuse one beyond, a part and less than none", () => {
    expect(sampleSocialCreditCode(sampleCodeNumberMax)).toHaveLength(18);
    for (const number of [sampleCodeNumberMax + 1, 0.5, -1, Number.NaN]) {
      expect(() => sampleSocialCreditCode(number)).toThrow("sample code number");
    }
  });

  it("compute the check character of GB 32100 as published codes have it", () => {
    // Codes of two well-known companies, as they publish them.
    for (const code of ["91100000100003962T", "91440300708461136T"]) {
      expect(socialCreditCheck(code.slice(0, 17))).toBe(code.slice(17));
    }
  });

  it("stand in an area that does not exist", () => {
    expect(samplePlaces().some((place) => place.code === sampleAreaCode)).toBe(false);
    expect(sampleSocialCreditCode(7).slice(2, 8)).toBe(sampleAreaCode);
  });
});

describe("places of the sample", () => {
  it("have distinct codes and distinct full names in both languages, and lie within another", () => {
    const places = samplePlaces();
    const codes = new Set(places.map((place) => place.code));
    expect(codes.size).toBe(places.length);
    expect(new Set(places.map((place) => place.fullZh)).size).toBe(places.length);
    expect(new Set(places.map((place) => place.fullEn)).size).toBe(places.length);
    for (const { within, level } of places) {
      expect(within === null ? level === "NATIONAL" : codes.has(within)).toBe(true);
    }
  });
});

describe("organisations of the sample", () => {
  const organisations = sampleOrganisations(1);

  it("have distinct codes and names, and stand below the governments of their places", () => {
    const codes = new Set(organisations.map(({ reference }) => reference.code));
    expect(codes.size).toBe(organisations.length);
    for (const { reference, place } of organisations) {
      const levels = { NATIONAL: 1, PROVINCIAL: 1, CITY: 2, COUNTY: 3 }[place.level];
      expect(reference.parents?.length).toBeGreaterThan(0);
      expect(reference.parents?.length).toBeLessThanOrEqual(levels);
    }
  });

  it("have a department of the sea only at the coast", () => {
    const bySea = organisations.filter(({ department }) => department === "sea");
    expect(bySea.length).toBeGreaterThan(20);
    expect(bySea.every(({ place }) => place.coastal)).toBe(true);
  });

  it("keep their codes whatever the seed", () => {
    const codeOf = (all: typeof organisations) =>
      new Map(all.map(({ reference }) => [reference.name["zh-Hans"], reference.code]));
    expect(codeOf(sampleOrganisations(2))).toEqual(codeOf(organisations));
  });
});
