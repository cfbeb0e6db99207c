import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { documentOf, everything, schema, words } from "../conformance/sample.ts";
import type { IndexDocument } from "../search-index.ts";
import { ByteSource } from "./bytes.ts";
import { type FolderForTests, openFolderForTests } from "./folder-for-tests.ts";
import { Merger } from "./merger.ts";
import { parseManifest, readManifestText } from "./manifest.ts";
import { keptOverhead, MergedParts } from "./merged-parts.ts";
import { rebuildInTurn } from "./rebuild-for-tests.ts";
import { RecordPacker, RecordUnpacker, unpacked } from "./record-packing.ts";
import { RowMap } from "./row-map.ts";
import { loadResident, Segment } from "./segment.ts";
import { readPart } from "./stored-records.ts";

let folder: FolderForTests;
let merger: Merger;

beforeEach(async () => {
  folder = await openFolderForTests(schema);
  merger = new Merger(folder.folder, schema, () => undefined);
});

afterEach(async () => {
  await folder.close();
});

const withParts = (id: string, ...texts: readonly string[]): IndexDocument =>
  documentOf(id, { parts: texts.map((text, at) => ({ key: `${at}`, ...words(text) })) });

function openSegments(): Segment[] {
  const manifest = parseManifest(readManifestText(folder.folder), schema);
  return (manifest?.segments ?? []).map(
    ({ file }) => new Segment(schema, loadResident(join(folder.folder, file))),
  );
}

/** The texts of the parts of each segment, as often as they are stored. */
function storedParts(): string[][] {
  return openSegments().map((segment) => {
    const parts = Array.from({ length: segment.partRecords.count }, (_, part) => part);
    const texts = parts.map((part) => readPart(segment.partRecords.record(part)).folded);
    segment.close();
    return texts;
  });
}

function mergeAll(): void {
  const plan = folder.writer.planMerge({ perSize: 2 });
  if (plan === undefined) throw new Error("There is nothing to merge.");
  folder.writer.commitMerge(merger.merge(plan));
}

/** The parts of each document that have the word. */
function partsWith(word: string): Record<string, readonly string[]> {
  const query = { ...everything, must: [[{ terms: [word] }]] };
  const { hits } = folder.read().search(query, Number.POSITIVE_INFINITY);
  return Object.fromEntries(hits.map(({ id, parts }) => [id, parts]));
}

describe("parts of merged segments", () => {
  it("are stored once, and not when no document has them any more", () => {
    folder.apply([withParts("a", "water level", "gone"), withParts("b", "water level", "station")]);
    folder.apply([withParts("c", "station", "water level", "rain")]);
    expect(storedParts()).toEqual([
      ["water level", "gone", "station"],
      ["station", "water level", "rain"],
    ]);
    folder.apply([], ["a"]);
    mergeAll();
    expect(storedParts()).toEqual([["water level", "station", "rain"]]);
    expect(partsWith("water")).toEqual({ b: ["0"], c: ["1"] });
    expect(partsWith("station")).toEqual({ b: ["1"], c: ["0"] });
    expect(partsWith("gone")).toEqual({});
  });

  it("are stored again when more were met than are kept, and documents still have theirs", () => {
    folder.apply([withParts("a", "water level", "station")]);
    folder.apply([withParts("b", "rain", "station", "water level")]);
    const segments = openSegments();
    const map = new RowMap(segments.map((segment) => ({ segment, live: undefined })));
    const textOf = (piece: Uint8Array): string => {
      const source = new ByteSource(piece);
      const packed = source.slice(source.varint());
      return readPart(new RecordUnpacker(unpacked).unpack(packed)).folded;
    };
    const mergedWith = (keptMax?: number) => {
      const parts = new MergedParts(map, new RecordPacker(unpacked), keptMax);
      const pieces = Array.from(parts.pieces(), (piece) => Uint8Array.from(piece));
      const texts = pieces.map(textOf);
      const ofRows = [0, 1].map((source) =>
        Array.from(parts.numbersOf(source, 0), (number) => texts[number]),
      );
      return { pieces, texts, ofRows };
    };
    const { pieces, texts, ofRows } = mergedWith();
    expect(texts).toEqual(["water level", "station", "rain"]);
    const kept = pieces.reduce((sum, piece) => sum + piece.length + keptOverhead, 0);
    expect(mergedWith(kept).texts).toEqual(texts);
    const beyond = mergedWith(kept - 1);
    expect(beyond.texts).toEqual([...texts, "station", "water level"]);
    for (const one of [ofRows, beyond.ofRows]) {
      expect(one).toEqual([
        ["water level", "station"],
        ["rain", "station", "water level"],
      ]);
    }
    for (const segment of segments) segment.close();
  });

  it("are the same in a rebuild, run by run, also when a document came twice", () => {
    const upserts = [
      [withParts("a", "rain", "water level"), withParts("b", "station")],
      [withParts("c", "station", "rain"), withParts("a", "snow")],
      [withParts("a", "water level"), withParts("d", "rain", "station")],
    ];
    const batches = upserts.map((of, at) => ({
      checkpoint: { epoch: "e", seq: at + 1 },
      upserts: of,
      removals: [],
    }));
    const bounds = { runPostingsMax: 1, rowsMax: 100 };
    rebuildInTurn(folder.writer, schema, batches, (plan) => merger.merge(plan), bounds);
    // Of what was written only what the last version of a document has goes on.
    expect(storedParts().map((parts) => parts.toSorted())).toEqual([
      ["rain", "station", "water level"],
    ]);
    expect(partsWith("rain")).toEqual({ c: ["1"], d: ["0"] });
    expect(partsWith("water")).toEqual({ a: ["0"] });
    expect(partsWith("station")).toEqual({ b: ["0"], c: ["0"], d: ["1"] });
  });
});
