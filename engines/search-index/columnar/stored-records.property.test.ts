import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PackedDocument } from "../pack.ts";
import { ByteSink } from "./bytes.ts";
import {
  fieldsWithPhrase,
  partBytes,
  readParts,
  writePart,
  writeRecord,
} from "./stored-records.ts";

const word = fc.oneof(
  fc.constantFrom("数据", "数", "据", "data", "a", "x".repeat(14), "x".repeat(15), "x".repeat(16)),
  fc.stringMatching(/^[a-z\u{10000}\u4e00-\u4e09]{1,40}$/u),
);

/** Terms that are pieces of their text in any order, and others. */
const part = fc.record({
  key: fc.string({ maxLength: 5 }),
  folded: fc.array(word, { maxLength: 8 }).map((words) => words.join(" ")),
  terms: fc.array(word, { maxLength: 12 }),
});

const documentOf = (
  texts: readonly string[],
  parts: readonly {
    readonly key: string;
    readonly folded: string;
    readonly terms: readonly string[];
  }[],
): PackedDocument => ({
  id: "d",
  terms: [],
  folded: [...texts, parts.map(({ folded }) => folded).join("\n")],
  partKeys: parts.map(({ key }) => key),
  partTerms: parts.map(({ terms }) => terms.join(" ")).join("\n"),
  columns: { facets: [], numbers: [], keys: [] },
  suggestions: [],
});

const holds = (one: { readonly folded: string; readonly terms: string }, text: string): boolean =>
  one.folded.includes(text) || one.terms.includes(` ${text} `);

describe("the record of a document", () => {
  it("gives back the parts that were written, and finds phrases where they are", () => {
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 2, maxLength: 2 }),
        fc.array(part),
        word,
        (texts, parts, phrase) => {
          const sink = new ByteSink();
          writeRecord(sink, documentOf(texts, parts), (at) => {
            const { folded, terms } = parts[at] ?? { folded: "", terms: [] };
            writePart(sink, folded, terms.join(" "));
          });
          const record = sink.take();
          const stored = partBytes(record, 2);
          const written = parts.map(({ key, folded, terms }) => ({
            key,
            folded,
            terms: [" ", ...terms.map((one) => `${one} `)].join(""),
          }));
          expect([...readParts(stored, () => true)]).toEqual(written);
          const bytes = Buffer.from(phrase, "utf8");
          const looked = [...readParts(stored, (one) => one.includes(bytes))];
          // Nothing is passed over that has the word as a term or in its text.
          expect(looked.filter((one) => holds(one, phrase))).toEqual(
            written.filter((one) => holds(one, phrase)),
          );
          const texted = texts.reduce(
            (mask, text, at) => mask | (text.includes(phrase) ? 1 << at : 0),
            0,
          );
          const isOfParts = parts.some(({ folded }) => folded.includes(phrase));
          const found = fieldsWithPhrase(record, 2, 7, bytes);
          expect(found).toBe(texted | (isOfParts ? 4 : 0));
        },
      ),
    );
  });
});
