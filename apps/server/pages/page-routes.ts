import { searchQuerySchema, searchRequestOf } from "@tongshu/catalogue";
import { isRefusal, type Refusal } from "@tongshu/platform/errors";
import {
  defineRoute,
  page,
  type Page,
  type RouteDefinition,
  redirect,
} from "@tongshu/platform/http";
import { type Bilingual, type InterfaceLanguage, interfaceLanguages } from "@tongshu/platform/i18n";
import {
  aboutPage,
  changesPage,
  entryPage,
  errorPage,
  homePage,
  itemSorts,
  itemsQueryCharactersMax,
  organisationPage,
  organisationsPage,
  resultsPage,
} from "@tongshu/site";
import { z } from "zod";
import { crawlerRoutes } from "./crawler-routes.ts";
import { discoveryRoutes } from "./discovery-routes.ts";
import { pageContext } from "./page-context.ts";
import {
  aboutData,
  entryData,
  homeData,
  organisationData,
  type PageReaders,
} from "./page-sources.ts";

const idCharactersMax = 200;
/** Pages of the items table: more than the items that an entry may hold need. */
const itemsPageMax = 1_000;
const changesPerPage = 50;
const organisationsPerPage = 100;

const byId = z.strictObject({ id: z.string().max(idCharactersMax) });

/** A refusal as a page in the language of the path, whatever the browser prefers. */
function refused(refusal: Refusal, url: URL, language: InterfaceLanguage, requestId: string): Page {
  const html = errorPage({ ...refusal, requestId }, pageContext(url, language));
  return page({ html, status: refusal.status });
}

const summaries = {
  home: { zh: "首页", en: "Home" },
  search: { zh: "搜索结果", en: "Results of a search" },
  entry: { zh: "目录条目", en: "An entry" },
  organisations: { zh: "机构名录", en: "Organisations" },
  organisation: { zh: "机构", en: "An organisation" },
  changes: { zh: "最近更新", en: "Newest changes" },
  about: { zh: "关于本目录", en: "About the catalogue" },
} satisfies Record<string, Bilingual>;

function overviewRoutes(readers: PageReaders, language: InterfaceLanguage): RouteDefinition[] {
  const common = { method: "GET", policy: "public", answer: "html" } as const;
  return [
    defineRoute({
      ...common,
      path: `/${language}`,
      summary: summaries.home,
      handle: async ({ url }) =>
        page({
          html: homePage(
            pageContext(url, language, readers.clock),
            await homeData(readers, language),
          ),
        }),
    }),
    defineRoute({
      ...common,
      path: `/${language}/changes`,
      summary: summaries.changes,
      query: z.strictObject({ before: z.int().min(0).optional() }),
      handle: async ({ url, query: { before } }) => {
        const limit = changesPerPage;
        const { changes, next } = await readers.catalogue.recentChanges({
          before,
          limit,
          lang: language,
        });
        const data = { changes, next, before: before ?? null };
        return page({ html: changesPage(pageContext(url, language, readers.clock), data) });
      },
    }),
    defineRoute({
      ...common,
      path: `/${language}/about`,
      summary: summaries.about,
      handle: async ({ url }) =>
        page({
          html: aboutPage(pageContext(url, language, readers.clock), await aboutData(readers)),
        }),
    }),
  ];
}

function catalogueRoutes(readers: PageReaders, language: InterfaceLanguage): RouteDefinition[] {
  const common = { method: "GET", policy: "public", answer: "html" } as const;
  return [
    defineRoute({
      ...common,
      path: `/${language}/search`,
      summary: summaries.search,
      query: searchQuerySchema.omit({ cursor: true }),
      handle: async ({ url, query }) => {
        const request = searchRequestOf(query, language);
        const answer = await readers.catalogue.search(request);
        const html = resultsPage(pageContext(url, language, readers.clock), {
          state: request,
          answer,
        });
        return page({ html, status: isRefusal(answer) ? answer.status : 200 });
      },
    }),
    defineRoute({
      ...common,
      path: `/${language}/entries/:id`,
      summary: summaries.entry,
      params: byId,
      query: z.strictObject({
        at: z.iso.datetime({ offset: true }).optional(),
        items: z.int().min(1).max(itemsPageMax).default(1),
        iq: z.string().max(itemsQueryCharactersMax).optional(),
        isort: z.enum(itemSorts).optional(),
      }),
      handle: async ({ url, params, query, requestId }) => {
        const at = query.at === undefined ? undefined : new Date(query.at);
        const data = await entryData(readers, { id: params.id, at }, language);
        if (isRefusal(data)) return refused(data, url, language, requestId);
        const view = { itemsPage: query.items, itemsQuery: query.iq, itemsSort: query.isort };
        const context = pageContext(url, language, readers.clock);
        return page({ html: entryPage(context, { ...data, ...view }) });
      },
    }),
  ];
}

function organisationRoutes(readers: PageReaders, language: InterfaceLanguage): RouteDefinition[] {
  const common = { method: "GET", policy: "public", answer: "html" } as const;
  return [
    defineRoute({
      ...common,
      path: `/${language}/organisations`,
      summary: summaries.organisations,
      query: z.strictObject({ after: z.string().max(idCharactersMax).optional() }),
      handle: async ({ url, query: { after }, requestId }) => {
        const limit = organisationsPerPage;
        const list = await readers.identity.listOrganisations({ parentId: null, after, limit });
        if (isRefusal(list)) return refused(list, url, language, requestId);
        const data = { ...list, after: after ?? null };
        return page({ html: organisationsPage(pageContext(url, language, readers.clock), data) });
      },
    }),
    defineRoute({
      ...common,
      path: `/${language}/organisations/:id`,
      summary: summaries.organisation,
      params: byId,
      handle: async ({ url, params, requestId }) => {
        const data = await organisationData(readers, params.id, language);
        if (isRefusal(data)) return refused(data, url, language, requestId);
        return page({ html: organisationPage(pageContext(url, language, readers.clock), data) });
      },
    }),
  ];
}

/** The public pages in every language, and the way from `/` to the reader's language. */
export function pageRoutes(readers: PageReaders): RouteDefinition[] {
  return [
    defineRoute({
      method: "GET",
      path: "/",
      summary: { zh: "转到读者语言的首页", en: "To the home page in the reader's language" },
      policy: "public",
      answer: "html",
      handle: ({ language }) => redirect(`/${language}`, 302),
    }),
    ...interfaceLanguages.flatMap((language) => [
      ...overviewRoutes(readers, language),
      ...catalogueRoutes(readers, language),
      ...organisationRoutes(readers, language),
      ...discoveryRoutes(readers, language),
    ]),
    ...crawlerRoutes(readers),
  ];
}
