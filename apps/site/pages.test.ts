import { gzipSync } from "node:zlib";
import { type InterfaceLanguage, interfaceLanguages } from "@tongshu/platform/i18n";
import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { describe, expect, test } from "vitest";
import { assets } from "./assets.ts";
import type { PageContext } from "./context.ts";
import { attack, hostileAnswer, hostileOrganisation, hostileSearch } from "./fixtures/hostile.ts";
import { fixturePages } from "./fixtures/pages.ts";
import * as discovery from "./fixtures/discovery.ts";
import * as records from "./fixtures/records.ts";
import {
  aboutPage,
  apiReferencePage,
  changesPage,
  entryPage,
  errorPage,
  homePage,
  itemsPage,
  organisationPage,
  organisationsPage,
  resultsPage,
  statisticsPage,
} from "./index.ts";
import { emptySearch } from "./links.ts";
import { messagesIn } from "./messages/index.ts";

type Element = DefaultTreeAdapterTypes.Element;

/** All that a page loads besides itself, and the page: what a slow line must carry, in bytes. */
const pageBytesMax = 60_000;

function contextOf(language: InterfaceLanguage, path: string): PageContext {
  return { language, basePath: "/base", origin: "https://data.example", path };
}

function elementsOf(document: string): Element[] {
  const all: Element[] = [];
  const visit = (nodes: readonly DefaultTreeAdapterTypes.ChildNode[]): void => {
    for (const node of nodes) {
      if (!("tagName" in node)) continue;
      all.push(node);
      visit(node.childNodes);
    }
  };
  visit(parse(document).childNodes);
  return all;
}

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value;
}

function textOf(element: Element): string {
  return element.childNodes.map((node) => ("value" in node ? node.value : "")).join("");
}

function parseErrors(document: string): string[] {
  const errors: string[] = [];
  parse(document, { onParseError: ({ code }) => errors.push(code) });
  return errors;
}

const hostilePages: readonly (readonly [string, (context: PageContext) => string])[] = [
  [
    "entry",
    (context) =>
      entryPage(context, {
        answer: hostileAnswer,
        itemsPage: 50,
        itemsQuery: attack,
        itemsSort: "name",
        related: {
          entries: discovery.related.entries.map((one) => ({
            ...one,
            id: attack,
            title: attack,
            tag: attack,
            provider: { id: attack, name: attack, tag: attack },
            sharedThemes: [attack, "__proto__"],
            modified: attack,
          })),
        },
      }),
  ],
  [
    "items",
    (context) =>
      itemsPage(context, {
        state: { q: attack, page: 2, cursor: attack },
        size: 20,
        answer: {
          ...discovery.itemsFound,
          groups: discovery.itemsFound.groups.map((group) => ({
            ...group,
            provider: { id: attack, name: attack, tag: attack },
            entries: group.entries.map((one) => ({
              ...one,
              id: attack,
              title: attack,
              tag: attack,
              items: [{ key: attack, name: { text: attack, tag: attack, ranges: [[0, 3]] } }],
            })),
          })),
          cursor: attack,
        },
      }),
  ],
  [
    "statistics",
    (context) =>
      statisticsPage(context, {
        statistics: {
          ...discovery.statistics,
          themes: [{ value: attack, label: attack, count: 1 }],
          providers: [{ id: attack, name: attack, tag: attack, count: 1 }],
        },
      }),
  ],
  [
    "api",
    (context) =>
      apiReferencePage(context, {
        document: { paths: { [`/api/${attack}`]: { get: { "x-error-codes": [attack, 7] } } } },
        examples: { [`/api/${attack}`]: [`/api/${encodeURIComponent(attack)}`, "//evil.example"] },
      }),
  ],
  [
    "results",
    (context) =>
      resultsPage(context, {
        state: { ...emptySearch, q: attack, filters: { theme: [attack, "x"], region: [attack] } },
        answer: hostileSearch,
      }),
  ],
  [
    "organisation",
    (context) =>
      organisationPage(context, {
        organisation: hostileOrganisation,
        ancestors: [hostileOrganisation],
        children: [{ ...hostileOrganisation, childCount: 1 }],
        moreChildren: true,
        entries: hostileSearch,
        trend: {
          ...discovery.trend,
          points: discovery.trend.points.map((point) => ({ ...point, on: attack })),
        },
      }),
  ],
  [
    "organisations",
    (context) =>
      organisationsPage(context, {
        organisations: [{ ...hostileOrganisation, childCount: 0 }],
        after: attack,
        next: attack,
      }),
  ],
  [
    "changes",
    (context) =>
      changesPage(context, {
        changes: records.changes.map((change) => ({
          ...change,
          at: attack,
          title: attack,
          tag: attack,
          provider: attack,
          fields: [attack, "__proto__"],
        })),
        before: 1,
        next: 2,
      }),
  ],
  [
    "home",
    (context) =>
      homePage(context, {
        status: { ...records.status, entries: 0 },
        search: hostileSearch,
        changes: [],
      }),
  ],
  [
    "about",
    (context) =>
      aboutPage(context, {
        sources: records.sources.map((one) => ({ ...one, name: attack, format: attack })),
      }),
  ],
  [
    "error",
    (context) =>
      errorPage(
        {
          status: 418,
          code: attack,
          requestId: attack,
          message: { zh: attack, en: attack },
          remedy: { zh: attack, en: attack },
        },
        context,
      ),
  ],
];

