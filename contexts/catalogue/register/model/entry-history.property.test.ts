import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EntryRecord } from "../../contract.ts";
import { changesBetween, type EntryState, undoChanges } from "./entry-history.ts";

const text = fc.record({ en: fc.string({ minLength: 1 }) });
const record = fc.record(
  {
    title: text,
    provider: fc.record({ name: text }),
    abstract: text,
    code: fc.string({ minLength: 1 }),
    themes: fc.array(fc.constantFrom("AGRI", "ECON", "HEAL")),
  },
  { requiredKeys: ["title", "provider"] },
);
const items = fc.uniqueArray(
  fc.record({
    itemKey: fc.constantFrom("a", "b", "c", "d", "items/x", "itemOrder"),
    record: fc.record({ code: fc.constantFrom("a", "b"), length: fc.nat(3) }),
  }),
  { selector: (item) => item.itemKey },
);
const state: fc.Arbitrary<EntryState> = fc.record({
  record: record as fc.Arbitrary<EntryRecord>,
  items,
  missingSince: fc.constantFrom(null, "2026-01-01T00:00:00.000Z"),
});

describe("the history of an entry", () => {
  it("undoing the changes between two states gives the earlier state exactly", () => {
    fc.assert(
      fc.property(state, state, (before, after) => {
        expect(undoChanges(after, changesBetween(before, after))).toEqual(before);
      }),
    );
  });

  it("says nothing changed when only the order of keys differs", () => {
    const before: EntryState = {
      record: { title: { en: "a", zh: "甲" }, provider: { name: { en: "p" } } },
      items: [],
      missingSince: null,
    };
    const after: EntryState = {
      record: { provider: { name: { en: "p" } }, title: { zh: "甲", en: "a" } },
      items: [],
      missingSince: null,
    };
    expect(changesBetween(before, after)).toEqual([]);
  });

  it("names a removed item and the field of the entry that changed", () => {
    const before: EntryState = {
      record: { title: { en: "a" }, provider: { name: { en: "p" } } },
      items: [{ itemKey: "age", record: { code: "age" } }],
      missingSince: null,
    };
    const after: EntryState = {
      record: { title: { en: "b" }, provider: { name: { en: "p" } } },
      items: [],
      missingSince: null,
    };
    const fields = changesBetween(before, after).map((change) => change.field);
    expect(fields).toEqual(["title", "items/age", "itemOrder"]);
  });
});
