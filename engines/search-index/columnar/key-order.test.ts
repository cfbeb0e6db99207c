import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { KeyArena } from "./key-arena.ts";
import { keyOrder } from "./key-order.ts";
import { TermTable } from "./term-table.ts";

/** Many strings with long common beginnings, ends within each other, and both ends of Unicode. */
const strings = fc.array(
  fc
    .array(
      fc.constantFrom("a", "ab", "\0", "数据", "\u{10000}", "\uffff", "\ue000", "commonbeginning"),
      {
        maxLength: 6,
      },
    )
    .map((pieces) => pieces.join("")),
  { maxLength: 200 },
);

describe("the order of keys", () => {
  it("is that of UTF-16 code units, and equal keys stay in their order", () => {
    fc.assert(
      fc.property(strings, (texts) => {
        const arena = new KeyArena();
        for (const bytes of texts.map((text) => Buffer.from(text, "utf8"))) {
          arena.add(bytes, 0, bytes.length);
        }
        const expected = [...texts.keys()].sort((a, b) => {
          const [left = "", right = ""] = [texts[a], texts[b]];
          return left < right ? -1 : left > right ? 1 : a - b;
        });
        expect([...keyOrder(arena.list())]).toEqual(expected);
      }),
    );
  });

  it("numbers each term once", () => {
    fc.assert(
      fc.property(strings, (texts) => {
        const table = new TermTable();
        const numbers = texts.map((text) => {
          const bytes = Buffer.from(text, "utf8");
          return table.numberOf(bytes, 0, bytes.length);
        });
        const distinct = [...new Set(texts)];
        expect(numbers).toEqual(texts.map((text) => distinct.indexOf(text)));
        const inOrder = [...table.inOrder()].map((term) =>
          Buffer.from(table.keyOf(term)).toString("utf8"),
        );
        expect(inOrder).toEqual(distinct.toSorted());
      }),
    );
  });
});