describe.each(interfaceLanguages)("%s", (language) => {
  test.each(hostilePages)("hostile data changes nothing of the %s page", (_name, render) => {
    const document = render(contextOf(language, `/x?q=${encodeURIComponent(attack)}`));
    expect(parseErrors(document)).toEqual([]);
    const elements = elementsOf(document);
    const scripts = elements.filter((one) => one.tagName === "script");
    const run = scripts.filter((one) => attribute(one, "type") !== "application/ld+json");
    expect(run.map((one) => one.childNodes.length)).toEqual([0]);
    for (const block of scripts.filter((one) => !run.includes(one))) {
      expect(() => JSON.parse(textOf(block))).not.toThrow();
    }
    expect(elements.filter((one) => ["img", "style", "iframe"].includes(one.tagName))).toEqual([]);
    // One assertion on the findings: a page has tens of thousands of attributes.
    const isSafeName = (name: string) =>
      /^([a-z-]+[12]?|viewBox|preserveAspectRatio)$/.test(name) && !/^on|^style$/.test(name);
    const isSafeLink = (link: string) =>
      /^(\/base\/|https:\/\/data\.example\/base\/|mailto:|#)/.test(link);
    const unsafe = elements.flatMap((one) =>
      one.attrs.filter(
        ({ name, value }) =>
          !isSafeName(name) || (["href", "src", "action"].includes(name) && !isSafeLink(value)),
      ),
    );
    expect(unsafe).toEqual([]);
  });

  test.each(fixturePages)("the $name page is a valid and accessible document", (fixture) => {
    const document = fixture.render(contextOf(language, fixture.path));
    expect(parseErrors(document)).toEqual([]);
    const elements = elementsOf(document);
    const named = (tag: string) => elements.filter((one) => one.tagName === tag);
    expect(attribute(named("html")[0] as Element, "lang")).toBe(messagesIn(language).htmlLang);
    for (const tag of ["main", "header", "footer", "h1", "title"]) {
      expect(
        named(tag).filter(
          // A picture has a title of its own, and a section may have a header.
          (one) =>
            one.namespaceURI === "http://www.w3.org/1999/xhtml" &&
            (tag !== "header" || attribute(one, "class") === "banner"),
        ),
        tag,
      ).toHaveLength(1);
    }
    const ids = elements.flatMap((one) => attribute(one, "id") ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    for (const one of elements) {
      for (const name of ["aria-labelledby", "aria-describedby", "for", "form"]) {
        const target = attribute(one, name);
        for (const id of target?.split(" ") ?? []) {
          expect(ids, `${one.tagName} ${name}`).toContain(id);
        }
      }
    }
    const levels = elements.flatMap((one) => /^h([1-6])$/.exec(one.tagName)?.[1] ?? []).map(Number);
    expect(levels[0]).toBe(1);
    for (const [index, level] of levels.entries()) {
      expect(level - (levels[index - 1] ?? 0), `headings ${levels.join(" ")}`).toBeLessThanOrEqual(
        1,
      );
    }
  });

  test.each(fixturePages)("every link of the $name page leads to a known place", (fixture) => {
    const document = fixture.render(contextOf(language, fixture.path));
    const elements = elementsOf(document);
    const ids = elements.flatMap((one) => attribute(one, "id") ?? []);
    const pages =
      /^\/base\/(zh|en)(\/(search|items|changes|changes\.atom|statistics|about|help|api|organisations(\/[^/]+)?|entries\/[^/]+))?$/;
    const api =
      /^\/(problems\/[A-Z_]+|api\/(search(\.(csv|xlsx|ndjson))?|items|statistics(\/providers\/[^/]+)?|changes|organisations|openapi\.json|suggest|entries\/[^/]+(\/related)?))$/;
    for (const one of elements) {
      const link = attribute(one, "href") ?? attribute(one, "src") ?? attribute(one, "action");
      if (
        link === undefined ||
        (["error", "withdrawn"].includes(fixture.name) && one.tagName === "link")
      )
        continue;
      if (link.startsWith("#")) {
        expect(ids).toContain(link.slice(1));
        continue;
      }
      if (attribute(one, "rel")?.includes("external") || link.startsWith("mailto:")) continue;
      const { origin, pathname } = new URL(link, "https://data.example");
      expect(origin).toBe("https://data.example");
      const bare = pathname.replace(/^\/base/, "");
      const known =
        pages.test(pathname) ||
        pathname === "/base/" ||
        (pathname.startsWith("/base/") &&
          (api.test(bare) || assets.some(({ path }) => path === bare)));
      expect(known, link).toBe(true);
    }
  });

  test.each(fixturePages)("the $name page and what it loads are light", (fixture) => {
    const document = fixture.render(contextOf(language, fixture.path));
    const parts = [document, ...assets.map(({ body }) => body)];
    const bytes = parts.reduce((sum, part) => sum + gzipSync(part).length, 0);
    expect(bytes).toBeLessThan(pageBytesMax);
  });
});

test("an entry with 5,000 items shows a hundred at a time and stays light", () => {
  const items = Array.from({ length: 5_000 }, (_, index) => ({
    itemKey: `column_${index}`,
    code: `column_${index}`,
    name: { "zh-Hans": `第 ${index} 列的名称` },
    type: "C" as const,
  }));
  const answer = { ...records.fullAnswer, entry: { ...records.fullEntry, items } };
  const rowsOn = (itemsPage: number) => {
    const document = entryPage(contextOf("zh", "/entries/x"), { answer, itemsPage });
    expect(gzipSync(document).length).toBeLessThan(pageBytesMax);
    return [...document.matchAll(/<code>column_(\d+)<\/code>/g)].map((match) => Number(match[1]));
  };
  expect([rowsOn(1).length, rowsOn(1)[0], rowsOn(50).at(-1)]).toEqual([100, 0, 4_999]);
  expect(rowsOn(51), "a page beyond the last shows the last").toEqual(rowsOn(50));
});

test("a page of item results beyond the last says so, and not that nothing was found", () => {
  const state = { q: "日期", page: 50 };
  const answer = { ...discovery.itemsFound, groups: [] };
  const { search, itemSearch } = messagesIn("en");
  const document = itemsPage(contextOf("en", "/items"), { state, size: 20, answer });
  expect(document).toContain(search.noSuchPage(3));
  expect(document).not.toContain(itemSearch.none);
});

test("what a source does not state is named in one line for each section", () => {
  const context = contextOf("en", "/entries/x");
  const document = entryPage(context, { answer: records.sparseAnswer, itemsPage: 1 });
  expect(document).toContain("Not stated: Sharing, Ways of sharing, Openness, Licence");
  expect(document.match(/Not stated/g)).toHaveLength(5);
});

test.each([
  ["zh", { start: "2018-01-01" }, "自 2018年1月1日 起"],
  ["zh", { end: "2020" }, "至 2020年 止"],
  ["en", { start: "2018-01-01" }, "from 1 January 2018"],
  ["en", { end: "2020" }, "until 2020"],
  ["en", { start: "2018", end: "2020" }, "2018 – 2020"],
] as const)("in %s a period of %j is written as %s", (language, temporal, expected) => {
  const { entry } = records.fullAnswer;
  const answer = {
    ...records.fullAnswer,
    entry: { ...entry, record: { ...entry.record, temporal } },
  };
  const context = contextOf(language, "/entries/x");
  const document = entryPage(context, { answer, itemsPage: 1 });
  expect(document.replace(/<[^>]*>/g, "")).toContain(expected);
});

test("the language switch keeps the page, its query included", () => {
  const fixture = fixturePages.find((one) => one.name === "results-filtered");
  const context = contextOf("zh", fixture?.path ?? "");
  const switches = elementsOf(fixture?.render(context) ?? "").filter(
    (one) => attribute(one, "class") === "switch",
  );
  expect(switches.map((one) => attribute(one, "href"))).toEqual([`/base/en${fixture?.path}`]);
});
