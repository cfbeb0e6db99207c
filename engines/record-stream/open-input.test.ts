import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openInput, sniff } from "./index.ts";
import { readAll } from "./testing/read-all.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "open-input-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, bytes: Uint8Array | string): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

const array = { kind: "json", recordsAt: "" } as const;
const lines = { kind: "json-lines" } as const;
const many = Array.from({ length: 5_000 }, (_, id) => ({ id, mixed: `${id * 7_919}` }));

describe("inputs", () => {
  it("reports a file that cannot be read", async () => {
    const { problems } = await readAll(openInput(join(folder, "absent")), array);
    expect(problems).toMatchObject([{ code: "INPUT_UNREADABLE", fatal: true }]);
  });

  it("unpacks gzip whatever the name says, several members too", async () => {
    const path = file("plain.json", Buffer.concat([gzipSync('[{"a":1},'), gzipSync('{"a":2}]')]));
    const all = await readAll(openInput(path), array);
    expect(all).toMatchObject({ values: [{ a: 1 }, { a: 2 }], problems: [] });
    expect((await readAll(openInput(file("not.gz", '[{"a":1}]')), array)).values).toHaveLength(1);
  });

  it.each(["truncated", "flipped"])("delivers what unpacks before gzip is %s", async (how) => {
    const packed = gzipSync(many.map((one) => `${JSON.stringify(one)}\n`).join(""));
    const place = Math.floor(packed.length * 0.7);
    if (how === "flipped") packed.fill(0xff, place, place + 40);
    const path = file("damaged.gz", how === "flipped" ? packed : packed.subarray(0, place));
    const all = await readAll(openInput(path), lines);
    expect(all.problems.at(-1)).toMatchObject({ code: "GZIP_DAMAGED", fatal: true });
    expect(all.values.length).toBeGreaterThan(3_000);
    // Damaged deflate may unpack to wrong text for a while: only what lies before it is certain.
    const certain = how === "flipped" ? 2_500 : all.values.length;
    expect(all.values.slice(0, certain)).toEqual(many.slice(0, certain));
  });

  it("notices a wrong checksum after all records have been delivered", async () => {
    const packed = gzipSync('{"a":1}\n');
    packed.writeUInt8((packed.at(-8) ?? 0) ^ 1, packed.length - 8);
    const all = await readAll(openInput(file("crc.gz", packed)), lines);
    expect(all).toMatchObject({ values: [{ a: 1 }], problems: [{ code: "GZIP_DAMAGED" }] });
  });

  it("decompressedBytesMax, at the limit and one beyond, packed or not", async () => {
    const text = '[{"a":1}]';
    for (const path of [file("nine", text), file("nine.gz", gzipSync(text))]) {
      const at = await readAll(openInput(path, { decompressedBytesMax: 9 }), array);
      expect(at.problems).toEqual([]);
      const beyond = await readAll(openInput(path, { decompressedBytesMax: 8 }), array);
      expect(beyond.problems).toMatchObject([{ code: "TOO_LARGE_DECOMPRESSED", fatal: true }]);
    }
  });

  it("compressionRatioMax, above ratioFreeBytes only", async () => {
    const path = file("zeros.gz", gzipSync(`["${"x".repeat(1_000_000)}"]`));
    expect((await readAll(openInput(path), array)).problems).toEqual([]);
    const bomb = await readAll(openInput(path, { ratioFreeBytes: 100_000 }), array);
    expect(bomb.problems).toMatchObject([{ code: "COMPRESSION_RATIO", fatal: true }]);
  });
});

describe("sniffing", () => {
  it.each([
    ["", "empty", undefined],
    [" \n", "empty", undefined],
    ["<!doctype html>", "html", undefined],
    ["<rdf:RDF>", "xml", undefined],
    ["PK\u0003\u0004", "xlsx", undefined],
    ["\u0000\u0001\u0000", "binary", undefined],
    ['{"title":"x","dataset":[{"a":1}]}', "json-object", ["title", "dataset"]],
    ['{\n"title": {"b": 1},\n"dataset": [', "json-object", ["title", "dataset"]],
    ['[{"a":1,"b":{"c":2}},{"d":1}]', "json-array", ["a", "b"]],
    ['{"a":1}\n{"a":2}\n', "json-lines", ["a"]],
    ['"a";b\n1;2\n', "csv", ["a", "b"]],
  ])("%j", async (text, startsLike, keys) => {
    const found = await sniff(file("sniffed", text));
    expect(found.startsLike).toBe(startsLike);
    expect(found.keys).toEqual(keys);
    expect((await sniff(file("sniffed.gz", gzipSync(text)))).startsLike).toBe(startsLike);
  });
});
