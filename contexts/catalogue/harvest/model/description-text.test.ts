import { describe, expect, test } from "vitest";
import { abstractCharactersMax } from "../../limits.ts";
import { describedIn, descriptionText } from "./description-text.ts";

describe("a description", () => {
  test.each([
    ["as text", "Bus stops.\n\nUpdated weekly.", "Bus stops.\n\nUpdated weekly."],
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
    ["with nothing but marks", "<p></p><br>", undefined],
    ["that is a number", 7, "7"],
    ["that is absent", null, undefined],
  ])("%s is read as plain text", (_, stated, expected) => {
    expect(descriptionText(stated)).toBe(expected);
  });

  test("is told in its language, or not at all", () => {
    expect(describedIn("en", "<b>x</b>")).toEqual({ en: "x" });
    expect(describedIn("en", "<br>")).toBeUndefined();
  });

  test("of any depth or length is read in bounded time", () => {
    expect(descriptionText(`${"<div>".repeat(30_000)}deep`)).not.toContain("<div>");
    const longest = `<p>${"x".repeat(abstractCharactersMax - 7)}</p>`;
    expect(descriptionText(longest)).toBe("x".repeat(abstractCharactersMax - 7));
    expect(descriptionText(`x${longest}`), "refused later, but never cut").toBe(`x${longest}`);
    expect(descriptionText(`<p>${"<b>x</b>".repeat(20_000)}`)?.startsWith("xxx")).toBe(true);
  });
});
