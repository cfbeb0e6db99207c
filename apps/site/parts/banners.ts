import type { EntryAnswer } from "@tongshu/catalogue/contract";
import { messagesOf, type PageContext } from "../context.ts";
import { formatDate } from "../format.ts";
import { type Html, html } from "../html.ts";
import { entryPath, pageLink } from "../links.ts";

export function sampleBanner(context: PageContext, sentence: string): Html {
  const text = messagesOf(context).sample;
  return html`<div class="notice notice-sample" role="note"><p><strong>${text.mark}</strong> ${sentence}</p></div>`;
}

/** What a reader must know before reading the entry: sample, missing at its source, in the past. */
export function entryBanners(context: PageContext, { entry, at }: EntryAnswer): Html {
  const text = messagesOf(context);
  return html`${
    at !== null &&
    html`<div class="notice notice-time" role="note"><p>${text.entry.pointInTime(formatDate(at, context.language))} <a href="${pageLink(context, entryPath(entry.id))}">${text.entry.toPresent}</a></p></div>`
  }${
    entry.missingSince !== null &&
    html`<div class="notice notice-missing" role="note"><p>${text.entry.missing(formatDate(entry.missingSince, context.language))}</p></div>`
  }${entry.sample && sampleBanner(context, text.sample.entryBanner)}`;
}
