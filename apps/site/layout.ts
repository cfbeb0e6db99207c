import { interfaceLanguages } from "@tongshu/platform/i18n";
import { iconPath, scriptPath, stylePath } from "./assets.ts";
import { messagesOf, type PageContext } from "./context.ts";
import { feedPath } from "./feed.ts";
import { attributes, type Html, html } from "./html.ts";
import { languageLink, pageLink, rootLink } from "./links.ts";
import { messagesIn } from "./messages/index.ts";

export type Section =
  | "home"
  | "search"
  | "items"
  | "organisations"
  | "changes"
  | "statistics"
  | "about";

export interface Frame {
  readonly title: string;
  /** One sentence for search engines; left out when there is none. */
  readonly description?: string | undefined;
  /** The place in the main navigation that is marked as the present one. */
  readonly section?: Section | undefined;
  /** Pages before and after in a paged list. */
  readonly previous?: string | undefined;
  readonly next?: string | undefined;
  /** The same content as JSON. */
  readonly json?: string | undefined;
  /** The canonical address of this page after its language, when it is not its own. */
  readonly canonical?: string | undefined;
  /** Keep search engines from storing it: results, past versions, errors. */
  readonly noIndex?: boolean | undefined;
  /** An error page has no counterpart in the other language to point to. */
  readonly single?: boolean | undefined;
  /** Data for machines that stands in the head. */
  readonly data?: Html | undefined;
  readonly main: Html;
}

/** Longest description in the head, in characters. */
const descriptionCharactersMax = 200;

/** The same page in every language, by its canonical address; the root leads to the reader's own. */
function alternates(context: PageContext): readonly Html[] {
  const links = interfaceLanguages.map(
    (language) =>
      html`<link rel="alternate" hreflang="${messagesIn(language).htmlLang}" href="${languageLink(context, language, true)}">`,
  );
  const byReader = `${context.origin ?? ""}${context.basePath}/`;
  if (context.path === "") {
    links.push(html`<link rel="alternate" hreflang="x-default" href="${byReader}">`);
  }
  return links;
}

/** What a link to the page is shown as where people share it (ogp.me). */
function openGraph(context: PageContext, frame: Frame, canonical: string): Html {
  const text = messagesOf(context);
  const other = messagesIn(context.language === "zh" ? "en" : "zh");
  return html`<meta property="og:type" content="${frame.section === undefined ? "article" : "website"}">
<meta property="og:site_name" content="${text.siteName} · ${text.catalogue}">
<meta property="og:title" content="${frame.title}">
${frame.description && html`<meta property="og:description" content="${frame.description}">`}
<meta property="og:url" content="${canonical}">
<meta property="og:locale" content="${text.openGraphLocale}">
<meta property="og:locale:alternate" content="${other.openGraphLocale}">`;
}

function head(context: PageContext, frame: Frame): Html {
  const text = messagesOf(context);
  const site = `${text.siteName} · ${text.catalogue}`;
  const canonicalContext = { ...context, path: frame.canonical ?? context.path };
  const canonical = languageLink(canonicalContext, context.language, true);
  const description = frame.description?.slice(0, descriptionCharactersMax);
  const title = frame.section === "home" ? site : `${frame.title} · ${site}`;
  return html`<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
${description && html`<meta name="description" content="${description}">`}
${frame.noIndex && html`<meta name="robots" content="noindex">`}
${!frame.single && html`<link rel="canonical" href="${canonical}">`}
${!frame.single && alternates(canonicalContext)}
${!frame.single && openGraph(context, { ...frame, description }, canonical)}
${frame.previous && html`<link rel="prev" href="${frame.previous}">`}
${frame.next && html`<link rel="next" href="${frame.next}">`}
${frame.json && html`<link rel="alternate" type="application/json" href="${frame.json}">`}
<link rel="alternate" type="application/atom+xml" title="${text.changes.title}" href="${pageLink(context, feedPath)}">
${frame.data}
<link rel="icon" type="image/svg+xml" href="${rootLink(context, iconPath)}">
<link rel="stylesheet" href="${rootLink(context, stylePath)}">
<script type="module" src="${rootLink(context, scriptPath)}"></script>
</head>`;
}

const sections: readonly (readonly [Section, string])[] = [
  ["search", "/search"],
  ["items", "/items"],
  ["organisations", "/organisations"],
  ["changes", "/changes"],
  ["statistics", "/statistics"],
  ["about", "/about"],
];

function banner(context: PageContext, frame: Frame): Html {
  const text = messagesOf(context);
  const other = context.language === "zh" ? "en" : "zh";
  const otherLang = messagesIn(other).htmlLang;
  const target = frame.single
    ? pageLink({ ...context, language: other }, "")
    : languageLink(context, other, false);
  return html`<header class="banner"><div class="wide">
<a class="brand" href="${pageLink(context, "")}" ${attributes({ "aria-current": frame.section === "home" && "page" })}><span class="brand-name">${text.siteName}</span> <span class="brand-what">${text.catalogue}</span></a>
<nav aria-label="${text.navigation}"><ul>${sections.map(
    ([section, path]) =>
      html`<li><a href="${pageLink(context, path)}" ${attributes({ "aria-current": frame.section === section && "page" })}>${text.nav[section]}</a></li>`,
  )}</ul></nav>
<a class="switch" href="${target}" lang="${otherLang}" hreflang="${otherLang}" aria-label="${text.otherLanguage}${text.colon}${text.switchLanguage}">${text.otherLanguage}</a>
</div></header>`;
}

function footer(context: PageContext): Html {
  const text = messagesOf(context);
  return html`<footer class="foot"><div class="wide">
<p>${text.footer.note}</p>
<ul><li><a href="${pageLink(context, "/about")}">${text.footer.about}</a></li><li><a href="${pageLink(context, "/about")}#sources">${text.footer.sources}</a></li><li><a href="${pageLink(context, "/help")}">${text.footer.help}</a></li><li><a href="${pageLink(context, "/api")}">${text.footer.api}</a></li><li><a href="${pageLink(context, feedPath)}">${text.footer.feed}</a></li></ul>
</div></footer>`;
}

/** The whole document: head, banner with navigation and language switch, main, footer. */
export function layout(context: PageContext, frame: Frame): string {
  const text = messagesOf(context);
  return html`<!doctype html>
<html lang="${text.htmlLang}">
${head(context, frame)}
<body>
<a class="skip" href="#content">${text.skipToContent}</a>
${banner(context, frame)}
<main id="content" tabindex="-1">
${frame.main}
</main>
${footer(context)}
</body>
</html>
`.markup;
}
