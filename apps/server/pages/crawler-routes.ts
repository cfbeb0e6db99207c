import { refuse } from "@tongshu/platform/errors";
import {
  content,
  defineRoute,
  httpErrors,
  type RouteDefinition,
  text,
} from "@tongshu/platform/http";
import {
  entryPath,
  organisationPath,
  robotsText,
  sitemapFile,
  sitemapIndex,
  standingPaths,
} from "@tongshu/site";
import { z } from "zod";
import type { PageReaders } from "./page-sources.ts";

/**
 * Changes of the feed that one file of the sitemap covers. A change that added something gives one
 * path, and each path two addresses, so that a file stays below the protocol's 50,000 addresses and
 * 50 MB. A file whose changes have all happened never grows again.
 */
export const sitemapChangesPerFile = 5_000;
/** Changes read at once; the most that the feed gives. */
const changesPerRead = 1_000;
/** The protocol's bound for the files of one index. */
const sitemapFilesMax = 50_000;
const xml = "application/xml; charset=utf-8";

/** Entries and organisations that were added in a stretch of the feed and not removed in it. */
async function addedPaths({ catalogue }: PageReaders, number: number): Promise<string[]> {
  const paths = new Map<string, string>();
  let after = (number - 1) * sitemapChangesPerFile;
  const end = number * sitemapChangesPerFile;
  const { signal } = new AbortController();
  while (after < end) {
    const limit = Math.min(changesPerRead, end - after);
    const { changes, next } = await catalogue.waitForChanges({ after, limit, waitMs: 0, signal });
    for (const { kind, id } of changes) {
      if (kind === "entry.added") paths.set(`entry ${id}`, entryPath(id));
      else if (kind === "organisation.added") paths.set(`organisation ${id}`, organisationPath(id));
      else if (kind === "entry.removed") paths.delete(`entry ${id}`);
      else if (kind === "organisation.removed") paths.delete(`organisation ${id}`);
    }
    if (changes.length < limit) break;
    after = next;
  }
  return [...paths.values()];
}

/** What crawlers read: which addresses there are, and which they are asked to leave alone. */
export function crawlerRoutes(readers: PageReaders): RouteDefinition[] {
  const files = async (): Promise<number> => {
    const { feedSeq } = await readers.catalogue.status();
    return Math.min(sitemapFilesMax - 1, Math.ceil(feedSeq / sitemapChangesPerFile));
  };
  return [
    defineRoute({
      method: "GET",
      path: "/robots.txt",
      summary: { zh: "对爬虫的请求", en: "What crawlers are asked (RFC 9309)" },
      policy: "public",
      answer: "text",
      handle: ({ root }) => text(robotsText(root)),
    }),
    defineRoute({
      method: "GET",
      path: "/sitemap.xml",
      summary: { zh: "站点地图的索引", en: "The index of the sitemap" },
      policy: "public",
      answer: "content",
      handle: async ({ root }) => {
        const paths = Array.from({ length: await files() }, (_, at) => `/sitemaps/${at + 1}.xml`);
        const body = sitemapIndex(root, ["/sitemaps/pages.xml", ...paths]);
        return content({ body, contentType: xml });
      },
    }),
    defineRoute({
      method: "GET",
      path: "/sitemaps/:file",
      summary: { zh: "站点地图的一个文件", en: "A file of the sitemap" },
      policy: "public",
      params: z.strictObject({ file: z.string().max(40) }),
      answer: "content",
      errors: ["ROUTE_NOT_FOUND"],
      handle: async ({ root, params }) => {
        const number = Number(/^([1-9]\d{0,5})\.xml$/.exec(params.file)?.[1] ?? 0);
        const standing = params.file === "pages.xml";
        if (!standing && (number === 0 || number > (await files()))) {
          return refuse(httpErrors, "ROUTE_NOT_FOUND");
        }
        const paths = standing ? standingPaths : await addedPaths(readers, number);
        return content({ body: sitemapFile(root, paths), contentType: xml });
      },
    }),
  ];
}
