import { describe, expect, it } from "vitest";
import { documentOf, schema, words } from "../conformance/sample.ts";
import { sentPartsMax, sentPartUnitsMax } from "../limits.ts";
import { BatchPacker } from "../pack.ts";
import type { IndexBatch, IndexDocument, SearchQuery } from "../search-index.ts";
import { ByteSink } from "./bytes.ts";
import { openFolderForTests } from "./folder-for-tests.ts";
import { KnownParts } from "./known-parts.ts";
import { writePart } from "./stored-records.ts";

const part = (key: string, text: string) => ({ key, ...words(text) });

const batchOf = (...parts: readonly IndexDocument["parts"][]): IndexBatch => ({
  checkpoint: { epoch: "e", seq: 1 },
  upserts: parts.map((of, at) => documentOf(`d${at}`, { parts: of })),
  removals: [],
});

describe("parts that are known", () => {
  it("are sent once, told apart by their texts and by their terms", () => {
    const packer = new BatchPacker(schema);
    const otherTerms = { key: "3", folded: "data name", terms: ["data"] };
    const first = packer.pack(
      batchOf([part("1", "data name"), part("2", "data name"), otherTerms], [part("1", "name")]),
    );
    expect(first.beginsAnew).toBe(true);
    expect(first.upserts.map(({ parts }) => parts)).toEqual([[0, 0, 1], [2]]);
    expect(first.parts).toEqual([
      { folded: "data name", terms: "data name" },
      { folded: "data name", terms: "data" },
      { folded: "name", terms: "name" },
    ]);
    const second = packer.pack(batchOf([part("9", "name"), part("8", "")]));
    expect([second.beginsAnew, second.parts, second.upserts[0]?.parts]).toEqual([
      false,
      [{ folded: "", terms: "" }],
      [2, 3],
    ]);
    const known = new KnownParts();
    for (const batch of [first, second]) known.take(batch);
    expect([0, 1, 2, 3].map((place) => known.termsOf(place))).toEqual([
      "data name",
      "data",
      "name",
      "",
    ]);
    const sink = new ByteSink();
    writePart(sink, "data name", "data");
    expect(Buffer.from(known.recordOf(1))).toEqual(sink.take());
  });

  it("are checked when they are new, and not sent when they are refused", () => {
    const packer = new BatchPacker(schema);
    packer.pack(batchOf([part("1", "name")]));
    const spaced = { key: "1", folded: "name", terms: ["na me"] };
    expect(() => packer.pack(batchOf([part("1", "new")], [spaced]))).toThrow("white space");
    expect(() => packer.pack(batchOf([spaced]))).toThrow("white space");
    const twice = [part("1", "name"), part("1", "name")];
    expect(() => packer.pack(batchOf(twice))).toThrow("two parts with the key 1");
    // Nobody has what came with a batch that was refused.
    const { beginsAnew, parts, upserts } = packer.pack(batchOf([part("1", "new")]));
    expect([beginsAnew, parts.length, upserts[0]?.parts]).toEqual([true, 1, [0]]);
  });

  it("are forgotten and sent anew when there are too many", () => {
    const packer = new BatchPacker(schema);
    const known = new KnownParts();
    const many = Array.from({ length: sentPartsMax - 1 }, (_, at) => part(`${at}`, `p${at}`));
    known.take(packer.pack(batchOf(many)));
    const { generation } = known;
    const last = packer.pack(batchOf([part("1", "p0"), part("2", "new"), part("3", "newer")]));
    expect([last.beginsAnew, last.upserts[0]?.parts]).toEqual([
      false,
      [0, sentPartsMax - 1, sentPartsMax],
    ]);
    known.take(last);
    expect([known.generation, known.count]).toEqual([generation, sentPartsMax + 1]);
    const anew = packer.pack(batchOf([part("1", "p1"), part("2", "p0")]));
    expect([anew.beginsAnew, anew.upserts[0]?.parts, anew.parts.length]).toEqual([true, [0, 1], 2]);
    known.take(anew);
    expect([known.generation, known.count, known.termsOf(1)]).toEqual([generation + 1, 2, "p0"]);
  });

  it("are forgotten when they are too long", () => {
    const packer = new BatchPacker(schema);
    const long = { key: "1", folded: "a".repeat(sentPartUnitsMax - 1), terms: [] };
    packer.pack(batchOf([long]));
    expect(packer.pack(batchOf([{ ...long, folded: "b" }])).beginsAnew).toBe(false);
    expect(packer.pack(batchOf([{ ...long, folded: "c" }])).beginsAnew).toBe(true);
  });

  it("count as if each stood in its document alone", async () => {
    const folder = await openFolderForTests(schema);
    const empty = { key: "empty", terms: [], folded: "" };
    folder.apply([
      documentOf("a", { parts: [part("1", "water level"), empty, part("2", "level")] }),
      documentOf("b", { parts: [part("2", "level"), part("1", "water level")] }),
      documentOf("c", { parts: [part("1", "level"), part("2", "water level")] }),
    ]);
    const must = [[{ terms: ["level"] }]];
    const query: SearchQuery = {
      must,
      mustNot: [],
      filters: [],
      facets: [],
      sort: { by: "relevance" },
      offset: 0,
      limit: 9,
      partsPerHit: 9,
    };
    const { total, hits } = folder.read().search(query, Number.POSITIVE_INFINITY);
    expect([total, new Set(hits.map(({ score }) => score)).size]).toEqual([3, 1]);
    expect(hits.map(({ id, parts }) => [id, parts])).toEqual([
      ["a", ["1", "2"]],
      ["b", ["2", "1"]],
      ["c", ["1", "2"]],
    ]);
    await folder.close();
  });
});
