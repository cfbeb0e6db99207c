import fc from "fast-check";
import { type DefaultTreeAdapterTypes, parseFragment } from "parse5";
import { expect, test } from "vitest";
import { attributes, html } from "./html.ts";

type Node = DefaultTreeAdapterTypes.ChildNode;

const seed = Number(process.env["SEED"] ?? Date.now() % 1_000_000_000);
console.info(`html.property.test.ts: SEED=${seed}`);
const runs = { seed, numRuns: 3_000 };

/** Texts made of what breaks out of HTML, mixed with any other characters. */
const hostileText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "<script>alert(1)</script>",
        "</p>",
        "<!--",
        "-->",
        "]]>",
        '"',
        "'",
        "`",
        "=",
        ">",
        "<",
        "&",
        "&lt;",
        "&#x3c;",
        "\u0000",
        "\ud800",
        " onload=x ",
        "javascript:",
        "\u202e",
        "</title>",
        "${x}",
      ),
      fc.string({ unit: "binary" }),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(""));

/** What a parser must read back: controls that HTML forbids and lone surrogates are replaced. */
function expected(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, "\ufffd")
    .replace(/\r\n?/g, "\n");
}

function only(nodes: readonly Node[]) {
  expect(nodes).toHaveLength(1);
  const [node] = nodes;
  if (node === undefined || !("attrs" in node)) throw new Error("The element is gone.");
  return node;
}

test("any text between tags is read back as that text and nothing else", () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const paragraph = only(parseFragment(html`<p>${text}</p>`.markup).childNodes);
      expect(paragraph.tagName).toBe("p");
      const [child, ...others] = paragraph.childNodes;
      expect(others).toEqual([]);
      expect(child === undefined ? "" : "value" in child && child.value).toBe(expected(text));
    }),
    runs,
  );
});

test("any text in an attribute is read back as that attribute and adds no other", () => {
  fc.assert(
    fc.property(hostileText, hostileText, (one, two) => {
      const markup = html`<p title="${one}" lang='${two}' ${attributes({ id: one })}>x</p>`.markup;
      const paragraph = only(parseFragment(markup).childNodes);
      expect(Object.fromEntries(paragraph.attrs.map(({ name, value }) => [name, value]))).toEqual({
        title: expected(one),
        lang: expected(two),
        id: expected(one),
      });
    }),
    runs,
  );
});

test("no text makes a link that runs code or leads to another scheme", () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const link = only(parseFragment(html`<a href="${text}">x</a>`.markup).childNodes);
      const href = link.attrs.find(({ name }) => name === "href")?.value ?? "";
      const url = new URL(
        URL.canParse(href, "https://self.example/") ? href : "#",
        "https://self.example/",
      );
      expect(["https:", "http:", "ftp:", "mailto:"]).toContain(url.protocol);
    }),
    runs,
  );
});
