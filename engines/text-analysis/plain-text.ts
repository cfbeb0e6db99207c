import { createRequire } from "node:module";
import type { compile } from "html-to-text";
import { markedUpCharactersMax } from "./limits.ts";

/**
 * Marks of HTML that descriptions are written with. Only these: "<none>" or "a < b" are words of a
 * text that is none.
 */
const markup =
  /<\/?(?:a|abbr|b|br|center|code|div|em|font|h[1-6]|hr|i|img|li|ol|p|pre|small|span|strong|sub|sup|table|tbody|td|th|tr|u|ul)(?:\s[^<>]*)?\/?>/iu;
/** References that a text without any mark may be written with, too. */
const reference = /&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,6}|#x[\da-f]{1,5});/iu;

/** Elements deeper than this, and more of them beside each other, are left out. */
const elementDepthMax = 200;
const elementsBesideMax = 10_000;

let unmark: ReturnType<typeof compile> | undefined;

/** Loaded when the first text with marks appears: most programs meet none. */
function converter(): ReturnType<typeof compile> {
  if (unmark !== undefined) return unmark;
  const load = createRequire(import.meta.url);
  const { compile: compiled } = load("html-to-text") as { compile: typeof compile };
  unmark = compiled({
    wordwrap: false,
    limits: {
      maxInputLength: markedUpCharactersMax,
      maxDepth: elementDepthMax,
      maxChildNodes: elementsBesideMax,
    },
    selectors: [
      { selector: "a", options: { ignoreHref: true } },
      { selector: "img", format: "skip" },
      ...["h1", "h2", "h3", "h4", "h5", "h6"].map((selector) => ({
        selector,
        options: { uppercase: false },
      })),
      { selector: "table", options: { uppercaseHeaderCells: false } },
    ],
  });
  return unmark;
}

/**
 * A text without its HTML, if it has any: paragraphs and list items stay lines of their own. A text
 * longer than `markedUpCharactersMax` comes back as it is.
 */
export function plainText(text: string): string {
  if (text.length > markedUpCharactersMax) return text;
  if (!markup.test(text) && !reference.test(text)) return text;
  const plain = converter()(text).replaceAll("\u00a0", " ");
  return plain.replaceAll(/\n{3,}/gu, "\n\n").trim();
}
