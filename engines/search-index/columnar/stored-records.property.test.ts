import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ByteSink } from "./bytes.ts";
import {
  fieldsWithPhrase,
  partHasPhrase,
  partKeys,
  readPart,
  writePart,
  writeRecord,
} from "./stored-records.ts";

const word = fc.oneof(
  fc.constantFrom("数据", "数", "据", "data", "a", "x".repeat(14), "x".repeat(15), "x".repeat(16)),
  fc.stringMatching(/^[a-z\u{10000}\u4e00-\u4e09]{1,40}$/u),
);

/** Terms that are pieces of their text in any order, and others. */
const part = fc.record({
  folded: fc.array(word, { maxLength: 8 }).map((words) => words.join(" ")),
  terms: fc.array(word, { maxLength: 12 }),
});

/** A document of two fields, of which the second has two texts. */
const documentOf = ([first = "", second = ""]: readonly string[], keys: readonly string[]) => ({
  texts: { title: textsOf(first), body: textsOf(second, "ANOTHER") },
  parts: keys.map((key) => ({ key, terms: [], folded: "" })),
});
const textsOf = (...texts: readonly string[]) => texts.map((folded) => ({ folded, terms: [] }));

describe("the record of a document", () => {
  it("gives back the keys of parts, and finds phrases where they are", () => {
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 2, maxLength: 2 }),
        fc.array(fc.string({ maxLength: 5 })),
        word,
        (texts, keys, phrase) => {
          const sink = new ByteSink();
          writeRecord(sink, ["title", "body"], documentOf(texts, keys));
          const record = sink.take();
          expect(partKeys(record, 2)).toEqual(keys.map((key) => key.toWellFormed()));
          const bytes = Buffer.from(phrase, "utf8");
          for (const asked of [0, 1, 2, 3]) {
            const holding = texts.map((text, at) =>
              text.includes(phrase) && ((asked >> at) & 1) === 1 ? 1 << at : 0,
            );
            const mask = holding.reduce((sum, bit) => sum | bit, 0);
            expect(fieldsWithPhrase(record, 2, asked, bytes)).toBe(mask);
          }
        },
      ),
    );
  });
});

describe("the record of a part", () => {
  it("gives back its text and terms, and holds the bytes of each term", () => {
    fc.assert(
      fc.property(part, word, ({ folded, terms }, phrase) => {
        const sink = new ByteSink();
        writePart(sink, { folded, terms });
        const record = sink.take();
        const stored = readPart(record);
        const own = [" ", ...terms.map((one) => `${one} `)].join("");
        expect(stored).toEqual({ folded, terms: own });
        const bytes = Buffer.from(phrase, "utf8");
        expect(partHasPhrase(record, bytes)).toBe(folded.includes(phrase));
        // Nothing is passed over that has the word as a term or in its text.
        const has = folded.includes(phrase) || own.includes(` ${phrase} `);
        if (has) expect(record.includes(bytes)).toBe(true);
      }),
    );
  });
});
