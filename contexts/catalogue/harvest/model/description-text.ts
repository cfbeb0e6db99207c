import { createRequire } from "node:module";
import type { compile } from "html-to-text";
import { abstractCharactersMax } from "../../limits.ts";
import { textOf } from "./stated-values.ts";

const require = createRequire(import.meta.url);

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

/** Loaded when the first text with marks appears: most commands meet none. */
function converter(): ReturnType<typeof compile> {
  if (unmark !== undefined) return unmark;
  const { compile: compiled } = require("html-to-text") as { compile: typeof compile };
  const asWritten = { uppercase: false };
  unmark = compiled({
    wordwrap: false,
    limits: {
      maxInputLength: abstractCharactersMax,
      maxDepth: elementDepthMax,
      maxChildNodes: elementsBesideMax,
    },
    selectors: [
      { selector: "a", options: { ignoreHref: true } },
      { selector: "img", format: "skip" },
      ...["h1", "h2", "h3", "h4", "h5", "h6"].map((selector) => ({ selector, options: asWritten })),
      { selector: "table", options: { uppercaseHeaderCells: false } },
    ],
  });
  return unmark;
}

/**
 * A description as plain text: many portals write theirs as HTML, which nobody wants to read, to find
 * things by, or to have run. Paragraphs and list items stay lines of their own.
 */
export function descriptionText(value: unknown): string | undefined {
  const text = textOf(value);
  // What is too long is refused as it is; it is never cut.
  if (text === undefined || text.length > abstractCharactersMax) return text;
  if (!markup.test(text) && !reference.test(text)) return text;
  return textOf(
    converter()(text)
      .replaceAll("\u00a0", " ")
      .replaceAll(/\n{3,}/gu, "\n\n"),
  );
}

/** The description as a text in one language. */
export function describedIn(tag: string, value: unknown): Record<string, string> | undefined {
  const text = descriptionText(value);
  return text === undefined ? undefined : { [tag]: text };
}
