import type { Clock } from "@tongshu/platform/clock";
import type { InterfaceLanguage } from "@tongshu/platform/i18n";
import { interfaceLanguages } from "@tongshu/platform/i18n";
import type { PageContext } from "@tongshu/site";

/** The language that a path of the site begins with; undefined when it is no path of a page. */
export function languageOfPath(path: string): InterfaceLanguage | undefined {
  return interfaceLanguages.find((one) => path === `/${one}` || path.startsWith(`/${one}/`));
}

/** What a page must know of its own address, so that the language switch keeps the page. */
export function pageContext(url: URL, language: InterfaceLanguage, clock?: Clock): PageContext {
  // No segment of a base path is a language (settings.ts), so the first one begins the page's path.
  const found = /^(.*?)\/(?:zh|en)((?:\/.*)?)$/.exec(url.pathname);
  const [, basePath = "", path = ""] = found ?? [];
  const query = new URLSearchParams(url.search);
  // Every route takes `lang`, but a page's language is in its path.
  query.delete("lang");
  const search = query.size === 0 ? "" : `?${query.toString()}`;
  return {
    language,
    basePath,
    origin: url.origin,
    path: path === "/" ? "" : path + search,
    // A day and not an instant, so that a page keeps its entity tag.
    today: clock?.now().toISOString().slice(0, 10),
  };
}
