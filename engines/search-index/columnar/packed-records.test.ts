import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { BlockFile, BlockFileWriter } from "./block-file.ts";
import { ByteSink } from "./bytes.ts";
import { PackedRecords, writePacked, writePackedRecords } from "./packed-records.ts";
import { RecordPacker, unpacked } from "./record-packing.ts";

let folder = "";
let file: BlockFile;

/** Some of them are longer than what is read at once, and some are empty. */
const texts = Array.from({ length: 3_001 }, (_, row) =>
  `${row} `.repeat(row % 500 === 7 ? 20_000 : row % 90),
);
const partsOf = (row: number): number[] => Array.from({ length: row % 5 }, (_, at) => row * at);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "packed-records-"));
  const path = join(folder, "records");
  const writer = new BlockFileWriter(path, () => undefined);
  const packer = new RecordPacker(unpacked);
  function* records() {
    for (const [row, text] of texts.entries()) {
      const sink = new ByteSink();
      writePacked(sink, packer, Buffer.from(text));
      yield { packed: sink.view(), parts: Uint32Array.from(partsOf(row)) };
    }
  }
  writePackedRecords(writer, "records", records());
  writer.finish({});
  file = new BlockFile(path);
});
afterAll(async () => {
  file.close();
  await rm(folder, { recursive: true });
});

/** Reads all records in an order. */
function read(order: readonly number[]): void {
  const index = file.load("records.index");
  const records = new PackedRecords(file, "records", texts.length, index, unpacked);
  for (const row of order) {
    expect(records.record(row).toString("utf8")).toBe(texts[row]);
    expect([...records.parts(row)]).toEqual(partsOf(row));
    expect(records.packed(row).length).toBeGreaterThanOrEqual(texts[row]?.length ?? 0);
  }
}

const inOrder = [...texts.keys()];

test("records are the same one after the other, backwards, here and there", () => {
  read(inOrder);
  read(inOrder.toReversed());
  read(inOrder.map((row) => (row * 1_009) % texts.length));
  // Some in a row, then a jump back into what was read ahead, or before it.
  read(inOrder.flatMap((row) => [row, Math.max(0, row - 3), Math.max(0, row - 40), row]));
});
