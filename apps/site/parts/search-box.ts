import { messagesOf, type PageContext } from "../context.ts";
import { attributes, type Html, html } from "../html.ts";
import { pageLink, rootLink } from "../links.ts";

/** Longest query that the box takes; the same as the API's limit, in UTF-16 code units. */
export const queryCharactersMax = 500;

/** The id of the one search form of a page: filters elsewhere on the page belong to it. */
export const searchFormId = "search";

/**
 * The search box: a plain GET form. The script turns it into a combobox with suggestions; without
 * it nothing is missing. Nothing is completed from memory: after a step back a browser would tick the
 * filters that were ticked when the page was left, beside results that are without them. `hidden` keeps the state that has no visible field.
 */
export function searchBox(
  context: PageContext,
  query: string,
  hidden: readonly (readonly [string, string])[] = [],
): Html {
  const { search: text, resultsMore } = messagesOf(context);
  return html`<search><form id="${searchFormId}" class="search-box" action="${pageLink(context, "/search")}" method="get" autocomplete="off">
<label for="q">${text.label}</label>
<div class="search-line"><div class="search-field"><input id="q" name="q" type="search" value="${query}" maxlength="${queryCharactersMax}" autocomplete="off" autocapitalize="none" spellcheck="false" enterkeyhint="search" placeholder="${text.placeholder}" aria-describedby="search-hint" dir="auto" ${attributes(
    {
      "data-suggest": rootLink(context, `/api/suggest?lang=${context.language}&q=`),
      "data-suggestions": text.suggestions,
      "data-count": text.suggestionCount,
    },
  )}></div><button type="submit">${text.submit}</button></div>
<p class="hint"><span id="search-hint">${text.hint}</span>${context.path !== "/help" && html` <a href="${pageLink(context, "/help")}">${resultsMore.help}</a>`}</p>
${hidden.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
</form></search>`;
}
