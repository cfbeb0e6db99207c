import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { beginningsOf } from "./highlight.ts";
import { analyseForIndex, analyseForQuery, fold, highlight, passage, termOf } from "./index.ts";

/** Texts in which everything that is peculiar to this engine comes together often. */
const piece = fc.oneof(
  fc.constantFrom(
    "全国",
    "居民",
    "人口",
    "數據",
    "统计",
    "臺灣",
    "不动产",
    "Population",
    "populations",
    "dateOfBirth",
    "GB/T",
    "2023-05",
    "covid-19",
    " ",
    "\n",
    "-",
    "_",
    "’s",
    "ﬁ",
    "Ｆｕｌｌ",
    "é",
    "e\u0301",
    "👨‍👩‍👧",
    "\0",
    "\ud800",
    "\udc00",
    "İ",
    "Σ",
    "ｶﾞ",
    "각",
    "بيانات",
  ),
  fc.string({ unit: "binary", maxLength: 3 }),
);
const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(""));

/** Words and numbers with marks between, as codes, names and dates are written. */
const chain = fc
  .array(
    fc.tuple(
      fc.oneof(fc.constantFrom("mail", "Data", "GB", "T", "s", "é"), fc.nat(9_999).map(String)),
      fc.constantFrom("-", "/", ".", "_", "’", "", " "),
    ),
    { maxLength: 5 },
  )
  .map((parts) => parts.flat().join(""));

fc.configureGlobal({ numRuns: 1_000 });

/** Words as English makes them: a beginning with the endings that stemming takes off or changes. */
const englishWord = fc
  .tuple(
    fc.string({ unit: fc.constantFrom(..."abcdegilnorstuvyz"), minLength: 1, maxLength: 6 }),
    fc.array(
      fc.constantFrom(
        ..."s es ies y ied ing ed ly eed sses ational tional enci anci izer abli alli entli eli".split(
          " ",
        ),
        ..."ousli ization ation ator alism iveness fulness aliti iviti biliti icate ative".split(
          " ",
        ),
        ..."alize iciti ical ful ness al ance ence er ic able ible ant ement ment ent ion".split(
          " ",
        ),
      ),
      { maxLength: 2 },
    ),
  )
  .map(([beginning, endings]) => beginning + endings.join(""));

describe("a word of a text", () => {
  it("is looked at closely when it has a term that is wanted", () => {
    fc.assert(
      fc.property(englishWord, (word) => beginningsOf([termOf(word)])(word)),
      {
        numRuns: 20_000,
      },
    );
  });
});

describe("whatever the text", () => {
  it("folding twice is folding once", () => {
    fc.assert(fc.property(text, (value) => fold(fold(value)) === fold(value)));
  });

  it("a folded text holds single spaces between, and no control characters", () => {
    fc.assert(
      fc.property(text, (value) => {
        const folded = fold(value);
        return folded.isWellFormed() && !/^ | $| {2}|[\p{Cc}\p{Zl}\p{Zp}]/u.test(folded);
      }),
    );
  });

  it("terms are well-formed, not empty and without white space", () => {
    fc.assert(
      fc.property(text, (value) =>
        analyseForIndex(value).terms.every((term) => term.isWellFormed() && /^\S+$/u.test(term)),
      ),
    );
  });

  it("the folded text is the fold of the text", () => {
    fc.assert(fc.property(text, (value) => analyseForIndex(value).folded === fold(value)));
  });

  it("the characters of every query word and its terms are found in the text itself", () => {
    // For words that are not Han this holds of the terms; jieba's query words may be cut otherwise
    // than its index words, so of Han words it is the single characters that are sure.
    fc.assert(
      fc.property(text, (value) => {
        const terms = new Set(analyseForIndex(value).terms);
        return analyseForQuery(value).every((word) =>
          (word.characters.length > 0 ? word.characters : word.terms).every((t) => terms.has(t)),
        );
      }),
    );
  });

  it("every query word is a phrase of the folded text", () => {
    fc.assert(
      fc.property(text, (value) => {
        const folded = fold(value);
        return analyseForQuery(value).every((word) => folded.includes(word.text));
      }),
    );
  });

  it("highlight ranges rise, do not touch, and lie in the text", () => {
    fc.assert(
      fc.property(text, text, (value, query) => {
        let end = -1;
        for (const range of highlight(value, analyseForQuery(query))) {
          expect(range.start).toBeGreaterThan(end);
          expect(range.end).toBeGreaterThan(range.start);
          end = range.end;
        }
        expect(end).toBeLessThanOrEqual(value.length);
      }),
    );
  });

  it("highlighting a text with its own words marks each of them", () => {
    fc.assert(
      fc.property(text, (value) => {
        // What is marked of "é's's" ends in 's, which alone would be taken for a possessive.
        fc.pre(!/['’]s['’]s/iu.test(value));
        const words = analyseForQuery(value);
        const marked = highlight(value, words).map(({ start, end }) => value.slice(start, end));
        const terms = new Set(marked.flatMap((part) => analyseForIndex(part).terms));
        for (const word of words) {
          const sure = word.characters.length > 0 ? word.characters : word.terms;
          expect(sure.filter((term) => !terms.has(term))).toEqual([]);
        }
      }),
    );
  });

  it("highlighting a text with what it is indexed under marks every term", () => {
    fc.assert(
      fc.property(chain, (value) => {
        for (const term of analyseForIndex(value).terms) {
          const marked = highlight(value, [{ text: term, terms: [term], characters: [] }]);
          expect({ term, marked: marked.length > 0 }).toEqual({ term, marked: true });
        }
      }),
    );
  });

  it("a passage is a stretch of the text with the same characters marked", () => {
    fc.assert(
      fc.property(text, text, fc.integer({ min: 1, max: 80 }), (value, query, charactersMax) => {
        const ranges = highlight(value, analyseForQuery(query));
        const cut = passage(value, ranges, charactersMax);
        expect(value.includes(cut.text)).toBe(true);
        expect(cut.text.length).toBeLessThanOrEqual(charactersMax);
        for (const { start, end } of cut.ranges) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(cut.text.length);
        }
        if (ranges.length > 0 && charactersMax > 1) expect(cut.ranges.length).toBeGreaterThan(0);
      }),
    );
  });
});
