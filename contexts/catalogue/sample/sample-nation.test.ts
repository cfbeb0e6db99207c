import { createHash } from "node:crypto";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import {
  entryRecordSchema,
  type HarvestedEntry,
  itemRecordSchema,
  openTypes,
  shareTypes,
} from "../contract.ts";
import { nationInSmall, sampleNation } from "./sample-nation.ts";
import { sampleSeedDefault } from "./use-cases/add-sample.ts";

/**
 * SHA-256 of the first 3,000 entries as JSON lines. It changes with the vocabulary and with every
 * change of the generator; then a sample that was loaded before is renewed by loading it again.
 */
const digestExpected = "ea3298b9293200a790dc14fa7f3959b283fc70e5f2e02e7fc35985d3da4186df";

const entriesShown = 3_000;
const seed = sampleSeedDefault;
const shown = [...sampleNation({ seed, entries: entriesShown })];

function share(entries: readonly HarvestedEntry[], holds: (entry: HarvestedEntry) => boolean) {
  return entries.filter(holds).length / entries.length;
}

/** All texts of an entry that a person reads, with where they stand. */
function texts(entry: HarvestedEntry): Record<string, string>[] {
  const { record, items } = entry;
  return [record, ...items].flatMap((one) =>
    Object.values(one).filter(
      (value): value is Record<string, string> =>
        typeof value === "object" && typeof (value as { en?: unknown } | null)?.en === "string",
    ),
  );
}

describe("the sample nation", () => {
  it("gives nothing when nothing is asked for, and exactly as much as is asked for", () => {
    for (const entries of [0, 1, 2, 57]) {
      expect([...sampleNation({ seed, entries })]).toHaveLength(entries);
    }
    expect(shown).toHaveLength(entriesShown);
  });

  it("begins every larger sample with the smaller one", () => {
    const few = [...sampleNation({ seed, entries: 40 })];
    expect(few).toEqual(shown.slice(0, 40));
  });

  it("is another one with another seed", () => {
    const other = [...sampleNation({ seed: seed + 1, entries: 40 })];
    expect(other).not.toEqual(shown.slice(0, 40));
  });

  it("is the same on every machine", () => {
    const hash = createHash("sha256");
    for (const entry of shown) hash.update(`${JSON.stringify(entry)}\n`);
    expect(hash.digest("hex")).toBe(digestExpected);
  });

  it("makes each entry only when it is asked for", () => {
    const entries = sampleNation({ seed, entries: Number.MAX_SAFE_INTEGER })[Symbol.iterator]();
    expect(entries.next().value).toEqual(shown[0]);
  });

  it("fits the catalogue's contract in every entry and item", () => {
    for (const { record, items } of shown) {
      expect(entryRecordSchema.safeParse(record).error).toBeUndefined();
      for (const item of items) expect(itemRecordSchema.safeParse(item).error).toBeUndefined();
    }
  });

  it("keeps ids and codes distinct among 50,000, whatever is behind the nation in small", () => {
    const seen = { id: new Set(), code: new Set() };
    const entries = 50_000;
    for (const { sourceId, record } of sampleNation({ seed, entries })) {
      seen.id.add(sourceId);
      seen.code.add(record.code);
    }
    expect([seen.id.size, seen.code.size]).toEqual([entries, entries]);
  });

  it("keeps ids, codes and titles of the nation in small distinct among 50,000", () => {
    const seen = { id: new Set(), code: new Set(), zh: new Set(), en: new Set() };
    const entries = 50_000;
    for (const { sourceId, record } of nationInSmall({ seed, entries })) {
      seen.id.add(sourceId);
      seen.code.add(record.code);
      seen.zh.add(record.title["zh-Hans"]);
      seen.en.add(record.title.en);
    }
    const sizes = Object.values(seen).map((values) => values.size);
    expect(sizes).toEqual([entries, entries, entries, entries]);
  });

  it("holds no more in memory at the end of 200,000 than at the beginning", () => {
    const heapGrowthBytesMax = 8 * 1024 * 1024;
    const entries = sampleNation({ seed, entries: 200_000 })[Symbol.iterator]();
    const skip = (count: number) => {
      let taken = 0;
      while (taken < count && !entries.next().done) taken += 1;
      return taken;
    };
    skip(20_000);
    const before = heapAfterCollection();
    expect(skip(180_000)).toBe(180_000);
    expect(heapAfterCollection() - before).toBeLessThan(heapGrowthBytesMax);
  }, 60_000);
});

