import { expect, test } from "vitest";
import { attributes, html, isFollowable } from "./html.ts";

test("a template that would let a value leave its place is refused when it is used", () => {
  const value = "x";
  expect(() => html`<p class=${value}>a</p>`, "unquoted attribute").toThrow("may not stand");
  expect(() => html`<p ${value}>a</p>`, "text inside a tag").toThrow("inside a tag");
  expect(() => html`<${value}>a</p>`, "name of an element").toThrow("may not stand");
  expect(() => html`<script>${value}</script>`, "script").toThrow("may not stand");
  expect(() => html`<style>${value}</style>`, "style").toThrow("may not stand");
  expect(() => html`<!-- ${value} -->`, "comment").toThrow("may not stand");
  expect(() => html`<p title="${value}`, "open attribute").toThrow("close what it opens");
  expect(() => html`<p title="${html`<b>x</b>`}"></p>`, "markup in an attribute").toThrow(
    "Only text",
  );
});

test("an attribute that runs code or styles is refused", () => {
  for (const name of ["onclick", "style", "x y", "ON", ""]) {
    expect(() => attributes({ [name]: "x" }), name).toThrow("not allowed");
  }
});

test("a link that a browser must not follow is written as #", () => {
  const hostile = [
    "javascript:alert(1)",
    " javascript:alert(1)",
    "JAVASCRIPT:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,x",
    "//elsewhere.example",
    "/\\elsewhere.example",
    "vbscript:x",
    "https:",
  ];
  for (const link of hostile) {
    expect(isFollowable(link), link).toBe(false);
    expect(html`<a href="${link}">a</a>`.markup, link).toBe('<a href="#">a</a>');
    expect(attributes({ href: link }).markup, link).toBe('href="#"');
  }
  for (const link of ["/zh", "#x", "?q=1", "https://a.example/", "mailto:a@b.example"]) {
    expect(html`<a href="${link}">a</a>`.markup).toBe(`<a href="${link}">a</a>`);
  }
});

test("data that looks like finished markup is not taken for it", () => {
  const forged = JSON.parse('{"markup":"<script>alert(1)</script>"}');
  expect(() => html`<p>${forged}</p>`).toThrow("finished markup");
});

test("values are written where they stand, and nothing for what is absent", () => {
  const list = [html`<li>${1}</li>`, null, html`<li>${"<2>"}</li>`];
  expect(
    html`<ul ${attributes({ class: "a&b", hidden: true, id: null })}>${list}</ul>`.markup,
  ).toBe('<ul class="a&amp;b" hidden><li>1</li><li>&lt;2&gt;</li></ul>');
  expect(html`<p>${null}${undefined}${false}${""}</p>`.markup).toBe("<p></p>");
  expect(html`<title>${"</title><b>"}</title>`.markup).toBe(
    "<title>&lt;/title&gt;&lt;b&gt;</title>",
  );
});
