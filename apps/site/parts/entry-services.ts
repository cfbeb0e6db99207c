import type { Entry, RelatedAnswer } from "@tongshu/catalogue/contract";
import { messagesOf, type PageContext } from "../context.ts";
import { formatDate } from "../format.ts";
import { type Html, html } from "../html.ts";
import {
  entryApiPath,
  entryPath,
  languageLink,
  organisationPath,
  pageLink,
  relatedApiPath,
  rootLink,
} from "../links.ts";
import { codeLabel } from "../messages/index.ts";
import { modifiedOn } from "./freshness.ts";
import { langOf, primaryString, sampleMark } from "./text.ts";

/** What a reader does next with an entry: see similar ones, cite it, process it, report an error. */

export function relatedList(context: PageContext, related: RelatedAnswer | null): Html {
  const { entryMore: text, codes, colon, listSeparator } = messagesOf(context);
  if (related === null) return html`<p class="unstated">${text.relatedUnavailable}</p>`;
  if (related.entries.length === 0) return html`<p class="unstated">${text.relatedNone}</p>`;
  return html`<ul class="related">${related.entries.map((one) => {
    const themes = one.sharedThemes.map((theme) => codeLabel(codes.theme, theme));
    const shared = themes.length > 0 && `${text.sharedThemes}${colon}${themes.join(listSeparator)}`;
    return html`<li><a href="${pageLink(context, entryPath(one.id))}" lang="${langOf(one.tag)}" dir="auto">${one.title}</a>${one.sample && html` ${sampleMark(context)}`}
<p class="meta"><a href="${pageLink(context, organisationPath(one.provider.id))}" lang="${langOf(one.provider.tag)}" dir="auto">${one.provider.name}</a>${one.sameProvider && ` · ${text.sameProvider}`}${shared && ` · ${shared}`}${one.openType !== null && ` · ${codeLabel(codes.openType, one.openType)}`}${one.modified !== null && html` · ${modifiedOn(context, one.modified)}`}</p></li>`;
  })}</ul>`;
}

/** Longest title in a citation's key. */
const keyCharactersMax = 60;

/** BibTeX: braces and backslashes would end a field, so they are left out. */
function bibtex(context: PageContext, entry: Entry, url: string): string {
  const { language } = context;
  const plain = (text: string) => text.replace(/[{}\\\s]+/g, " ").trim();
  const key = entry.id.replace(/[^A-Za-z0-9_-]/g, "").slice(0, keyCharactersMax);
  const date = entry.record.modified ?? entry.record.issued ?? entry.changedAt;
  return [
    `@misc{${key},`,
    `  title = {${plain(primaryString(entry.record.title, language))}},`,
    `  author = {{${plain(primaryString(entry.record.provider.name, language))}}},`,
    `  year = {${date.slice(0, 4)}},`,
    `  version = {${entry.version}},`,
    `  url = {${url}}`,
    "}",
  ].join("\n");
}

/** Provider, title, catalogue, version, address: what finds this version again (DataCite's core). */
export function citation(context: PageContext, entry: Entry): Html {
  const messages = messagesOf(context);
  const { entryMore: text } = messages;
  const { language } = context;
  const url = languageLink({ ...context, path: entryPath(entry.id) }, language, true);
  const title = primaryString(entry.record.title, language);
  const provider = primaryString(entry.record.provider.name, language);
  const sentence = `${provider}. ${title} [${text.dataset}]. ${messages.siteName} · ${messages.catalogue}, ${messages.changes.version(entry.version)}, ${formatDate(entry.changedAt.slice(0, 10), language)}. ${url}`;
  return html`<p class="meta">${text.citeNote}</p>
<h3>${text.citeText}</h3><p class="copyable" dir="auto">${sentence}</p>
<h3>${text.citeBibtex}</h3><pre class="copyable" tabindex="0" aria-label="${text.citeBibtex}"><code>${bibtex(context, entry, url)}</code></pre>`;
}

export function machineFormats(context: PageContext, entry: Entry, at: string | null): Html {
  const { entryMore: text } = messagesOf(context);
  return html`<ul class="plain-list"><li><a href="${rootLink(context, entryApiPath(entry.id, at))}">${text.machineJson}</a></li><li><a href="${rootLink(context, relatedApiPath(entry.id))}">${text.machineRelated}</a></li><li>${text.machineSchema}</li><li><a href="${pageLink(context, "/api")}">${text.machineApi}</a></li></ul>`;
}

/** An address of e-mail as sources state it; null for what is none. */
function emailOf({ record }: Entry): string | null {
  const email = record.contact?.email?.replace(/^mailto:/i, "").trim() ?? "";
  return /^[^\s@?&<>,;:"]+@[^\s@?&<>,;:"]+$/.test(email) ? email : null;
}

export function reportAnError(context: PageContext, entry: Entry): Html {
  const { entryMore: text } = messagesOf(context);
  const email = emailOf(entry);
  if (email === null) return html`<p>${text.reportLead}</p><p>${text.reportNoContact}</p>`;
  const title = primaryString(entry.record.title, context.language);
  const url = languageLink({ ...context, path: entryPath(entry.id) }, context.language, true);
  const subject = encodeURIComponent(text.reportSubject(title).toWellFormed());
  const body = encodeURIComponent(text.reportBody(title, url).toWellFormed());
  const link = `mailto:${encodeURIComponent(email.toWellFormed()).replace("%40", "@")}?subject=${subject}&body=${body}`;
  return html`<p>${text.reportLead}</p><p><a href="${link}">${text.reportBy(email)}</a></p>`;
}
