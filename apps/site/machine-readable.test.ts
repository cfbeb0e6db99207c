import { interfaceLanguages } from "@tongshu/platform/i18n";
import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { describe, expect, test } from "vitest";
import type { PageContext } from "./context.ts";
import { attack, hostileAnswer } from "./fixtures/hostile.ts";
import * as records from "./fixtures/records.ts";
import { dataBlock } from "./html.ts";
import {
  changesFeed,
  entryPage,
  resultsPage,
  robotsText,
  sitemapFile,
  sitemapIndex,
} from "./index.ts";
import { emptySearch } from "./links.ts";
import { foundAnswer } from "./fixtures/searches.ts";

const origin = "https://data.example";

function contextOf(language: "zh" | "en", path: string): PageContext {
  return { language, basePath: "", origin, path };
}

type Element = DefaultTreeAdapterTypes.Element;

function elementsOf(document: string, tag: string): Element[] {
  const all: Element[] = [];
  const visit = (nodes: readonly DefaultTreeAdapterTypes.ChildNode[]): void => {
    for (const node of nodes) {
      if (!("tagName" in node)) continue;
      if (node.tagName === tag) all.push(node);
      visit(node.childNodes);
    }
  };
  visit(parse(document).childNodes);
  return all;
}

const attribute = (element: Element, name: string) =>
  element.attrs.find((one) => one.name === name)?.value;

function descriptionOf(document: string): Record<string, unknown> {
  const block = elementsOf(document, "script").find(
    (one) => attribute(one, "type") === "application/ld+json",
  );
  const text = block?.childNodes.map((node) => ("value" in node ? node.value : "")).join("");
  return JSON.parse(text ?? "null");
}

/** Well-formed enough that every tag is closed in order; attributes are quoted. */
function unclosedTags(xml: string): string[] {
  const open: string[] = [];
  for (const [, closes, name = "", rest = ""] of xml.matchAll(/<(\/?)([A-Za-z][\w:]*)([^<>]*)>/g)) {
    if (closes === "/") {
      if (open.pop() !== name) return [`</${name}>`];
    } else if (!rest.endsWith("/")) open.push(name);
  }
  return open;
}

describe("a data block", () => {
  const hostile = ["</script><script>alert(1)</script>", "<!--<script>", "]]>", "&lt;", "\u2028"];

  test.each(hostile)("cannot be left by %j and reads back the same", (text) => {
    const { markup } = dataBlock("application/ld+json", { text });
    const inside = markup.slice(markup.indexOf(">") + 1, -"</script>".length);
    expect(inside).not.toMatch(/[<>&\u2028]/);
    expect(JSON.parse(inside)).toEqual({ text });
  });
});

describe.each(interfaceLanguages)("%s", (language) => {
  test("an entry describes itself as a Dataset of schema.org, saying only what is stated", () => {
    const context = contextOf(language, "/entries/x");
    const { entry } = records.fullAnswer;
    const full = descriptionOf(entryPage(context, { answer: records.fullAnswer, itemsPage: 1 }));
    expect(full).toMatchObject({
      "@context": "https://schema.org",
      "@type": "Dataset",
      url: `${origin}/${language}/entries/${entry.id}`,
      creator: { "@type": "Organization" },
    });
    expect(full["name"]).toBeTruthy();
    const sparse = descriptionOf(
      entryPage(context, { answer: records.sparseAnswer, itemsPage: 1 }),
    );
    expect(Object.keys(sparse)).not.toContain("license");
    expect(Object.keys(sparse)).not.toContain("temporalCoverage");
  });

  test("a hostile record stays data in its description", () => {
    const context = contextOf(language, "/entries/x");
    const document = entryPage(context, { answer: hostileAnswer, itemsPage: 1 });
    expect(elementsOf(document, "script")).toHaveLength(2);
    expect(descriptionOf(document)["@type"]).toBe("Dataset");
  });

  test("canonical, languages and Open Graph name the same address", () => {
    const state = { ...emptySearch, q: "水质" };
    const path = `/search?utm=x&q=${encodeURIComponent("水质")}`;
    const document = resultsPage(contextOf(language, path), { state, answer: foundAnswer });
    const links = elementsOf(document, "link");
    const href = (wanted: (one: Element) => boolean) => {
      const found = links.find(wanted);
      return found && attribute(found, "href");
    };
    const canonical = href((one) => attribute(one, "rel") === "canonical");
    expect(canonical).toBe(`${origin}/${language}/search?q=%E6%B0%B4%E8%B4%A8`);
    const own = language === "zh" ? "zh-CN" : "en";
    expect(href((one) => attribute(one, "hreflang") === own)).toBe(canonical);
    const metas = elementsOf(document, "meta");
    const graph = metas.find((one) => attribute(one, "property") === "og:url");
    expect(graph && attribute(graph, "content")).toBe(canonical);
  });

  test("the feed of changes is closed XML with one id for each change", () => {
    const context = contextOf(language, "/changes.atom");
    const changes = [
      ...records.changes,
      ...records.changes.map((one) => ({ ...one, title: attack, provider: attack, version: 99 })),
    ];
    const feed = changesFeed(context, changes);
    expect(unclosedTags(feed)).toEqual([]);
    expect(feed).not.toContain("<script");
    const ids = [...feed.matchAll(/<entry>\n<id>([^<]+)<\/id>/g)].map((match) => match[1]);
    expect(ids).toHaveLength(changes.length);
    expect(feed).toMatch(/<updated>\d{4}-\d{2}-\d{2}T/);
  });
});

test("a sitemap names each path in each language, and escapes what XML does not allow", () => {
  const file = sitemapFile(origin, ["", "/entries/a&b"]);
  expect(unclosedTags(file)).toEqual([]);
  expect([...file.matchAll(/<loc>([^<]+)<\/loc>/g)].map((match) => match[1])).toEqual([
    `${origin}/zh`,
    `${origin}/en`,
    `${origin}/zh/entries/a&amp;b`,
    `${origin}/en/entries/a&amp;b`,
  ]);
  const index = sitemapIndex(origin, ["/sitemaps/pages.xml"]);
  expect(index).toContain(`<loc>${origin}/sitemaps/pages.xml</loc>`);
});

test("crawlers are kept out of endless combinations and shown the sitemap", () => {
  const robots = robotsText(origin).split("\n");
  expect(robots).toContain("Disallow: /zh/search?");
  expect(robots).toContain(`Sitemap: ${origin}/sitemap.xml`);
  expect(robots).not.toContain("Disallow: /");
});
