import { content, defineRoute, type RouteDefinition } from "@tongshu/platform/http";
import { assets } from "@tongshu/site";

/** The name holds a digest of the content, so it never changes: a year, the most that is usual. */
const cacheControl = "public, max-age=31536000, immutable";

/** What the pages load: styles, script, icon. */
export function assetRoutes(): RouteDefinition[] {
  return assets.map(({ path, contentType, body }) =>
    defineRoute({
      method: "GET",
      path,
      summary: { zh: "页面所用的文件", en: "A file that the pages load" },
      policy: "public",
      answer: "content",
      handle: () => content({ body, contentType, headers: { "cache-control": cacheControl } }),
    }),
  );
}
