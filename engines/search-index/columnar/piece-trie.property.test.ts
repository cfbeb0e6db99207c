import fc from "fast-check";
import { expect, it } from "vitest";
import { PieceTrie } from "./piece-trie.ts";

const bytes = (maxLength: number) =>
  fc.array(fc.constantFrom(0, 1, 255), { minLength: 1, maxLength }).map((all) => Buffer.from(all));

it("a trie finds the longest of its pieces at any place, as looking at every piece does", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(bytes(12), { maxLength: 400, selector: (one) => one.toString("latin1") }),
      bytes(60),
      (pieces, text) => {
        const trie = new PieceTrie();
        for (const [piece, of] of pieces.entries()) trie.add(of, 0, of.length, piece);
        for (let at = 0; at < text.length; at += 1) {
          const fitting = pieces.filter((of) => text.subarray(at, at + of.length).equals(of));
          const [best] = fitting.toSorted((a, b) => b.length - a.length);
          const found = trie.longest(text, at, text.length);
          expect([found, trie.length]).toEqual([
            best === undefined ? -1 : pieces.indexOf(best),
            best?.length ?? 0,
          ]);
        }
      },
    ),
  );
});
