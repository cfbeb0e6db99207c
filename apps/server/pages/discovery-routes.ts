import { isRefusal } from "@tongshu/platform/errors";
import { content, defineRoute, page, type RouteDefinition } from "@tongshu/platform/http";
import type { Bilingual, InterfaceLanguage } from "@tongshu/platform/i18n";
import {
  apiReferencePage,
  changesFeed,
  feedPath,
  helpPage,
  itemsPage,
  statisticsPage,
} from "@tongshu/site";
import { z } from "zod";
import { apiExamples } from "./api-examples.ts";
import { pageContext } from "./page-context.ts";
import type { PageReaders } from "./page-sources.ts";

/** Longest query and cursor of an item search, in UTF-16 code units; the same as the API's. */
const queryCharactersMax = 500;
const cursorCharactersMax = 4_000;
/** Authorities on one page of an item search, and pages that can be reached by number. */
const authoritiesPerPage = 20;
const itemPagesMax = 1_000;
/** Changes in the feed. */
const feedChangesMax = 100;

const summaries = {
  items: { zh: "查找信息项", en: "Find information items" },
  statistics: { zh: "统计", en: "Statistics" },
  help: { zh: "搜索帮助", en: "Search help" },
  api: { zh: "接口说明", en: "API reference" },
  feed: { zh: "更新订阅（Atom）", en: "Feed of changes (Atom)" },
} satisfies Record<string, Bilingual>;

function itemsRoute(readers: PageReaders, language: InterfaceLanguage): RouteDefinition {
  return defineRoute({
    method: "GET",
    policy: "public",
    answer: "html",
    path: `/${language}/items`,
    summary: summaries.items,
    query: z.strictObject({
      q: z.string().max(queryCharactersMax).default(""),
      page: z.int().min(1).max(itemPagesMax).default(1),
      cursor: z.string().max(cursorCharactersMax).optional(),
    }),
    handle: async ({ url, query: state }) => {
      const request = { ...state, size: authoritiesPerPage, lang: language };
      const asked = state.q.trim() !== "";
      const answer = asked ? await readers.catalogue.searchItems(request) : null;
      const context = pageContext(url, language, readers.clock);
      const html = itemsPage(context, { state, size: authoritiesPerPage, answer });
      return page({ html, status: answer !== null && isRefusal(answer) ? answer.status : 200 });
    },
  });
}

/** The pages around the catalogue: item search, statistics, help, API, and the feed of changes. */
export function discoveryRoutes(
  readers: PageReaders,
  language: InterfaceLanguage,
): RouteDefinition[] {
  const common = { method: "GET", policy: "public", answer: "html" } as const;
  return [
    itemsRoute(readers, language),
    defineRoute({
      ...common,
      path: `/${language}/statistics`,
      summary: summaries.statistics,
      handle: async ({ url }) => {
        const counted = await readers.catalogue.statistics({ lang: language });
        const statistics = isRefusal(counted) ? null : counted;
        return page({ html: statisticsPage(pageContext(url, language), { statistics }) });
      },
    }),
    defineRoute({
      ...common,
      path: `/${language}/help`,
      summary: summaries.help,
      handle: ({ url }) => page({ html: helpPage(pageContext(url, language)) }),
    }),
    defineRoute({
      ...common,
      path: `/${language}/api`,
      summary: summaries.api,
      handle: async ({ url, root }) => {
        const document = readers.apiDocument(root);
        const examples = await apiExamples(readers, language);
        return page({
          html: apiReferencePage(pageContext(url, language), { document, examples }),
        });
      },
    }),
    defineRoute({
      method: "GET",
      policy: "public",
      answer: "content",
      path: `/${language}${feedPath}`,
      summary: summaries.feed,
      handle: async ({ url }) => {
        const limit = feedChangesMax;
        const { changes } = await readers.catalogue.recentChanges({ limit, lang: language });
        const body = changesFeed(pageContext(url, language), changes);
        return content({ body, contentType: "application/atom+xml; charset=utf-8" });
      },
    }),
  ];
}
