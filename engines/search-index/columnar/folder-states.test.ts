import { mkdtemp, open, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { documentOf, everything, schema, words } from "../conformance/sample.ts";
import {
  SearchIndexClosedError,
  SearchIndexCorruptError,
  SearchOverloadedError,
  SearchTimedOutError,
} from "../errors.ts";
import { facetFieldsMax, queriesWaitingMax, textFieldsMax } from "../limits.ts";
import type { SearchQuery } from "../search-index.ts";
import { blockBytes } from "./block-file.ts";
import { FolderReader } from "./folder-reader.ts";
import { parseManifest, readManifestText } from "./manifest.ts";
import { openColumnarIndexReader, openColumnarIndexWriter } from "./open.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "search-index-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const checkpoint = { epoch: "e", seq: 1 };
const data: SearchQuery = { ...everything, must: [[{ terms: ["data"] }]] };
const titled = (id: string, title: string) => documentOf(id, { texts: { title: [words(title)] } });

/** Makes an index of so many documents and closes it; returns the path of its segment. */
async function makeIndex(documents: number): Promise<string> {
  const writer = await openColumnarIndexWriter({ folder, schema });
  const upserts = Array.from({ length: documents }, (_, at) => titled(`d${at}`, `data n${at}`));
  await writer.apply({ checkpoint, upserts, removals: [] });
  await writer.close();
  const file = (await readdir(folder)).find((name) => name.startsWith("segment-"));
  return join(folder, file ?? "");
}

/** Changes one byte in the middle. */
async function flipByte(path: string, at: number): Promise<void> {
  const file = await open(path, "r+");
  const byte = Buffer.alloc(1);
  await file.read(byte, 0, 1, at);
  await file.write(Buffer.of((byte[0] ?? 0) ^ 1), 0, 1, at);
  await file.close();
}

describe("a folder", () => {
  it("that does not exist reads as empty and is made by the writer", async () => {
    const missing = join(folder, "not", "yet");
    const reader = await openColumnarIndexReader({ folder: missing, schema });
    expect(await reader.search(everything)).toMatchObject({ total: 0, asOf: null });
    expect(await reader.suggest("", 3)).toEqual([]);
    expect(await reader.stats()).toEqual({ documents: 0, parts: 0, bytes: 0 });
    const writer = await openColumnarIndexWriter({ folder: missing, schema });
    await writer.apply({ checkpoint, upserts: [documentOf("a")], removals: [] });
    expect((await reader.search(everything)).total).toBe(1);
    await reader.close();
    await writer.close();
  });

  it("with another schema reads as absent and is begun anew by the writer", async () => {
    await makeIndex(3);
    const next = { ...schema, textFields: { ...schema.textFields, body: 2 } };
    const reader = await openColumnarIndexReader({ folder, schema: next });
    expect(await reader.checkpoint()).toBeNull();
    expect((await reader.search(everything)).total).toBe(0);
    const writer = await openColumnarIndexWriter({ folder, schema: next });
    expect(await writer.checkpoint()).toBeNull();
    expect((await writer.search(everything)).total).toBe(0);
    await reader.close();
    await writer.close();
  });

  it("keeps nothing of what was replaced", async () => {
    await makeIndex(3);
    const writer = await openColumnarIndexWriter({ folder, schema });
    for (let round = 0; round < 3; round += 1) await writer.rebuild((async function* () {})());
    await writer.close();
    expect(await readdir(folder)).toEqual(["manifest.json"]);
  });

  it.each([
    ["cut off", (file: string) => truncate(file, 8_192)],
    ["emptied", (file: string) => truncate(file, 0)],
    ["overwritten", (file: string) => writeFile(file, "This is no index. ".repeat(10_000))],
    ["changed in one bit", (file: string) => flipByte(file, 3_000)],
    ["deleted", (file: string) => rm(file)],
  ])("whose segment was %s is begun anew by the writer", async (_, damage) => {
    await damage(await makeIndex(2_000));
    const writer = await openColumnarIndexWriter({ folder, schema });
    expect(await writer.checkpoint()).toBeNull();
    expect((await writer.search(data)).total).toBe(0);
    await writer.apply({ checkpoint, upserts: [titled("a", "data")], removals: [] });
    expect((await writer.search(data)).total).toBe(1);
    await writer.close();
  });

  it("with a flipped byte anywhere in a segment is never read as if it were sound", async () => {
    const file = await makeIndex(4_000);
    const bytes = (await readFile(file)).length;
    expect(bytes).toBeGreaterThan(blockBytes);
    for (let at = 0; at < bytes; at += 4_099) {
      await flipByte(file, at);
      const manifest = parseManifest(readManifestText(folder), schema);
      expect(manifest).toBeDefined();
      if (manifest === undefined) return;
      // Whatever answers as whole has read no damaged block.
      const reader = new FolderReader(folder, schema);
      try {
        reader.use(reader.load(manifest));
        const { total, exact } = reader.search(data, Number.POSITIVE_INFINITY);
        expect({ total, exact }).toEqual(
          exact ? { total: 4_000, exact: true } : { total: 0, exact: false },
        );
      } catch (error) {
        expect(error).toBeInstanceOf(SearchIndexCorruptError);
      }
      await flipByte(file, at);
    }
  });

  it("with a manifest that is none, or damaged, is begun anew", async () => {
    await makeIndex(3);
    await flipByte(join(folder, "manifest.json"), 20);
    const reader = await openColumnarIndexReader({ folder, schema });
    expect((await reader.search(everything)).total).toBe(0);
    const writer = await openColumnarIndexWriter({ folder, schema });
    expect(await writer.checkpoint()).toBeNull();
    await reader.close();
    await writer.close();
  });
});

describe("an index under load", () => {
  it("answers as many searches as may wait and refuses the next at once", async () => {
    await makeIndex(10);
    const reader = await openColumnarIndexReader({ folder, schema });
    const waiting = Array.from({ length: queriesWaitingMax }, () => reader.search(everything));
    await expect(reader.search(everything)).rejects.toThrow(SearchOverloadedError);
    for (const answer of await Promise.all(waiting)) expect(answer.total).toBe(10);
    expect((await reader.search(everything)).total).toBe(10);
    await reader.close();
  });

  it("gives up a search whose time is over", async () => {
    await makeIndex(10);
    const manifest = parseManifest(readManifestText(folder), schema);
    if (manifest === undefined) throw new Error("There is no manifest.");
    const reader = new FolderReader(folder, schema);
    reader.use(reader.load(manifest));
    expect(() => reader.search(data, 0)).toThrow(SearchTimedOutError);
    expect(reader.search(data, Number.POSITIVE_INFINITY).total).toBe(10);
    reader.close();
  });

  it("that was closed says so", async () => {
    await makeIndex(1);
    const reader = await openColumnarIndexReader({ folder, schema });
    await reader.search(everything);
    await reader.close();
    await reader.close();
    await expect(reader.search(everything)).rejects.toThrow(SearchIndexClosedError);
  });

  it("takes as many facet fields as a mask has bits, all filtered at once, and no more", async () => {
    const fields = Array.from({ length: facetFieldsMax }, (_, at) => `f${at}`);
    const most = { ...schema, facetFields: fields, hierarchicalFields: [] };
    const writer = await openColumnarIndexWriter({ folder, schema: most });
    const facetsOf = (odd: string) =>
      Object.fromEntries(fields.map((field) => [field, [field === odd ? "other" : "same"]]));
    // Each differs from what is asked for in one field.
    const upserts = ["", ...fields].map((odd) => ({
      ...titled(`d${odd}`, "data"),
      facets: facetsOf(odd),
    }));
    await writer.apply({ checkpoint, upserts, removals: [] });
    const filters = fields.map((field) => ({ field, in: ["same"] }));
    const facets = fields.map((field) => ({ field, size: 3, excludeOwnFilter: true }));
    for (const must of [data.must, []]) {
      const answer = await writer.search({ ...everything, must, filters, facets });
      expect(answer.total).toBe(1);
      const counts = answer.facets.map(({ values }) =>
        values.map(({ value, count }) => [value, count]),
      );
      expect(counts).toEqual(
        fields.map(() => [
          ["other", 1],
          ["same", 1],
        ]),
      );
    }
    await writer.close();
    const tooMany = { ...most, facetFields: [...fields, "more"] };
    await expect(openColumnarIndexWriter({ folder, schema: tooMany })).rejects.toThrow(
      /at most 32 facet fields/,
    );
  });

  it("takes as many text fields as a mask has bits, and refuses one more", async () => {
    const fields = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, at) => [`f${at}`, 1]));
    const most = { ...schema, textFields: fields(textFieldsMax - 1) };
    const writer = await openColumnarIndexWriter({ folder, schema: most });
    const last = `f${textFieldsMax - 2}`;
    const document = documentOf("a", { texts: { [last]: [words("data")] } });
    await writer.apply({ checkpoint, upserts: [document], removals: [] });
    const must = [[{ terms: ["data"], field: last }]];
    expect((await writer.search({ ...everything, must })).total).toBe(1);
    await writer.close();
    const tooMany = { ...schema, textFields: fields(textFieldsMax) };
    await expect(openColumnarIndexWriter({ folder, schema: tooMany })).rejects.toThrow(
      /at most 16 text fields/,
    );
  });
});
