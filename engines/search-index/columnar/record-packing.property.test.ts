import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ByteSink } from "./bytes.ts";
import { choosePieces } from "./choose-pieces.ts";
import { dictionaryOf, piecesMax, RecordPacker, RecordUnpacker } from "./record-packing.ts";

/** Bytes of few kinds and in runs, so that pieces of them begin alike. */
const bytes = fc
  .array(fc.tuple(fc.constantFrom(0, 1, 97, 98, 255), fc.integer({ min: 1, max: 9 })), {
    maxLength: 60,
  })
  .map((runs) => Buffer.concat(runs.map(([byte, count]) => Buffer.alloc(count, byte))));

const piece = bytes.map((one) => one.subarray(0, 48)).filter((one) => one.length > 1);
const singles = Array.from({ length: 256 }, (_, byte) => Uint8Array.of(byte));

/** A dictionary with these pieces beside single bytes, in any order. */
const dictionary = fc
  .uniqueArray(piece, { maxLength: 300, selector: (one) => one.toString("latin1") })
  .chain((pieces) =>
    fc.shuffledSubarray([...singles, ...pieces], { minLength: 256 + pieces.length }),
  )
  .map(dictionaryOf);

function packed(packer: RecordPacker, record: Uint8Array): Buffer {
  const sink = new ByteSink();
  packer.pack(record, sink);
  return sink.take();
}

/** Sentences of some thousand words, as many bytes as asked. */
function textOf(length: number): Buffer {
  let text = "";
  for (let at = 0; text.length < length; at += 1) {
    text += `The level of river ${(at * at) % 3_571} is measured at station 水位站${at % 97}.\n`;
  }
  return Buffer.from(text, "utf8");
}

describe("packing by a dictionary", () => {
  it("gives every record back, whatever came before it", () => {
    fc.assert(
      fc.property(
        fc.oneof(dictionary, fc.constant(new Uint8Array(0))),
        fc.array(fc.oneof(bytes, fc.uint8Array({ maxLength: 300 }))),
        (given, records) => {
          const packer = new RecordPacker(given);
          const unpacker = new RecordUnpacker(given);
          for (const record of records) {
            const unpacked = unpacker.unpack(packed(packer, record));
            expect(Buffer.compare(unpacked, record)).toBe(0);
          }
        },
      ),
    );
  });

  it("gives records of known length back that lie one after the other", () => {
    fc.assert(
      fc.property(dictionary, fc.array(bytes), (given, records) => {
        const packer = new RecordPacker(given);
        const unpacker = new RecordUnpacker(given);
        const sink = new ByteSink();
        for (const record of records) packer.pack(record, sink);
        const together = Buffer.concat(records);
        const target = Buffer.alloc(together.length + 1, 7);
        let at = 0;
        let to = 0;
        for (const record of records) {
          at = unpacker.unpackTo(sink.view(), at, target, to, to + record.length);
          to += record.length;
        }
        expect(at).toBe(sink.length);
        expect(Buffer.compare(target.subarray(0, to), together)).toBe(0);
        expect(target[to]).toBe(7);
      }),
    );
  });

  it("takes the longest piece each time, and one byte for the first 128 pieces", () => {
    const pieces = ["abc", "abcdef", "ab", "abcdeg", "bcdef"].map((text) => Buffer.from(text));
    const packer = new RecordPacker(dictionaryOf([...pieces, ...singles]));
    const codes = (text: string): number[] => [...packed(packer, Buffer.from(text))];
    expect(codes("abcdef")).toEqual([1]);
    expect(codes("abcdeh")).toEqual([0, 5 + 0x64, 5 + 0x65, 5 + 0x68]);
    expect(codes("abcdefab")).toEqual([1, 2]);
    expect(codes("abcde")).toEqual([0, 5 + 0x64, 5 + 0x65]);
    // The 128th piece is the last with one byte.
    expect([...packed(packer, Uint8Array.of(122, 123))]).toEqual([127, 128, 0]);
    expect([...packed(packer, Uint8Array.of(255))]).toEqual([128, 5 + 255 - 128]);
  });

  it("has codes for as many pieces as there may be", () => {
    const more = Array.from({ length: piecesMax - singles.length }, (_, at) =>
      Buffer.from(`piece ${at}`),
    );
    const given = dictionaryOf([...singles, ...more]);
    const last = more.at(-1) ?? Buffer.alloc(0);
    const small = packed(new RecordPacker(given), last);
    expect([...small]).toEqual([255, 255]);
    expect(new RecordUnpacker(given).unpack(small).toString()).toBe(last.toString());
  });

  it("unpacks from memory that begins anywhere", () => {
    const given = dictionaryOf([Buffer.from("water level"), ...singles]);
    const moved = Buffer.concat([Buffer.alloc(3), given]).subarray(3);
    const record = Buffer.from("the water level");
    const small = packed(new RecordPacker(moved), record);
    expect(small.length).toBe(5);
    expect(new RecordUnpacker(moved).unpack(small).toString()).toBe("the water level");
  });
});

describe("choosing pieces", () => {
  it("packs text like the sample into a fifth, and anything else at twice its length at most", () => {
    const sample = textOf(200_000);
    const packer = new RecordPacker(choosePieces(sample));
    const unpacker = new RecordUnpacker(packer.dictionary);
    const record = textOf(400_000).subarray(-1_000);
    const small = packed(packer, record);
    expect(small.length).toBeLessThan(200);
    expect(Buffer.compare(unpacker.unpack(small), record)).toBe(0);
    const foreign = Buffer.from(Array.from({ length: 999 }, (_, at) => (at * 167) % 251));
    const large = packed(packer, foreign);
    expect(large.length).toBeLessThanOrEqual(1_998);
    expect(Buffer.compare(unpacker.unpack(large), foreign)).toBe(0);
  });

  it("is the same each time, and worth its own bytes", () => {
    const sample = textOf(100_000);
    const chosen = choosePieces(sample);
    expect(Buffer.compare(choosePieces(Buffer.from(sample)), chosen)).toBe(0);
    expect(chosen.length).toBeLessThan(sample.length / 4);
    expect(choosePieces(textOf(60_000).subarray(0, 60_000)).length).toBe(0);
    const monotonous = new RecordPacker(choosePieces(Buffer.alloc(70_000, 97)));
    expect(packed(monotonous, Buffer.alloc(480, 97)).length).toBe(10);
  });
});
