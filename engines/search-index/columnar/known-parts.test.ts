import { describe, expect, it } from "vitest";
import { documentOf, schema, words } from "../conformance/sample.ts";
import { sentPartsMax, sentPartUnitsMax } from "../limits.ts";
import type { IndexBatch, IndexDocument, SearchQuery } from "../search-index.ts";
import { BatchReader } from "./batch-reader.ts";
import { openFolderForTests } from "./folder-for-tests.ts";
import { KnownParts } from "./known-parts.ts";
import { BatchPacker, type PackedBatch } from "./packed-batch.ts";
import { readPart } from "./stored-records.ts";

const part = (key: string, text: string) => ({ key, ...words(text) });

const batchOf = (...parts: readonly IndexDocument["parts"][]): IndexBatch => ({
  checkpoint: { epoch: "e", seq: 1 },
  upserts: parts.map((of, at) => documentOf(`d${at}`, { parts: of })),
  removals: [],
});

/** Takes a batch in; gives the places of the parts of each document, and the parts that came with it. */
function take(known: KnownParts, batch: PackedBatch) {
  const before = batch.beginsAnew ? 0 : known.count;
  const reader = new BatchReader(batch, known);
  const places: number[][] = [];
  while (reader.next()) {
    for (let spans = 1 + Object.keys(schema.textFields).length; spans > 0; spans -= 1)
      reader.span();
    places.push(Array.from({ length: reader.varint() }, () => reader.varint()));
    passColumns(reader);
  }
  return { places, came: known.count - before };
}

/** The documents here have no columns. */
function passColumns(reader: BatchReader): void {
  const { facetFields, hierarchicalFields, numberFields, sortFields } = schema;
  for (const _ of [...facetFields, ...hierarchicalFields]) reader.varint();
  for (const _ of numberFields) reader.float64();
  for (const _ of sortFields) reader.byte();
  reader.varint();
}

const termsOf = (known: KnownParts, place: number): string =>
  Buffer.from(known.termsOf(place)).toString("utf8");

describe("parts that are known", () => {
  it("are sent once, told apart by their texts and by their terms", () => {
    const packer = new BatchPacker(schema);
    const known = new KnownParts();
    const otherTerms = { key: "3", folded: "data name", terms: ["data"] };
    const first = packer.pack(
      batchOf([part("1", "data name"), part("2", "data name"), otherTerms], [part("1", "name")]),
    );
    expect(first.beginsAnew).toBe(true);
    expect(take(known, first)).toEqual({ places: [[0, 0, 1], [2]], came: 3 });
    const second = packer.pack(batchOf([part("9", "name"), part("8", "")]));
    expect(second.beginsAnew).toBe(false);
    expect(take(known, second)).toEqual({ places: [[2, 3]], came: 1 });
    expect([0, 1, 2, 3].map((place) => termsOf(known, place))).toEqual([
      "data name ",
      "data ",
      "name ",
      "",
    ]);
    expect(readPart(Buffer.from(known.recordOf(1)))).toEqual({
      folded: "data name",
      terms: " data ",
    });
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
    const batch = packer.pack(batchOf([part("1", "new")]));
    expect(batch.beginsAnew).toBe(true);
    expect(take(new KnownParts(), batch)).toEqual({ places: [[0]], came: 1 });
  });

  it("are forgotten and sent anew when there are too many", () => {
    const packer = new BatchPacker(schema);
    const known = new KnownParts();
    const many = Array.from({ length: sentPartsMax - 1 }, (_, at) => part(`${at}`, `p${at}`));
    take(known, packer.pack(batchOf(many)));
    const { generation } = known;
    const last = packer.pack(batchOf([part("1", "p0"), part("2", "new"), part("3", "newer")]));
    expect(last.beginsAnew).toBe(false);
    const places = [[0, sentPartsMax - 1, sentPartsMax]];
    expect(take(known, last)).toEqual({ places, came: 2 });
    expect([known.generation, known.count]).toEqual([generation, sentPartsMax + 1]);
    const anew = packer.pack(batchOf([part("1", "p1"), part("2", "p0")]));
    expect(anew.beginsAnew).toBe(true);
    expect(take(known, anew)).toEqual({ places: [[0, 1]], came: 2 });
    expect([known.generation, termsOf(known, 1)]).toEqual([generation + 1, "p0 "]);
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
