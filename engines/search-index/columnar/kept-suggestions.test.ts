import { describe, expect, it } from "vitest";
import { documentOf, schema } from "../conformance/sample.ts";
import { keptSuggestionsMax } from "../limits.ts";
import { openFolderForTests } from "./folder-for-tests.ts";
import { KeptSuggestions } from "./kept-suggestions.ts";
import { ReaderPool } from "./reader-pool.ts";

const found = [{ text: "Water", count: 2 }];

describe("suggestions that are kept", () => {
  it("are of one state of the index, one beginning and one length of the list", () => {
    const kept = new KeptSuggestions();
    kept.keep("today", "wa", 10, found);
    expect(kept.get("today", "wa", 10)).toBe(found);
    expect(kept.get("today", "wa", 5)).toBeUndefined();
    expect(kept.get("today", "w", 10)).toBeUndefined();
    expect(kept.get("tomorrow", "wa", 10)).toBeUndefined();
    kept.keep("tomorrow", "w", 10, found);
    expect(kept.get("today", "wa", 10)).toBeUndefined();
    expect(kept.get("tomorrow", "wa", 10)).toBeUndefined();
  });

  it("are no long lists and of no long beginnings", () => {
    const kept = new KeptSuggestions();
    for (const [prefix, limit] of [
      ["w", 51],
      ["w".repeat(65), 10],
    ] as const) {
      kept.keep("today", prefix, limit, found);
      expect(kept.get("today", prefix, limit)).toBeUndefined();
    }
  });

  it("are forgotten from the one not asked for the longest", () => {
    const kept = new KeptSuggestions();
    for (let at = 0; at < keptSuggestionsMax; at += 1) kept.keep("today", `${at}`, 10, found);
    expect(kept.get("today", "0", 10)).toBe(found);
    kept.keep("today", "one more", 10, found);
    expect(kept.get("today", "0", 10)).toBe(found);
    expect(kept.get("today", "1", 10)).toBeUndefined();
  });

  it("are those of the index as it is", async () => {
    const folder = await openFolderForTests(schema);
    const offering = (id: string) =>
      documentOf(id, { suggestions: [{ key: "water", text: "Water" }] });
    folder.apply([offering("a")]);
    const pool = new ReaderPool(folder.folder, schema, 1);
    for (let time = 0; time < 2; time += 1) {
      expect(await pool.suggest("wa", 10)).toEqual([{ text: "Water", count: 1 }]);
    }
    folder.apply([offering("b")]);
    expect(await pool.suggest("wa", 10)).toEqual(found);
    folder.apply([], ["a", "b"]);
    expect(await pool.suggest("wa", 10)).toEqual([]);
    await pool.close();
    await expect(pool.suggest("wa", 10)).rejects.toMatchObject({ code: "SEARCH_INDEX_CLOSED" });
    await folder.close();
  });
});
