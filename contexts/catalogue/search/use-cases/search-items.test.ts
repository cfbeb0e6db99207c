import { throwAwayDatabase } from "@tongshu/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { harvestEntries } from "../../harvest/use-cases/harvest-entries.ts";
import type { ItemSearchRequest } from "../../contract.ts";
import { itemSearchGroupEntriesMax, queryCharactersMax } from "../../limits.ts";
import {
  accepted,
  type CatalogueForTests,
  catalogueForTests,
  entry,
  health,
} from "./catalogue-for-tests.ts";
import { searchItems } from "./search-items.ts";

let catalogue: CatalogueForTests;

const birth = { code: "birth_date", name: { "zh-Hans": "出生日期", en: "Date of birth" } };
const others = Array.from({ length: itemSearchGroupEntriesMax + 1 }, (_, number) =>
  entry(`health-${number}`, { title: { en: `Health register ${number}` }, provider: health }, [
    birth,
    { code: `other_${number}` },
  ]),
);

beforeAll(async () => {
  catalogue = await catalogueForTests({ throwAwayDatabase, harvestEntries });
  const entries = [
    ...others,
    entry("anglers", { title: { en: "Anglers" } }, [birth]),
    // Both words, but in two items: no item of it is a date of birth.
    entry("storks", { title: { en: "Date of birth of storks" } }, [
      { code: "place", name: { en: "Place of birth" } },
      { code: "day", name: { en: "Date of ringing" } },
    ]),
  ];
  await catalogue.harvest({ entries, at: "2026-03-01" });
});
afterAll(() => catalogue.close());

const asked = (q: string, more: Partial<ItemSearchRequest> = {}): ItemSearchRequest => ({
  q,
  page: 1,
  size: 20,
  lang: "en",
  ...more,
});

async function found(
  q: string,
  more: Partial<ItemSearchRequest> = {},
  limits: { entriesMax?: number } = {},
) {
  return accepted(await searchItems(catalogue, asked(q, more), limits));
}

describe("searching the items", () => {
  it("refuses a query beyond its limits and a cursor that it did not give", async () => {
    expect(await searchItems(catalogue, asked("a".repeat(queryCharactersMax + 1)))).toMatchObject({
      code: "QUERY_TOO_LONG",
    });
    expect(await searchItems(catalogue, asked("birth", { cursor: "nonsense" }))).toMatchObject({
      code: "CURSOR_INVALID",
    });
  });

  it("finds nothing for nothing, and nothing by words of a title", async () => {
    expect(await found("")).toMatchObject({ total: 0, exact: true, groups: [], cursor: null });
    expect(await found("storks")).toMatchObject({ total: 0, groups: [] });
  });

  it("finds entries of which one item holds all the words, by authority", async () => {
    const answer = await found("date of birth");
    expect(answer).toMatchObject({
      total: 7,
      exact: true,
      grouped: 7,
      groupTotal: 2,
      cursor: null,
    });
    expect(answer.groups.map(({ provider, count }) => [provider.name, count])).toEqual([
      ["Health Bureau", 6],
      ["Ministry of Water", 1],
    ]);
    expect(answer.groups[0]?.entries).toHaveLength(itemSearchGroupEntriesMax);
    const anglers = answer.groups[1]?.entries[0];
    expect(anglers).toMatchObject({ title: "Anglers", itemTotal: 1 });
    expect(anglers?.items).toMatchObject([{ key: "/birth_date", name: { text: "Date of birth" } }]);
    expect(anglers?.items[0]?.name.ranges).toContainEqual([8, 13]);
  });

  it("finds in Chinese, by whole words and by words inside longer ones", async () => {
    for (const q of ["出生日期", "生日期"]) {
      const answer = await found(q, { lang: "zh" });
      expect(answer.total, q).toBe(7);
      expect(answer.groups[0]?.provider.name).toBe("卫生局");
      expect(answer.groups[0]?.entries[0]?.items[0]?.name.text).toBe("出生日期");
    }
  });

  it("pages through the authorities", async () => {
    const pages = await Promise.all(
      [1, 2, 3].map((page) => found("birth date", { page, size: 1 })),
    );
    const names = pages.map(({ groups }) => groups.map(({ provider }) => provider.name));
    expect(names).toEqual([["Health Bureau"], ["Ministry of Water"], []]);
    expect(pages.every(({ total, groupTotal }) => total === 7 && groupTotal === 2)).toBe(true);
  });

  it("goes on by cursor after the entries that were grouped, each entry once", async () => {
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const answer = await found("birth date", { cursor }, { entriesMax: 3 });
      // Words that may stand in several items: what was not looked at cannot be counted.
      expect(answer.exact).toBe(false);
      seen.push(answer.grouped);
      cursor = answer.cursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen.reduce((sum, count) => sum + count, 0)).toBe(7);
    const single = await found("ringing", {}, { entriesMax: 1 });
    expect(single).toMatchObject({ total: 1, exact: true });
    // One of the eight holds both words, but in no single item; where it ranks is the index's.
    expect(await found("birth_date", {}, { entriesMax: 8 })).toMatchObject({ grouped: 7 });
  });
});
