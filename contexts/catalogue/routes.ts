import { isRefusal } from "@tongshu/platform/errors";
import { content, defineRoute, type RouteDefinition } from "@tongshu/platform/http";
import { z } from "zod";
import {
  catalogueStatisticsSchema,
  catalogueStatusSchema,
  changesAnswerSchema,
  entryAnswerSchema,
  exportFormats,
  type FacetName,
  facetNames,
  itemSearchAnswerSchema,
  providerTrendSchema,
  relatedAnswerSchema,
  type SearchRequest,
  searchAnswerSchema,
  searchSorts,
  sourceSchema,
} from "./contract.ts";
import {
  changesPageMax,
  changesWaitMsMax,
  filterValuesMax,
  pageSizeDefault,
  pageSizeMax,
  pageWindowMax,
  queryCharactersMax,
  shortTextCharactersMax,
  suggestionsMax,
} from "./limits.ts";
import type { CatalogueReaders } from "./use-cases/catalogue-readers.ts";

const filterValues = z.array(z.string().max(shortTextCharactersMax)).max(filterValuesMax);

/** One repeatable parameter per facet: any of the values; an empty value means "not stated". */
const facetFilters = {
  provider: filterValues.optional(),
  region: filterValues.optional(),
  theme: filterValues.optional(),
  shareType: filterValues.optional(),
  openType: filterValues.optional(),
  format: filterValues.optional(),
  updateCycle: filterValues.optional(),
  language: filterValues.optional(),
  source: filterValues.optional(),
} satisfies Record<FacetName, unknown>;

/** The query of a search, as the API and the page of results read it. */
export const searchQuerySchema = z.strictObject({
  q: z.string().max(queryCharactersMax).default(""),
  /** From 1. Beyond `pageWindowMax` hits a cursor is needed. */
  page: z.int().min(1).max(pageWindowMax).default(1),
  size: z.int().min(1).max(pageSizeMax).default(pageSizeDefault),
  cursor: z.string().max(shortTextCharactersMax).optional(),
  sort: z.enum(searchSorts).default("relevance"),
  ...facetFilters,
});

/** `facets` names those to count, an empty value none: who reads hits alone need not wait for counts. */
const searchWithFacetsSchema = searchQuerySchema.extend({
  facets: z
    .array(z.enum([...facetNames, ""]))
    .max(facetNames.length)
    .optional(),
});

/** What the use case is asked, from what the query says. */
export function searchRequestOf(
  { q, page, size, cursor, sort, ...stated }: z.output<typeof searchQuerySchema>,
  lang: "zh" | "en",
): SearchRequest {
  const filters: Partial<Record<FacetName, readonly string[]>> = {};
  for (const name of facetNames) {
    const values = stated[name];
    if (values !== undefined) filters[name] = values;
  }
  return { q, page, size, cursor, sort, lang, filters };
}

const entryId = z.strictObject({ id: z.string().max(200) });

/** HTTP to use case, translation only. */
export function catalogueRoutes(readers: CatalogueReaders): RouteDefinition[] {
  return [
    defineRoute({
      method: "GET",
      path: "/api/search",
      summary: {
        zh: "搜索目录条目及其信息项；facets 为要计数的分面，默认全部，空值则不计",
        en: "Search entries and their items; facets names the facets to count: all by default, none for an empty value",
      },
      policy: "public",
      query: searchWithFacetsSchema,
      answer: searchAnswerSchema,
      untagged: ["tookMs"],
      handle: ({ query: { facets, ...query }, language }) =>
        readers.search({
          ...searchRequestOf(query, language),
          facets: facets?.filter((name) => name !== ""),
        }),
    }),
    defineRoute({
      method: "GET",
      path: "/api/suggest",
      summary: { zh: "搜索建议", en: "Suggestions for a search" },
      policy: "public",
      query: z.strictObject({
        q: z.string().max(queryCharactersMax).default(""),
        limit: z.int().min(1).max(suggestionsMax).default(suggestionsMax),
      }),
      errors: ["SEARCH_OVERLOADED", "SEARCH_TIMED_OUT"],
      answer: z.strictObject({
        suggestions: z.array(z.strictObject({ text: z.string(), count: z.int() })),
      }),
      handle: async ({ query, language }) => {
        const answer = await readers.suggest({ ...query, lang: language });
        return Array.isArray(answer) ? { suggestions: answer } : answer;
      },
    }),
    entryRoute(readers),
    relatedRoute(readers),
    itemsRoute(readers),
    ...exportRoutes(readers),
    changesRoute(readers),
    defineRoute({
      method: "GET",
      path: "/api/sources",
      summary: { zh: "全部来源及其最近一次采集", en: "All sources with their last harvest" },
      policy: "public",
      answer: z.strictObject({ sources: z.array(sourceSchema) }),
      handle: async () => ({ sources: await readers.sources() }),
    }),
    defineRoute({
      method: "GET",
      path: "/api/status",
      summary: {
        zh: "目录的数量与索引进度",
        en: "Counts of the catalogue and progress of the index",
      },
      policy: "public",
      answer: catalogueStatusSchema,
      handle: () => readers.status(),
    }),
    statisticsRoute(readers),
    trendRoute(readers),
  ];
}

function entryRoute(readers: CatalogueReaders): RouteDefinition {
  return defineRoute({
    method: "GET",
    path: "/api/entries/:id",
    summary: {
      zh: "一个目录条目及其信息项和历史；at 为过去的时刻",
      en: "An entry with its items and history; at is an instant of the past",
    },
    policy: "public",
    params: entryId,
    query: z.strictObject({ at: z.iso.datetime({ offset: true }).optional() }),
    answer: entryAnswerSchema,
    errors: ["ENTRY_NOT_FOUND", "ENTRY_WITHDRAWN"],
    handle: ({ params, query }) =>
      readers.readEntry({
        id: params.id,
        at: query.at === undefined ? undefined : new Date(query.at),
      }),
  });
}

