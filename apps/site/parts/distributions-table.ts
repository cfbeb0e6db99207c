import type { Distribution } from "@tongshu/catalogue/contract";
import { messagesOf, type PageContext } from "../context.ts";
import { formatBytes } from "../format.ts";
import { type Html, html } from "../html.ts";
import { allTexts, primaryText, statedLink, time } from "./text.ts";
import { absent, type Column, dataTable } from "./data-table.ts";

/** Distributions that a page shows; the JSON holds all. */
export const distributionsShownMax = 100;
/** Longest description of a distribution that a page shows, in characters. */
const descriptionCharactersMax = 600;

function nameOf(context: PageContext, one: Distribution): Html | null {
  const title = one.title === undefined ? null : primaryText(one.title, context.language);
  const description =
    one.description &&
    Object.fromEntries(
      Object.entries(one.description).map(([tag, text]) => [
        tag,
        text.length > descriptionCharactersMax
          ? `${text.slice(0, descriptionCharactersMax).toWellFormed()}…`
          : text,
      ]),
    );
  if (title === null && description === undefined && one.id === undefined) return null;
  return html`${title ?? html`<code>${one.id ?? ""}</code>`}${description && html`<div class="muted">${allTexts(context, description)}</div>`}`;
}

function accessOf(context: PageContext, one: Distribution): Html | null {
  const text = messagesOf(context).entry;
  if (one.accessUrl === undefined && one.downloadUrl === undefined) return null;
  const download = one.downloadUrl !== undefined && statedLink(one.downloadUrl, text.download);
  const open =
    one.accessUrl !== undefined &&
    one.accessUrl !== one.downloadUrl &&
    statedLink(one.accessUrl, text.open);
  return html`<ul class="links">${download && html`<li>${download}</li>`}${open && html`<li>${open}</li>`}</ul>`;
}

/** Distributions as a table; a column that no distribution states is left out. */
export function distributionsTable(
  context: PageContext,
  all: readonly Distribution[] | undefined,
  jsonLink: string,
): Html {
  const text = messagesOf(context);
  const { distributionFields: fields, entry } = text;
  if (all === undefined || all.length === 0) {
    return html`<p class="unstated">${entry.distributionsNone}</p>`;
  }
  const { language } = context;
  const shown = all.slice(0, distributionsShownMax);
  const date = (value: string | undefined) => (value === undefined ? null : time(value, language));
  const columns: readonly Column<Distribution>[] = [
    { label: fields.title, cell: (one) => nameOf(context, one) ?? absent(context), head: true },
    { label: fields.format, cell: (one) => (one.format ?? one.mediaType) || null },
    {
      label: fields.byteSize,
      cell: (one) => (one.byteSize === undefined ? null : formatBytes(one.byteSize, language)),
      numeric: true,
    },
    { label: fields.issued, cell: (one) => date(one.issued) },
    { label: fields.modified, cell: (one) => date(one.modified) },
    {
      label: fields.licence,
      cell: (one) => (one.licence === undefined ? null : statedLink(one.licence)),
    },
    { label: fields.access, cell: (one) => accessOf(context, one) },
  ];
  const caption = entry.distributionsCaption(shown.length, all.length);
  return html`${dataTable(context, { caption, columns, rows: shown })}${
    shown.length < all.length &&
    html`<p><a href="${jsonLink}">${entry.more(all.length - shown.length)}</a></p>`
  }`;
}
