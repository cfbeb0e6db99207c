import { fold } from "@tongshu/text-analysis";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { queryCharactersMax, queryWordsMax } from "../../limits.ts";
import { createLexicon } from "./glossary.ts";
import { parseQuery } from "./parse-query.ts";
import {
  characterGroups,
  excludedGroups,
  strictGroups,
  substringGroups,
  understand,
} from "./query-groups.ts";

const lexicon = createLexicon();
const scraps = ['"', "“", "-", "title:", "标题：", "org:", "modified:", "更新:", "..", "2024"];
const further = [
  "OR",
  "或",
  "|",
  " ",
  "水质",
  "water",
  "quality",
  "of",
  ":",
  "２０２４年5月",
  "\ud800",
];
const scrap = fc.constantFrom(...scraps, ...further);
const query = fc
  .array(fc.oneof(scrap, fc.string({ unit: "binary", maxLength: 6 })), { maxLength: 24 })
  .map((parts) => parts.join(""));

describe("reading any query", () => {
  it("never throws, stays within its limits, and gives groups that ask for something", () => {
    fc.assert(
      fc.property(query, (typed) => {
        const parsed = parseQuery(typed);
        if (parsed === undefined) return;
        expect(typed.length).toBeLessThanOrEqual(queryCharactersMax);
        expect(parsed.required.flat().length).toBeLessThanOrEqual(queryWordsMax);
        const meant = understand(parsed, lexicon);
        const groups = [
          ...strictGroups(meant),
          ...(substringGroups(meant) ?? []),
          ...(characterGroups(meant) ?? []),
          ...excludedGroups(meant),
        ];
        for (const group of groups) {
          expect(group.length).toBeGreaterThan(0);
          for (const one of group) {
            expect("terms" in one ? one.terms.length : one.phrase.length).toBeGreaterThan(0);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it("takes what is in quotation marks as one phrase, whatever it holds", () => {
    const phrase = fc.string({ unit: "grapheme", maxLength: 40 }).filter((text) => {
      return !/["“”„＂「」『』]/u.test(text.normalize("NFKC") + text) && fold(text) !== "";
    });
    const marks = fc.constantFrom(['"', '"'], ["“", "”"], ["「", "」"], ["『", "』"]);
    fc.assert(
      fc.property(phrase, marks, (text, [open, close]) => {
        expect(parseQuery(`${open}${text}${close}`)?.required).toEqual([
          [{ field: undefined, words: [], phrase: fold(text) }],
        ]);
      }),
    );
  });

  it("reads words alone as the same words in their order", () => {
    const word = fc.constantFrom("water", "quality", "水质", "河流", "2019", "b-12");
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), (words) => {
        const parsed = parseQuery(words.join(" "));
        const read = parsed?.required.flat().flatMap((clause) => clause.words);
        expect(read?.map(({ text }) => text)).toEqual(words);
        expect(parsed?.usesSyntax).toBe(false);
      }),
    );
  });
});
