import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { documentOf, schema } from "../conformance/sample.ts";
import type { IndexDocument } from "../search-index.ts";
import { BatchReader } from "./batch-reader.ts";
import { KnownParts } from "./known-parts.ts";
import { BatchPacker } from "./packed-batch.ts";
import { partKeys, readPart } from "./stored-records.ts";

const fields = Object.keys(schema.textFields);
const facetFields = [...schema.facetFields, ...schema.hierarchicalFields];

const string = fc.string({ unit: "grapheme", maxLength: 40 });
const line = string.map((text) => text.replaceAll(/[\n\r]/gu, " "));
const term = fc.stringMatching(/^[a-z\u{10000}\u4e00-\u4e09\u00e9]{1,30}$/u);
const text = fc.record({ folded: line, terms: fc.array(term, { maxLength: 5 }) });
const value = string.filter((one) => one !== "");

const document: fc.Arbitrary<IndexDocument> = fc.record({
  id: string,
  texts: fc.record({ title: fc.array(text, { maxLength: 3 }) }, { requiredKeys: [] }),
  parts: fc
    .uniqueArray(fc.tuple(string, text), { selector: ([key]) => key, maxLength: 4 })
    .map((parts) => parts.map(([key, of]) => ({ key, ...of }))),
  facets: fc.dictionary(fc.constantFrom(...facetFields), fc.array(value, { maxLength: 3 })),
  numbers: fc.dictionary(
    fc.constantFrom(...schema.numberFields),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
  ),
  sortKeys: fc.dictionary(fc.constantFrom(...schema.sortFields), string),
  suggestions: fc.array(fc.record({ key: string, text: string }), { maxLength: 3 }),
});

/** Reads a document in the order in which it lies. */
function read(reader: BatchReader, parts: KnownParts) {
  const span = (): string => {
    reader.span();
    return reader.text();
  };
  const many = <One>(one: () => One): One[] => Array.from({ length: reader.varint() }, one);
  const ifStated = (): string | undefined => (reader.byte() === 1 ? span() : undefined);
  const id = reader.text();
  reader.span();
  const record = Buffer.from(reader.bytes.slice(reader.from, reader.to));
  return {
    id,
    keys: partKeys(record, fields.length),
    terms: fields.map(span),
    parts: many(() => reader.varint()).map((place) => {
      const { folded } = readPart(Buffer.from(parts.recordOf(place)));
      return { folded, terms: Buffer.from(parts.termsOf(place)).toString("utf8") };
    }),
    facets: facetFields.map(() => many(span)),
    numbers: schema.numberFields.map(() => reader.float64()),
    sortKeys: schema.sortFields.map(ifStated),
    suggestions: many(() => {
      const key = span();
      return { key, text: ifStated() ?? key };
    }),
  };
}

const spaced = (texts: readonly { readonly terms: readonly string[] }[]): string =>
  texts.flatMap(({ terms }) => terms.map((one) => `${one} `)).join("");

describe("a packed batch", () => {
  it("says all of its documents, whatever was sent with batches before", () => {
    fc.assert(
      fc.property(fc.array(fc.array(document, { maxLength: 5 }), { maxLength: 4 }), (batches) => {
        const packer = new BatchPacker(schema);
        const known = new KnownParts();
        for (const upserts of batches) {
          const batch = packer.pack({ checkpoint: { epoch: "e", seq: 1 }, upserts, removals: [] });
          const reader = new BatchReader(batch, known);
          const found = [];
          while (reader.next()) found.push(read(reader, known));
          expect(found).toEqual(
            upserts.map((one) => ({
              id: one.id,
              keys: one.parts.map(({ key }) => key),
              terms: fields.map((field) => spaced(one.texts[field] ?? [])),
              parts: one.parts.map((part) => ({ folded: part.folded, terms: spaced([part]) })),
              facets: facetFields.map((field) => one.facets[field] ?? []),
              numbers: schema.numberFields.map((field) => one.numbers[field] ?? Number.NaN),
              sortKeys: schema.sortFields.map((field) => one.sortKeys[field]),
              suggestions: one.suggestions,
            })),
          );
        }
      }),
    );
  });

  it("has a buffer of its own, as large as it needs", () => {
    const packer = new BatchPacker(schema);
    const upserts = Array.from({ length: 10_000 }, (_, at) => documentOf(`document ${at}`));
    const batches = [0, 1].map((seq) =>
      packer.pack({ checkpoint: { epoch: "e", seq }, upserts, removals: [] }),
    );
    const [first, second] = batches.map(({ bytes }) => bytes);
    expect(first?.buffer).not.toBe(second?.buffer);
    expect(first).toEqual(second);
    for (const bytes of [first, second]) expect(bytes?.byteOffset).toBe(0);
    expect(second?.buffer.byteLength).toBeLessThan((second?.length ?? 0) * 1.2);
  });
});
