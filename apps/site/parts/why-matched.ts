import type { SearchHit } from "@tongshu/catalogue/contract";
import { messagesOf, type PageContext } from "../context.ts";
import { type Html, html } from "../html.ts";

/**
 * Why an entry was found, from what is marked in it. A match that is marked nowhere lies in a field
 * that the result does not show.
 */
export function whyMatched(context: PageContext, hit: SearchHit): Html {
  const { resultsMore: text, colon, listSeparator } = messagesOf(context);
  const places: string[] = [];
  if (hit.title.ranges.length > 0) places.push(text.matchedTitle);
  if (hit.items.length > 0) {
    places.push(text.matchedItems(Math.max(hit.itemTotal, hit.items.length)));
  }
  if (hit.abstract !== null && hit.abstract.ranges.length > 0) places.push(text.matchedAbstract);
  if (places.length === 0) places.push(text.matchedElsewhere);
  return html`<p class="why">${text.matchedIn}${colon}${places.join(listSeparator)}</p>`;
}
