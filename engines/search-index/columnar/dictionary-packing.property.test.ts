import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ByteSink } from "./bytes.ts";
import { RecordPacker, RecordUnpacker } from "./dictionary-packing.ts";

/** Bytes of few kinds and in runs, so that they match themselves and each other. */
const bytes = fc
  .array(fc.tuple(fc.constantFrom(0, 1, 97, 98, 255), fc.integer({ min: 1, max: 40 })), {
    maxLength: 60,
  })
  .map((runs) => Buffer.concat(runs.map(([byte, count]) => Buffer.alloc(count, byte))));

describe("packing by a dictionary", () => {
  it("gives every record back, whatever came before it", () => {
    fc.assert(
      fc.property(
        bytes,
        fc.array(fc.oneof(bytes, fc.uint8Array({ maxLength: 300 }))),
        (dictionary, records) => {
          const packer = new RecordPacker(dictionary);
          const unpacker = new RecordUnpacker(dictionary);
          for (const record of records) {
            const sink = new ByteSink();
            packer.pack(record, sink);
            const unpacked = unpacker.unpack(sink.take(), record.length);
            expect(Buffer.compare(unpacked, record)).toBe(0);
          }
        },
      ),
    );
  });

  it("packs what lies in the dictionary into a few bytes, also beyond the reach of a match", () => {
    const dictionary = Buffer.from(Array.from({ length: 1_000 }, (_, at) => `word${at} `).join(""));
    const sink = new ByteSink();
    new RecordPacker(dictionary).pack(dictionary.subarray(100, 3_100), sink);
    expect(sink.length).toBeLessThan(20);
    const long = Buffer.concat(Array.from({ length: 30 }, () => dictionary));
    sink.length = 0;
    new RecordPacker(dictionary).pack(long, sink);
    expect(sink.length).toBeLessThan(long.length / 20);
    const unpacked = new RecordUnpacker(dictionary).unpack(sink.take(), long.length);
    expect(Buffer.compare(unpacked, long)).toBe(0);
  });
});
