import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { entryRecordSchema, type HarvestedEntry, itemRecordSchema } from "../../contract.ts";
import { datasetKinds } from "../vocabulary/subjects/index.ts";
import { entryClasses, quantileShares } from "./fitted-parameters.ts";
import { numberedEntry, openMultitude } from "./numbered-entry.ts";
import { drawRank, drawSize, numberedRandom, rankTable } from "./numbered-random.ts";
import { departmentsCount, ministriesCount } from "./publishers.ts";

/** SHA-256 of the first 1,000 as JSON lines; it changes with the vocabulary and the parameters. */
const digestExpected = "86b3269e6da53b17e0226d61bdfccc7d7b8960b07739faf27c5e3b9ae5cc1d68";

const multitude = openMultitude(809, datasetKinds);
const made: readonly HarvestedEntry[] = Array.from({ length: 2_000 }, (_, number) =>
  numberedEntry(multitude, number),
);

describe("an entry of a large sample", () => {
  it("depends on its seed and number alone", () => {
    const again = openMultitude(809, datasetKinds);
    for (const number of [1_999, 0, 700]) {
      expect(numberedEntry(again, number)).toEqual(made[number]);
    }
    expect(numberedEntry(openMultitude(810, datasetKinds), 700)).not.toEqual(made[700]);
    expect(numberedEntry(again, 2_900_000).sourceId).toBe("entry/2900000");
  });

  it("is the same on every machine", () => {
    const hash = createHash("sha256");
    for (const entry of made.slice(0, 1_000)) hash.update(`${JSON.stringify(entry)}\n`);
    expect(hash.digest("hex")).toBe(digestExpected);
  });

  it("fits the catalogue's contract, and so do its items", () => {
    for (const { record, items } of made) {
      expect(entryRecordSchema.safeParse(record).error).toBeUndefined();
      for (const item of items) expect(itemRecordSchema.safeParse(item).error).toBeUndefined();
    }
  });

  it("shares its items with others, so that each is written once", () => {
    const items = new Set(made.flatMap((entry) => entry.items));
    expect(items.size).toBeLessThan(5_000);
    expect(made.reduce((sum, entry) => sum + entry.items.length, 0)).toBeGreaterThan(5_000);
  });

  it("is stated in Chinese, in English, or in both", () => {
    const stated = Map.groupBy(made, ({ record }) => Object.keys(record.title).sort().join(" "));
    expect([...stated.keys()].sort()).toEqual(["en", "en zh-Hans", "zh-Hans"]);
  });
});

describe("those who publish in a large sample", () => {
  const { organisations } = multitude.publishers;

  it("are 60 bodies of the nation and 5,951 departments below, with codes of their own", () => {
    const national = organisations.filter(({ place }) => place.level === "NATIONAL");
    expect(national).toHaveLength(ministriesCount);
    expect(organisations).toHaveLength(ministriesCount + departmentsCount);
    expect(new Set(organisations.map(({ reference }) => reference.code)).size).toBe(
      organisations.length,
    );
  });
});

describe("drawing", () => {
  it("gives sizes of the table and none where nothing is stated", () => {
    const quantiles = quantileShares.map((share) => 1 + Math.round(share * 100));
    const random = numberedRandom(1, 1, 1);
    const drawn = Array.from({ length: 20_000 }, () =>
      drawSize(random, { stated: 0.25, quantiles }),
    );
    const stated = drawn.filter((size) => size > 0).sort((one, other) => one - other);
    expect(stated.length / drawn.length).toBeCloseTo(0.25, 1);
    expect(Math.abs((stated[Math.floor(stated.length / 2)] ?? 0) - 51)).toBeLessThan(4);
    expect(drawSize(() => 0.999_999, { stated: 1, quantiles })).toBe(101);
    expect(drawSize(() => 0, { stated: 1, quantiles })).toBe(1);
  });

  it("gives low ranks more often than high ones, and none beyond the last", () => {
    const ranks = rankTable(1_000, 1.2, 1);
    const random = numberedRandom(2, 1, 1);
    const drawn = Array.from({ length: 20_000 }, () => drawRank(random, ranks));
    const below = (rank: number) => drawn.filter((one) => one < rank).length;
    expect(below(10)).toBeGreaterThan(drawn.length / 3);
    expect(below(10)).toBeLessThan(drawn.length * 0.6);
    expect(Math.max(...drawn)).toBeLessThanOrEqual(1_000);
    expect(Math.min(...drawn)).toBe(0);
  });

  it("has as many values in each table as there are shares, ascending", () => {
    for (const { zh, en, items, distributions } of entryClasses) {
      for (const texts of [zh, en]) {
        for (const { quantiles } of texts ? Object.values(texts) : []) {
          expect(quantiles).toHaveLength(quantileShares.length);
          expect([...quantiles].sort((one, other) => one - other)).toEqual(quantiles);
        }
      }
      for (const { quantiles } of [items, distributions]) {
        expect(quantiles).toHaveLength(quantileShares.length);
      }
    }
    expect(entryClasses.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 3);
  });
});
