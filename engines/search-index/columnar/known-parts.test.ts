import { describe, expect, it } from "vitest";
import { documentOf, schema, words } from "../conformance/sample.ts";
import { ByteSink } from "./bytes.ts";
import { KnownParts } from "./known-parts.ts";
import { openFolderForTests } from "./folder-for-tests.ts";
import { writePart } from "./stored-records.ts";

describe("parts that are known", () => {
  it("are told apart by their texts and by their terms, and worked out once", () => {
    const known = new KnownParts();
    const asked: string[] = [];
    const numbersOf = (terms: string): Uint32Array => {
      asked.push(terms);
      return Uint32Array.from(terms, (_, at) => at + asked.length);
    };
    const places = [
      ["data name", "data name"],
      ["data name", "data"],
      ["name", "data name"],
      ["data name", "data name"],
      ["", ""],
    ].map(([folded = "", terms = ""]) => known.placeOf(folded, terms, numbersOf));
    expect(places).toEqual([0, 1, 2, 0, 3]);
    expect(asked).toEqual(["data name", "data", "data name", ""]);
    expect([...known.termsOf(1)]).toEqual([2, 3, 4, 5]);
    expect([...known.termsOf(3)]).toEqual([]);
    const sink = new ByteSink();
    writePart(sink, "name", "data name");
    expect(Buffer.from(known.recordOf(2))).toEqual(sink.take());
  });

  it("begin anew when there are too many", () => {
    const known = new KnownParts();
    const none = (): Uint32Array => new Uint32Array(0);
    for (let part = 0; part < 100_000; part += 1) {
      known.makeRoom();
      expect(known.placeOf(`${part}`, "", none)).toBe(part);
    }
    expect(known.placeOf("99999", "", none)).toBe(99_999);
    known.makeRoom();
    expect(known.placeOf("99999", "", none)).toBe(0);
  });

  it("count as if each stood in its document alone", async () => {
    const folder = await openFolderForTests(schema);
    const part = (key: string, text: string) => ({ key, ...words(text) });
    const empty = { key: "empty", terms: [], folded: "" };
    folder.apply([
      documentOf("a", { parts: [part("1", "water level"), empty, part("2", "level")] }),
      documentOf("b", { parts: [part("2", "level"), part("1", "water level")] }),
      documentOf("c", { parts: [part("1", "level"), part("2", "water level")] }),
    ]);
    const must = [[{ terms: ["level"] }]];
    const query = {
      must,
      mustNot: [],
      filters: [],
      facets: [],
      sort: { by: "relevance" } as const,
    };
    const { total, hits } = folder
      .read()
      .search({ ...query, offset: 0, limit: 9, partsPerHit: 9 }, Number.POSITIVE_INFINITY);
    expect([total, new Set(hits.map(({ score }) => score)).size]).toEqual([3, 1]);
    expect(hits.map(({ id, parts }) => [id, parts])).toEqual([
      ["a", ["1", "2"]],
      ["b", ["2", "1"]],
      ["c", ["1", "2"]],
    ]);
    await folder.close();
  });
});
