import { describe, expect, test } from "vitest";
import { plainText } from "./index.ts";
import { markedUpCharactersMax } from "./limits.ts";

describe("a text", () => {
  test.each([
    ["without marks", "Bus stops.\n\nUpdated weekly.", "Bus stops.\n\nUpdated weekly."],
    [
      "with signs that are no marks",
      "values < 5 and > 3, <none>, a<b",
      "values < 5 and > 3, <none>, a<b",
    ],
    [
      "in HTML",
      "<div style='font-size:12pt'><p><span>Stops in Perth &amp; Kinross. </span></p><p>All of them</p></div>",
      "Stops in Perth & Kinross.\n\nAll of them",
    ],
    ["with a list", "<ul><li>one<li>two</ul>", "* one\n * two"],
    ["with a link", "See <a href='https://example.gov/x'>the guide</a>.", "See the guide."],
    ["with a heading", "<h1>About</h1>text", "About\n\ntext"],
    ["with references only", "Health &amp; Safety&nbsp;2020", "Health & Safety 2020"],
    ["with a script", "<p>text</p><script>alert(1)</script>", "text"],
    ["with nothing but marks", "<p></p><br>", ""],
  ])("%s becomes plain text", (_, text, expected) => {
    expect(plainText(text)).toBe(expected);
  });

  test("of any depth or length is read in bounded time", () => {
    expect(plainText(`${"<div>".repeat(30_000)}deep`)).not.toContain("<div>");
    const longest = `<p>${"x".repeat(markedUpCharactersMax - 7)}</p>`;
    expect(plainText(longest)).toBe("x".repeat(markedUpCharactersMax - 7));
    expect(plainText(`x${longest}`), "never cut").toBe(`x${longest}`);
    expect(plainText(`<p>${"<b>x</b>".repeat(20_000)}`).startsWith("xxx")).toBe(true);
  });
});
