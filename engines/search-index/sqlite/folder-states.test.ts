import { mkdtemp, readdir, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { documentOf, everything, schema, words } from "../conformance/sample.ts";
import { queriesWaitingMax } from "../limits.ts";
import {
  SearchIndexClosedError,
  SearchIndexCorruptError,
  SearchOverloadedError,
} from "../errors.ts";
import { openSqliteIndexReader, openSqliteIndexWriter } from "./open.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "search-index-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const checkpoint = { epoch: "e", seq: 1 };

/** Makes an index of so many documents and closes it. */
async function makeIndex(documents: number): Promise<string> {
  const writer = await openSqliteIndexWriter({ folder, schema });
  const upserts = Array.from({ length: documents }, (_, index) =>
    documentOf(`d${index}`, { texts: { title: [words(`data n${index}`)] } }),
  );
  await writer.apply({ checkpoint, upserts, removals: [] });
  await writer.close();
  const file = (await readdir(folder)).find((name) => name.endsWith(".sqlite"));
  return join(folder, file ?? "");
}

describe("a folder", () => {
  it("that does not exist reads as empty and is made by the writer", async () => {
    const missing = join(folder, "not", "yet");
    const reader = await openSqliteIndexReader({ folder: missing, schema });
    expect(await reader.search(everything)).toMatchObject({ total: 0, asOf: null });
    expect(await reader.stats()).toEqual({ documents: 0, parts: 0, bytes: 0 });
    const writer = await openSqliteIndexWriter({ folder: missing, schema });
    await writer.apply({ checkpoint, upserts: [documentOf("a")], removals: [] });
    expect((await reader.search(everything)).total).toBe(1);
    await reader.close();
    await writer.close();
  });

  it("with another schema version reads as absent and is begun anew by the writer", async () => {
    await makeIndex(3);
    const next = { ...schema, version: "conformance-2" };
    const reader = await openSqliteIndexReader({ folder, schema: next });
    expect(await reader.checkpoint()).toBeNull();
    expect((await reader.search(everything)).total).toBe(0);
    const writer = await openSqliteIndexWriter({ folder, schema: next });
    expect(await writer.checkpoint()).toBeNull();
    expect((await writer.search(everything)).total).toBe(0);
    await reader.close();
    await writer.close();
  });

  it("keeps nothing of former generations", async () => {
    await makeIndex(3);
    const writer = await openSqliteIndexWriter({ folder, schema });
    for (let round = 0; round < 3; round += 1) {
      await writer.rebuild((async function* () {})());
    }
    await writer.close();
    expect((await readdir(folder)).filter((name) => name.endsWith(".sqlite"))).toHaveLength(1);
  });

  it.each([
    ["cut off", (file: string) => truncate(file, 8_192)],
    ["emptied", (file: string) => truncate(file, 0)],
    ["overwritten", (file: string) => writeFile(file, "This is no index. ".repeat(10_000))],
    ["deleted", (file: string) => rm(file)],
  ])("whose index was %s is begun anew by the writer", async (_, damage) => {
    await damage(await makeIndex(2_000));
    const writer = await openSqliteIndexWriter({ folder, schema });
    expect(await writer.checkpoint()).toBeNull();
    expect((await writer.search(everything)).total).toBe(0);
    await writer.apply({ checkpoint, upserts: [documentOf("a")], removals: [] });
    expect((await writer.search(everything)).total).toBe(1);
    await writer.close();
  });

  it("with a damaged index gives readers a clear error, and a rebuild mends it", async () => {
    const file = await makeIndex(2_000);
    const reader = await openSqliteIndexReader({ folder, schema });
    await writeFile(file, "This is no index. ".repeat(10_000));
    const search = reader.search({ ...everything, must: [[{ terms: ["data"] }]] });
    await expect(search).rejects.toThrow(SearchIndexCorruptError);
    await expect(search).rejects.toThrow(/is damaged .* rebuild the index/);
    const writer = await openSqliteIndexWriter({ folder, schema });
    await writer.apply({ checkpoint, upserts: [documentOf("a")], removals: [] });
    expect((await reader.search(everything)).total).toBe(1);
    await reader.close();
    await writer.close();
  });

  it("with a pointer that is none is begun anew", async () => {
    await makeIndex(3);
    await writeFile(join(folder, "current.json"), "{");
    const writer = await openSqliteIndexWriter({ folder, schema });
    expect(await writer.checkpoint()).toBeNull();
    await writer.close();
  });
});

describe("an index under load", () => {
  it("answers as many searches as may wait and refuses the next at once", async () => {
    await makeIndex(10);
    const reader = await openSqliteIndexReader({ folder, schema });
    const waiting = Array.from({ length: queriesWaitingMax }, () => reader.search(everything));
    await expect(reader.search(everything)).rejects.toThrow(SearchOverloadedError);
    for (const answer of await Promise.all(waiting)) expect(answer.total).toBe(10);
    expect((await reader.search(everything)).total).toBe(10);
    await reader.close();
  });

  it("that was closed says so", async () => {
    await makeIndex(1);
    const reader = await openSqliteIndexReader({ folder, schema });
    await reader.close();
    await reader.close();
    await expect(reader.search(everything)).rejects.toThrow(SearchIndexClosedError);
  });
});
