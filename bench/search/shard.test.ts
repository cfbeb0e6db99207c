import type { IndexDocument } from "@tongshu/search-index";
import fc from "fast-check";
import { expect, test } from "vitest";
import { documentsOf, ShardPacker } from "./shard.ts";

const string = fc.string({ unit: "grapheme", maxLength: 8 });
/** Names of fields, as a schema has them. */
const field = fc.stringMatching(/^[a-z]{1,6}$/);
const text = fc.record({ folded: string, terms: fc.array(string.filter((one) => one !== "")) });
const document: fc.Arbitrary<IndexDocument> = fc.record({
  id: string,
  texts: fc.dictionary(field, fc.array(text), { noNullPrototype: true }),
  parts: fc.array(fc.tuple(string, text).map(([key, one]) => ({ key, ...one }))),
  facets: fc.dictionary(field, fc.array(string), { noNullPrototype: true }),
  numbers: fc.dictionary(field, fc.double({ noNaN: true, noDefaultInfinity: true }), {
    noNullPrototype: true,
  }),
  sortKeys: fc.dictionary(field, string, { noNullPrototype: true }),
  suggestions: fc.array(fc.record({ key: string, text: string })),
});

function shardOf(documents: readonly IndexDocument[]): Buffer {
  const packer = new ShardPacker();
  for (const one of documents) packer.add(one);
  return packer.bytes();
}

test("a shard gives back its documents", () => {
  fc.assert(
    fc.property(fc.array(document), (documents) => {
      // A zero has no sign in the decimal form, nor in JSON.
      const sent = JSON.parse(JSON.stringify(documents)) as typeof documents;
      expect([...documentsOf(shardOf(sent))]).toEqual(sent);
    }),
  );
});

test("numbers of one to three bytes are told apart, and texts by their words too", () => {
  const documents = Array.from({ length: 20_000 }, (_, position): IndexDocument => {
    const folded = `text ${position % 17_000}`;
    return {
      id: `d${position}`,
      texts: { title: [{ folded, terms: ["text", `${position}`] }] },
      parts: [{ key: "0", folded, terms: ["text", `${position % 17_000}`] }],
      facets: {},
      numbers: {},
      sortKeys: {},
      suggestions: [],
    };
  });
  expect([...documentsOf(shardOf(documents))]).toEqual(documents);
});
