import type { Entry, EntryAnswer, RelatedAnswer } from "@tongshu/catalogue/contract";
import { messagesOf, type PageContext } from "../context.ts";
import { type Html, html } from "../html.ts";
import { layout } from "../layout.ts";
import {
  entryApiPath,
  entryPath,
  type ItemSort,
  organisationPath,
  pageLink,
  rootLink,
} from "../links.ts";
import { codeLabel } from "../messages/index.ts";
import { entryBanners } from "../parts/banners.ts";
import { datasetDescription } from "../parts/dataset-description.ts";
import { distributionsTable } from "../parts/distributions-table.ts";
import { citation, machineFormats, relatedList, reportAnError } from "../parts/entry-services.ts";
import {
  classificationFields,
  provenanceFields,
  sharingFields,
  timeSpaceFields,
  whatFields,
  whoFields,
} from "../parts/entry-sections.ts";
import { modifiedOn } from "../parts/freshness.ts";
import { type Field, fieldList } from "../parts/fields.ts";
import { history } from "../parts/history.ts";
import { itemsTable } from "../parts/items-table.ts";
import { langOf, otherTexts, primaryString, primaryText } from "../parts/text.ts";

export interface EntryPageData {
  readonly answer: EntryAnswer;
  /** Page of the items table, from 1. */
  readonly itemsPage: number;
  /** Words by which the items are searched, and their order; all as stated when absent. */
  readonly itemsQuery?: string | undefined;
  readonly itemsSort?: ItemSort | undefined;
  /** Similar entries; null when they cannot be told at the moment. */
  readonly related?: RelatedAnswer | null | undefined;
}

interface Part {
  readonly id: string;
  readonly title: string;
  readonly body: Html;
}

function heading(context: PageContext, entry: Entry): Html {
  const { codes, fields, colon } = messagesOf(context);
  const { record } = entry;
  const provider = primaryText(record.provider.name, context.language);
  const facts: readonly (readonly [string, Html | string | undefined])[] = [
    [fields.shareType, record.shareType && codeLabel(codes.shareType, record.shareType)],
    [fields.openType, record.openType && codeLabel(codes.openType, record.openType)],
    [fields.updateCycle, record.updateCycle && codeLabel(codes.updateCycle, record.updateCycle)],
    [fields.modified, record.modified && modifiedOn(context, record.modified)],
  ];
  const stated = facts.filter(([, value]) => value !== undefined);
  return html`<header class="entry-head">
<p class="kicker"><a href="${pageLink(context, organisationPath(entry.providerId))}">${provider}</a></p>
<h1>${primaryText(record.title, context.language)}</h1>
${otherTexts(record.title, context.language).map(
  (other) => html`<p class="other-title" lang="${langOf(other.tag)}" dir="auto">${other.text}</p>`,
)}
${
  stated.length > 0 &&
  html`<ul class="facts">${stated.map(
    ([label, value]) =>
      html`<li><span class="muted">${label}${colon}</span><strong>${value}</strong></li>`,
  )}</ul>`
}
</header>`;
}

function partsOf(context: PageContext, data: EntryPageData, jsonLink: string): readonly Part[] {
  const { entry: text, entryMore: more } = messagesOf(context);
  const { answer } = data;
  const { entry } = answer;
  const part = (id: string, title: string, fields: readonly Field[]): Part => ({
    id,
    title,
    body: fieldList(context, fields),
  });
  const { sections } = text;
  // The newest version of the history is the one that is shown, also at a past time.
  const run = answer.history.find((version) => version.version === entry.version)?.runId;
  return [
    part("what", sections.what, whatFields(context, entry)),
    part("who", sections.who, whoFields(context, entry)),
    part("sharing", sections.sharing, sharingFields(context, entry)),
    part("time-space", sections.timeSpace, timeSpaceFields(context, entry)),
    {
      id: "distributions",
      title: text.distributions,
      body: distributionsTable(context, entry.record.distributions, jsonLink),
    },
    {
      id: "items",
      title: text.items,
      body: itemsTable(context, {
        entryId: entry.id,
        at: answer.at,
        items: entry.items,
        page: data.itemsPage,
        query: data.itemsQuery ?? "",
        sort: data.itemsSort ?? "stated",
      }),
    },
    part("classification", sections.classification, classificationFields(context, entry)),
    part("registration", sections.provenance, provenanceFields(context, entry, run)),
    { id: "history", title: text.history, body: history(context, answer, jsonLink) },
    { id: "related", title: more.related, body: relatedList(context, data.related ?? null) },
    { id: "cite", title: more.cite, body: citation(context, entry) },
    { id: "machine", title: more.machine, body: machineFormats(context, entry, answer.at) },
    { id: "report", title: more.report, body: reportAnError(context, entry) },
  ];
}

/** One entry with every field of its record, its distributions, items and history. */
export function entryPage(context: PageContext, data: EntryPageData): string {
  const text = messagesOf(context);
  const { entry, at } = data.answer;
  const title = primaryString(entry.record.title, context.language);
  const jsonLink = rootLink(context, entryApiPath(entry.id, at));
  const parts = partsOf(context, data, jsonLink);
  const abstract = entry.record.abstract;
  return layout(context, {
    title,
    description: abstract === undefined ? undefined : primaryString(abstract, context.language),
    section: undefined,
    json: jsonLink,
    canonical: entryPath(entry.id),
    // Search engines shall not take an invented nation for a real one.
    noIndex: at !== null || entry.sample || data.itemsQuery !== undefined,
    data: datasetDescription(context, entry),
    main: html`<article class="wide entry">
${entryBanners(context, data.answer)}
${heading(context, entry)}
<div class="beside">
<nav class="contents" aria-label="${text.entry.onThisPage}"><ul>${parts.map((part) => html`<li><a href="#${part.id}">${part.title}</a></li>`)}<li class="json"><a href="${jsonLink}">${text.entry.jsonLink}</a></li></ul></nav>
<div class="sections">
${parts.map((part) => html`<section id="${part.id}" aria-labelledby="${part.id}-title"><h2 id="${part.id}-title">${part.title}</h2>${part.body}</section>`)}
</div>
</div>
</article>`,
  });
}
