import type { Highlighted, SearchHit } from "@tongshu/catalogue/contract";
import { messagesOf, type PageContext } from "../context.ts";
import { type Html, html } from "../html.ts";
import { entryPath, organisationPath, pageLink } from "../links.ts";
import { codeLabel } from "../messages/index.ts";
import { modifiedOn } from "./freshness.ts";
import { langOf, sampleMark } from "./text.ts";
import { whyMatched } from "./why-matched.ts";

/** The picture beside the words: a full, a half and an empty circle. */
const openness = { UNCONDITIONAL: "full", CONDITIONAL: "half", NOT_OPEN: "none" } as const;

/** Formats named on a hit; an entry may have thousands of distributions. */
const formatsShownMax = 6;

/** A text with its matches marked. Ranges outside the text or out of order are passed over. */
export function highlighted(of: Highlighted): Html {
  const parts: Html[] = [];
  let done = 0;
  for (const [start, end] of of.ranges) {
    if (start < done || end <= start || end > of.text.length) continue;
    parts.push(html`${of.text.slice(done, start)}<mark>${of.text.slice(start, end)}</mark>`);
    done = end;
  }
  return html`<span lang="${langOf(of.tag)}" dir="auto">${parts}${of.text.slice(done)}</span>`;
}

function facts(context: PageContext, hit: SearchHit): Html {
  const { codes, search, fields, colon } = messagesOf(context);
  const formats = hit.formats.slice(0, formatsShownMax).join(" · ");
  const rest = hit.formats.length - formatsShownMax;
  const all: readonly (Html | null | false)[] = [
    hit.openType !== null &&
      html`<span class="${`open-mark open-${openness[hit.openType]}`}">${codeLabel(codes.openType, hit.openType)}</span>`,
    hit.shareType !== null && html`${codeLabel(codes.shareType, hit.shareType)}`,
    hit.updateCycle !== null &&
      html`<span class="muted">${fields.updateCycle}${colon}</span>${codeLabel(codes.updateCycle, hit.updateCycle)}`,
    hit.modified !== null &&
      html`<span class="muted">${search.modified}${colon}</span>${modifiedOn(context, hit.modified)}`,
    hit.formats.length > 0 && html`<span dir="auto">${formats}${rest > 0 && ` · +${rest}`}</span>`,
    hit.itemCount > 0 && html`${search.itemCount(hit.itemCount)}`,
    ...hit.themes.map((theme) => html`${codeLabel(codes.theme, theme)}`),
  ];
  if (all.every((fact) => !fact)) return html``;
  return html`<ul class="facts">${all.map((fact) => fact && html`<li>${fact}</li>`)}</ul>`;
}

function itemHits(context: PageContext, hit: SearchHit): Html {
  if (hit.items.length === 0) return html``;
  const { search, colon } = messagesOf(context);
  const rest = hit.itemTotal - hit.items.length;
  const link = `${pageLink(context, entryPath(hit.id))}#items`;
  return html`<div class="hit-items"><span class="muted">${search.matchingItems}${colon}</span><ul>${hit.items.map((item) => html`<li>${highlighted(item.name)}</li>`)}${rest > 0 && html`<li><a href="${link}">${search.moreItems(rest)}</a></li>`}</ul></div>`;
}

/** What was asked for and is not there, struck out, so that nobody looks for it in vain. */
function missingWords(context: PageContext, { missing }: SearchHit): Html {
  if (missing.length === 0) return html``;
  const { search, colon } = messagesOf(context);
  return html`<p class="meta">${search.missingWords}${colon}${missing.map((word, at) => html`${at > 0 && " "}<s dir="auto">${word}</s>`)}</p>`;
}

/** One found entry, under a heading of the third level. `asked`: something was searched for. */
export function searchHit(context: PageContext, hit: SearchHit, asked: boolean): Html {
  const text = messagesOf(context);
  const { provider } = hit;
  return html`<li class="hit">
<h3><a href="${pageLink(context, entryPath(hit.id))}">${highlighted(hit.title)}</a>${hit.sample && html` ${sampleMark(context)}`}${hit.missingSince !== null && html` <span class="mark-missing">${text.search.missing}</span>`}</h3>
<p class="provider"><a href="${pageLink(context, organisationPath(provider.id))}" lang="${langOf(provider.tag)}" dir="auto">${provider.name}</a></p>
${hit.abstract !== null && html`<p class="passage">${highlighted(hit.abstract)}</p>`}
${itemHits(context, hit)}
${facts(context, hit)}
${missingWords(context, hit)}
${asked && whyMatched(context, hit)}
</li>`;
}

export function hitList(context: PageContext, hits: readonly SearchHit[], asked = false): Html {
  return html`<ol class="hits">${hits.map((hit) => searchHit(context, hit, asked))}</ol>`;
}
