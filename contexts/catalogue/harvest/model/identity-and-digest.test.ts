import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ItemRecord } from "../../contract.ts";
import { itemsPerEntryMax, titleCharactersMax } from "../../limits.ts";
import { itemKeys, recordDigest, sourceIdOf, validateFragment } from "./index.ts";

const record = { title: { en: "Roads" }, provider: { name: { en: "DOT" } } };
const fragment = (over: object) => ({ sourceId: "a", record, items: [], ...over });

describe("validation of a mapped record", () => {
  test("a title beyond its bound is refused, with its path", () => {
    const title = (length: number) => ({
      record: { ...record, title: { en: "x".repeat(length) } },
    });
    expect(validateFragment(fragment(title(titleCharactersMax)))).toEqual([]);
    expect(validateFragment(fragment(title(titleCharactersMax + 1)))).toMatchObject([
      { code: "RECORD_FIELD_INVALID", field: "title" },
    ]);
  });

  test("one item too many is refused", () => {
    const items = (count: number) => ({
      items: Array.from({ length: count }, () => ({ code: "a" })),
    });
    expect(validateFragment(fragment(items(itemsPerEntryMax)))).toEqual([]);
    expect(validateFragment(fragment(items(itemsPerEntryMax + 1)))).toMatchObject([
      { code: "RECORD_ITEMS_TOO_MANY", detail: { count: itemsPerEntryMax + 1 } },
    ]);
  });

  test("a text that PostgreSQL cannot hold is refused, with its path", () => {
    const items = [{ code: "a" }, { code: "b", definition: { en: "x\u0000" } }];
    expect(validateFragment(fragment({ items }))).toMatchObject([
      { code: "RECORD_FIELD_INVALID", field: "items.1.definition.en" },
    ]);
  });

  test("a fragment of items only is good", () => {
    expect(validateFragment({ sourceId: "a", record: null, items: [{ code: "a" }] })).toEqual([]);
  });
});

describe("identity", () => {
  test("depends on provider and title exactly as written", () => {
    const id = sourceIdOf({ provider: "文化部", title: "蒙古統計資料" });
    expect(id).toMatch(/^digest:[0-9a-f]{64}$/);
    expect(sourceIdOf({ provider: "文化部", title: "蒙古統計資料 " })).not.toBe(id);
    expect(sourceIdOf({ provider: "文", title: "化部蒙古統計資料" })).not.toBe(id);
  });

  test("the digest of a record does not depend on the order of its keys", () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.string({ unit: "binary" }).map((key) => key.toWellFormed()),
          fc.integer(),
        ),
        (extra) => {
          const one = { ...record, ...extra };
          const two = Object.fromEntries(Object.entries(one).reverse());
          expect(recordDigest({ ...record, ...two }, [])).toBe(recordDigest(one, []));
        },
      ),
    );
    expect(recordDigest(record, [{ code: "a" }])).not.toBe(recordDigest(record, []));
  });
});

describe("item keys", () => {
  const item = fc.record(
    {
      code: fc.constantFrom("a", "b", "a/b", "a#2", "%"),
      distribution: fc.constantFrom("d", "d/a", "e#2"),
    },
    { requiredKeys: ["code"] },
  );
  const items = fc.array(item, { maxLength: 12 }) as fc.Arbitrary<ItemRecord[]>;

  test("are unique", () => {
    fc.assert(
      fc.property(items, (some) => {
        expect(new Set(itemKeys(some)).size).toBe(some.length);
      }),
    );
  });

  test("stay when other items are moved or taken away", () => {
    fc.assert(
      fc.property(items, fc.nat(), (some, seed) => {
        const [chosen] = some.slice(seed % (some.length || 1));
        if (chosen === undefined) return;
        const isSame = (other: ItemRecord) =>
          other.code === chosen.code && other.distribution === chosen.distribution;
        const keysOf = (list: readonly ItemRecord[]) =>
          itemKeys(list).filter((_, index) => isSame(list[index] ?? { code: "" }));
        const others = some.filter((other) => !isSame(other)).toReversed();
        expect(keysOf([...others, ...some.filter(isSame)])).toEqual(keysOf(some));
        expect(keysOf(some.filter(isSame))).toEqual(keysOf(some));
      }),
    );
  });

  test("name the distribution, the code, and the ordinal of a repetition", () => {
    expect(itemKeys([{ code: "a" }, { code: "a" }, { code: "a", distribution: "x/1" }])).toEqual([
      "/a",
      "/a#2",
      "x%2F1/a",
    ]);
  });
});
