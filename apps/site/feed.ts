import type { RecentChange } from "@tongshu/catalogue/contract";
import { messagesOf, type PageContext } from "./context.ts";
import { escapeHtml } from "./html.ts";
import { entryPath, languageLink } from "./links.ts";

/** XML 1.0 forbids most controls even as references; `escapeHtml` has replaced all but these. */
function escapeXml(text: string): string {
  return escapeHtml(text).replace(/[\ufffe\uffff]/g, "\ufffd");
}

/** The path of the feed after its language. */
export const feedPath = "/changes.atom";

/**
 * The newest changes as an Atom feed (RFC 4287), for readers of feeds and for scripts that want no
 * JSON. An id names the version, so that each change is shown once.
 */
export function changesFeed(context: PageContext, changes: readonly RecentChange[]): string {
  const text = messagesOf(context);
  const address = (path: string) =>
    escapeXml(languageLink({ ...context, path }, context.language, true));
  // An empty catalogue has never changed; the field is required.
  const updated = changes[0]?.at ?? new Date(0).toISOString();
  const entries = changes.map((change) => {
    const kind = text.changes.kinds[change.kind];
    return `<entry>
<id>${address(`/entries/${encodeURIComponent(change.entryId)}#version-${change.version}`)}</id>
<title>${escapeXml(`${kind}${text.colon}${change.title}`)}</title>
<link rel="alternate" type="text/html" href="${address(entryPath(change.entryId))}"/>
<updated>${escapeXml(change.at)}</updated>
<author><name>${escapeXml(change.provider || text.unstated)}</name></author>
<category term="${change.kind}" label="${escapeXml(kind)}"/>
<summary>${escapeXml(`${text.changes.kindNotes[change.kind]} · ${text.changes.version(change.version)}`)}</summary>
</entry>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${text.htmlLang}">
<id>${address(feedPath)}</id>
<title>${escapeXml(`${text.siteName} · ${text.changes.title}`)}</title>
<subtitle>${escapeXml(text.changes.lead)}</subtitle>
<link rel="self" type="application/atom+xml" href="${address(feedPath)}"/>
<link rel="alternate" type="text/html" href="${address("/changes")}"/>
<updated>${escapeXml(updated)}</updated>
<author><name>${escapeXml(text.siteName)}</name></author>
${entries.join("\n")}
</feed>
`;
}