describe("every entry of the sample", () => {
  it("has each of its texts in Chinese and in English, and neither in the other", () => {
    for (const entry of shown) {
      for (const text of texts(entry)) {
        expect(Object.keys(text).sort()).toEqual(["en", "zh-Hans"]);
        expect(text.en).not.toMatch(/\p{Script=Han}/u);
        // Some names of measures are the same in both: PM2.5, CSV.
        expect(text["zh-Hans"]).toMatch(/\p{Script=Han}|^[A-Za-z]/u);
      }
      expect(entry.record.abstract?.["zh-Hans"]).toMatch(/。$/u);
      expect(entry.record.abstract?.en).toMatch(/\.$/u);
    }
  });

  it("states a condition where it is shared or opened on one, and a law where it is withheld", () => {
    for (const { record, items } of shown) {
      for (const { shareType, openType, ...stated } of [record, ...items]) {
        expect(stated.shareCondition !== undefined).toBe(shareType === "CONDITIONAL");
        expect(stated.openCondition !== undefined).toBe(openType === "CONDITIONAL");
        expect(stated.withholdBasis !== undefined).toBe(shareType === "WITHHELD");
        if (shareType === "WITHHELD") {
          expect(stated.withholdBasis?.["zh-Hans"]).toMatch(/《.+》/u);
          expect(stated.withholdBasis?.en).toMatch(/Law|Regulations/);
        }
      }
    }
  });

  it("is not opened when it is withheld, and never freely when it is about persons", () => {
    for (const { record, items } of shown) {
      if (record.shareType === "WITHHELD") expect(record.openType).toBe("NOT_OPEN");
      if (record.shareType === "CONDITIONAL") expect(record.openType).not.toBe("UNCONDITIONAL");
      const onPersons = items.some((item) => item.personalClass !== undefined);
      if (onPersons) expect(record.personalData).not.toBe("NONE");
      if (record.personalData !== "NONE") {
        expect(record.openType).not.toBe("UNCONDITIONAL");
        expect(record.shareType).not.toBe("UNCONDITIONAL");
      }
    }
  });

  it("has no item that is shared or opened more freely than itself", () => {
    const strictness = <Value>(values: readonly Value[], value: Value | undefined) =>
      value === undefined ? values.length : values.indexOf(value);
    for (const { record, items } of shown) {
      for (const { shareType, openType } of items) {
        expect(strictness(shareTypes, shareType)).toBeGreaterThanOrEqual(
          strictness(shareTypes, record.shareType),
        );
        expect(strictness(openTypes, openType)).toBeGreaterThanOrEqual(
          strictness(openTypes, record.openType),
        );
      }
    }
  });

  it("offers files only where it is open, under a name that leads nowhere", () => {
    for (const { record } of shown) {
      const { distributions, licence, openType } = record;
      expect(distributions !== undefined).toBe(openType !== "NOT_OPEN");
      expect(licence !== undefined).toBe(openType !== "NOT_OPEN");
      for (const { accessUrl, downloadUrl } of distributions ?? []) {
        for (const link of [accessUrl, downloadUrl]) {
          if (link !== undefined) expect(new URL(link).hostname).toBe("data.example");
        }
      }
    }
  });

  it("was published before it was changed, and changed before the sample was taken", () => {
    for (const { record } of shown) {
      const { issued = "", modified = "", temporal } = record;
      expect(issued <= modified).toBe(true);
      expect(modified <= "2026-06-30").toBe(true);
      if (temporal?.start && temporal.end) expect(temporal.start <= temporal.end).toBe(true);
      if (temporal?.end) expect(temporal.end <= modified).toBe(true);
    }
  });

  it("names its provider with a code and those above it, and its region below the nation", () => {
    for (const { record } of shown) {
      expect(record.provider.code).toMatch(/^11999999/);
      expect(record.provider.parents?.length).toBeGreaterThan(0);
      expect(record.code).toMatch(/^[123]\d{5}\d{6}\/\d{6}$/);
      if (record.adminLevel !== "NATIONAL") expect(record.region?.code).toMatch(/^\d{6}$/);
    }
  });

  it("has items of distinct codes, the first of them its key", () => {
    for (const { items } of shown) {
      expect(new Set(items.map((item) => item.code)).size).toBe(items.length);
      expect(items[0]).toMatchObject({ key: true, required: true });
    }
  });

  it("neither scores nor ranks persons, nor lists them for punishment", () => {
    const banned = [
      /评分|打分|积分|信用分|失信被执行|黑名单|红名单|画像|排名|上访|信访人/u,
      /\b(credit scor|social scor|blacklist|black list|redlist|profiling|petitioner)/i,
      /\b(score|rating|ranking)s? of (a |each )?(person|citizen|resident|individual)/i,
      /\b(ethnic|religio|political view|party member)|民族|宗教|党员|政治面貌/iu,
    ];
    const everything = JSON.stringify(shown);
    for (const words of banned) expect(everything.match(words)?.[0]).toBeUndefined();
  });
});

