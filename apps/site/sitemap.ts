import { type InterfaceLanguage, interfaceLanguages } from "@tongshu/platform/i18n";
import { escapeHtml } from "./html.ts";
import { messagesIn } from "./messages/index.ts";

const declaration = '<?xml version="1.0" encoding="UTF-8"?>';
const namespace = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

/** Pages that are there on every node, after their language. */
export const standingPaths = [
  "",
  "/search",
  "/items",
  "/organisations",
  "/changes",
  "/statistics",
  "/about",
  "/help",
  "/api",
] as const;

/**
 * The index of the sitemap's files (sitemaps.org). `files` are paths of
 * the site, `root` is its address without a slash at its end.
 */
export function sitemapIndex(root: string, files: readonly string[]): string {
  const listed = files.map((file) => `<sitemap><loc>${escapeHtml(root + file)}</loc></sitemap>`);
  return `${declaration}\n<sitemapindex ${namespace}>\n${listed.join("\n")}\n</sitemapindex>\n`;
}

/**
 * One file of the sitemap: each path in each language, with its other languages beside it, so that
 * a search engine shows readers the page in their own. At most 50,000 addresses a file (protocol).
 */
export function sitemapFile(root: string, paths: readonly string[]): string {
  const address = (language: InterfaceLanguage, path: string) =>
    escapeHtml(`${root}/${language}${path}`);
  const listed = paths.flatMap((path) => {
    const others = interfaceLanguages
      .map(
        (language) =>
          `<xhtml:link rel="alternate" hreflang="${messagesIn(language).htmlLang}" href="${address(language, path)}"/>`,
      )
      .join("");
    return interfaceLanguages.map(
      (language) => `<url><loc>${address(language, path)}</loc>${others}</url>`,
    );
  });
  return `${declaration}\n<urlset ${namespace} xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${listed.join("\n")}\n</urlset>\n`;
}

/**
 * What crawlers are asked (RFC 9309): to read everything but the endless combinations of searches
 * and past versions; the sitemap leads to every entry.
 */
export function robotsText(root: string): string {
  const base = new URL(root).pathname.replace(/\/$/, "");
  const closed = [
    ...interfaceLanguages.flatMap((one) => [`/${one}/search?`, `/${one}/items?`]),
    "/*?*at=",
    "/*?*iq=",
    "/*?*isort=",
    "/api/",
  ];
  return [
    "User-agent: *",
    ...closed.map((path) => `Disallow: ${base}${path}`),
    `Allow: ${base}/api/openapi.json`,
    "",
    `Sitemap: ${root}/sitemap.xml`,
    "",
  ].join("\n");
}