function relatedRoute(readers: CatalogueReaders): RouteDefinition {
  return defineRoute({
    method: "GET",
    path: "/api/entries/:id/related",
    summary: { zh: "与一个目录条目相近的条目", en: "Entries that are like an entry" },
    policy: "public",
    params: entryId,
    answer: relatedAnswerSchema,
    errors: ["ENTRY_NOT_FOUND", "ENTRY_WITHDRAWN", "SEARCH_OVERLOADED", "SEARCH_TIMED_OUT"],
    handle: ({ params, language }) => readers.relatedEntries({ id: params.id, lang: language }),
  });
}

function statisticsRoute(readers: CatalogueReaders): RouteDefinition {
  return defineRoute({
    method: "GET",
    path: "/api/statistics",
    summary: {
      zh: "目录的统计：每月新增与变更、各字段的填写率、新旧程度、主要提供方；最多一分钟前的数字",
      en: "Statistics of the catalogue: months, coverage, freshness, top providers; at most a minute old",
    },
    policy: "public",
    answer: catalogueStatisticsSchema,
    errors: ["SEARCH_OVERLOADED", "SEARCH_TIMED_OUT"],
    handle: ({ language }) => readers.statistics({ lang: language }),
  });
}

function trendRoute(readers: CatalogueReaders): RouteDefinition {
  return defineRoute({
    method: "GET",
    path: "/api/statistics/providers/:id",
    summary: {
      zh: "一个机构及其下级的条目随时间的变化：条目数、完整程度、新旧程度",
      en: "The entries of an organisation and those below it over time: number, completeness, freshness",
    },
    policy: "public",
    params: entryId,
    answer: providerTrendSchema,
    errors: ["ORGANISATION_NOT_FOUND"],
    handle: ({ params }) => readers.providerTrend({ id: params.id }),
  });
}

/** The query of an item search; a page holds `size` authorities. */
export const itemQuerySchema = searchQuerySchema.pick({
  q: true,
  page: true,
  size: true,
  cursor: true,
});

function itemsRoute(readers: CatalogueReaders): RouteDefinition {
  return defineRoute({
    method: "GET",
    path: "/api/items",
    summary: {
      zh: "哪些条目含有某个信息项，按提供方归并；size 为每页的提供方数",
      en: "Which entries hold an item, by authority; size is the number of authorities on a page",
    },
    policy: "public",
    query: itemQuerySchema,
    answer: itemSearchAnswerSchema,
    untagged: ["tookMs"],
    errors: ["QUERY_TOO_LONG", "CURSOR_INVALID", "SEARCH_OVERLOADED", "SEARCH_TIMED_OUT"],
    handle: ({ query, language }) => readers.searchItems({ ...query, lang: language }),
  });
}

/** What a client reads of an export before its body; scripts of other sites may read it too. */
const exportHeaders = {
  "cache-control": "no-cache",
  "access-control-expose-headers":
    "Content-Disposition, Tongshu-Total, Tongshu-Exported, Tongshu-Limited, X-Request-Id",
};

function exportRoutes(readers: CatalogueReaders): RouteDefinition[] {
  return exportFormats.map((format) =>
    defineRoute({
      method: "GET",
      path: `/api/search.${format}`,
      summary: {
        zh: `把全部搜索结果导出为 ${format.toUpperCase()}；page、size、cursor 不起作用；超出上限时见 Tongshu-Limited 头和文末说明`,
        en: `All that a search finds as ${format.toUpperCase()}; page, size and cursor do not count; a limited export says so in Tongshu-Limited and at its end`,
      },
      policy: "public",
      query: searchQuerySchema,
      answer: "content",
      errors: ["QUERY_TOO_LONG", "EXPORTS_TOO_MANY", "SEARCH_OVERLOADED", "SEARCH_TIMED_OUT"],
      handle: async ({ query, language, client }) => {
        const answer = await readers.exportResults(
          searchRequestOf(query, language),
          format,
          client,
        );
        if (isRefusal(answer)) return answer;
        return content({
          body: answer.body,
          contentType: answer.contentType,
          headers: {
            ...exportHeaders,
            "content-disposition": `attachment; filename="${answer.fileName}"`,
            "tongshu-total": String(answer.total),
            "tongshu-exported": String(answer.exported),
            "tongshu-limited": String(answer.limited),
          },
        });
      },
    }),
  );
}

const millisecondsPerSecond = 1_000;

function changesRoute(readers: CatalogueReaders): RouteDefinition {
  return defineRoute({
    method: "GET",
    path: "/api/changes",
    summary: {
      zh: "变更流：返回编号大于 after 的变更；没有变更时最多等待 wait 秒",
      en: "The change feed after the number given as after; while there is none, waits up to the seconds given as wait",
    },
    policy: "public",
    waits: true,
    query: z.strictObject({
      after: z.int().min(0).default(0),
      epoch: z.string().max(200).optional(),
      limit: z.int().min(1).max(changesPageMax).default(changesPageMax),
      wait: z
        .number()
        .min(0)
        .max(changesWaitMsMax / millisecondsPerSecond)
        .default(0),
    }),
    answer: changesAnswerSchema,
    handle: ({ query: { wait, ...query }, signal }) =>
      readers.waitForChanges({ ...query, waitMs: wait * millisecondsPerSecond, signal }),
  });
}