describe("the sample as a whole", () => {
  it("is spread over the levels as a real catalogue is", () => {
    const ofLevel = (level: string) => share(shown, ({ record }) => record.adminLevel === level);
    expect(ofLevel("NATIONAL")).toBeGreaterThan(0.04);
    expect(ofLevel("NATIONAL")).toBeLessThan(0.15);
    expect(ofLevel("PROVINCIAL")).toBeGreaterThan(0.2);
    expect(ofLevel("CITY")).toBeGreaterThan(0.4);
  });

  it("is mostly shared, and about half of it open", () => {
    const shareable = share(shown, ({ record }) => record.shareType !== "WITHHELD");
    const openable = share(shown, ({ record }) => record.openType !== "NOT_OPEN");
    expect(shareable).toBeGreaterThan(0.86);
    expect(shareable).toBeLessThan(0.96);
    expect(openable).toBeGreaterThan(0.38);
    expect(openable).toBeLessThan(0.52);
  });

  it("has some seven items to an entry", () => {
    const items = shown.reduce((sum, entry) => sum + entry.items.length, 0);
    expect(items / entriesShown).toBeGreaterThan(6);
    expect(items / entriesShown).toBeLessThan(7.5);
  });

  it("has a few departments that publish much and many that publish little", () => {
    const counts = new Map<string, number>();
    for (const { record } of shown) {
      const code = record.provider.code ?? "";
      counts.set(code, (counts.get(code) ?? 0) + 1);
    }
    const sorted = [...counts.values()].sort((one, other) => other - one);
    const first = sorted.slice(0, Math.ceil(sorted.length / 10));
    expect(first.reduce((sum, one) => sum + one, 0) / entriesShown).toBeGreaterThan(0.25);
    expect(Math.max(...sorted) / entriesShown).toBeLessThan(0.03);
  });

  it("covers every theme of the authority list that a government has data on, none too much", () => {
    const themes = new Map<string, HarvestedEntry[]>();
    for (const entry of shown) {
      const theme = entry.record.themes?.[0] ?? "";
      themes.set(theme, [...(themes.get(theme) ?? []), entry]);
    }
    expect([...themes.keys()].sort()).toEqual(
      "AGRI ECON EDUC ENER ENVI GOVE HEAL INTR JUST REGI SOCI TECH TRAN".split(" "),
    );
    for (const entries of themes.values()) {
      expect(entries.length / entriesShown).toBeLessThan(0.25);
      expect(share(entries, ({ record }) => record.shareType !== "WITHHELD")).toBeGreaterThan(0.7);
    }
  });
});

/** Bytes that are still in use after everything unused was collected. */
function heapAfterCollection(): number {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
  return process.memoryUsage().heapUsed;
}
