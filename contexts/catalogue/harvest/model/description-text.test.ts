import { expect, test } from "vitest";
import { abstractCharactersMax } from "../../limits.ts";
import { describedIn } from "./description-text.ts";

test.each([
  ["of nothing but marks", "<p></p><br>", undefined],
  ["that is absent", null, undefined],
  ["that is a number", 7, { en: "7" }],
  ["in HTML", "<b>Stops</b> &amp; lines", { en: "Stops & lines" }],
])("a description %s is told as plain text in its language", (_, stated, expected) => {
  expect(describedIn("en", stated)).toEqual(expected);
});

test("a description that is too long stays as it is, to be refused", () => {
  const long = `<p>${"x".repeat(abstractCharactersMax)}`;
  expect(describedIn("en", long)).toEqual({ en: long });
});
