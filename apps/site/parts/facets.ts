import type { FacetAnswer, FacetName } from "@tongshu/catalogue/contract";
import { facetNames } from "@tongshu/catalogue/contract";
import { messagesOf, type PageContext } from "../context.ts";
import { formatCount } from "../format.ts";
import { attributes, type Html, html } from "../html.ts";
import { emptySearch, pageLink, type SearchState, searchPath, withoutFilter } from "../links.ts";
import { codeLabel } from "../messages/index.ts";
import { facetTree, isTree, wayTo } from "./facet-tree.ts";
import { searchFormId } from "./search-box.ts";

/** Facets that are open from the start; one with a selected value is open too. */
const openFromStart: ReadonlySet<FacetName> = new Set(["provider", "theme", "openType"]);

/** The label of a facet's value: the answer's own, else that of the code, else the value. */
function labelOf(
  context: PageContext,
  name: FacetName,
  value: string,
  facets: readonly FacetAnswer[],
): string {
  const { codes, unstated } = messagesOf(context);
  if (value === "") return unstated;
  const answered = facets.find((facet) => facet.name === name);
  const label = answered && wayTo(answered, value, messagesOf(context).tree.step);
  if (label !== undefined && label !== "" && label !== value) return label;
  if (name === "theme") return codeLabel(codes.theme, value);
  if (name === "shareType") return codeLabel(codes.shareType, value);
  if (name === "openType") return codeLabel(codes.openType, value);
  if (name === "updateCycle") return codeLabel(codes.updateCycle, value);
  return value;
}

interface Choice {
  readonly value: string;
  readonly label: string;
  /** null when the answer does not count it. */
  readonly count: number | null;
  readonly selected: boolean;
}

/** The answer's values, then "not stated", then selected values that the answer does not list. */
function choicesOf(
  context: PageContext,
  facet: FacetAnswer,
  state: SearchState,
  facets: readonly FacetAnswer[],
): readonly Choice[] {
  const chosen = state.filters[facet.name] ?? [];
  const listed = isTree(facet) ? [] : facet.values;
  const choices: Choice[] = listed.map((one) => ({
    value: one.value,
    label: labelOf(context, facet.name, one.value, facets),
    count: one.count,
    selected: one.selected || chosen.includes(one.value),
  }));
  for (const value of chosen) {
    if (value === "" || facet.values.some((one) => one.value === value)) continue;
    const label = labelOf(context, facet.name, value, facets);
    choices.push({ value, label, count: null, selected: true });
  }
  const unstated = facet.unstated.selected || chosen.includes("");
  if (facet.unstated.count > 0 || unstated) {
    const label = messagesOf(context).unstated;
    choices.push({ value: "", label, count: facet.unstated.count, selected: unstated });
  }
  return choices;
}

function facetField(
  context: PageContext,
  facet: FacetAnswer,
  state: SearchState,
  facets: readonly FacetAnswer[],
): Html | null {
  const text = messagesOf(context);
  const choices = choicesOf(context, facet, state, facets);
  if (choices.length === 0 && facet.values.length === 0) return null;
  const label = text.facets[facet.name];
  const tree = isTree(facet);
  const chosen = state.filters[facet.name] ?? [];
  const open = openFromStart.has(facet.name) || chosen.length > 0;
  const hidden = facet.distinct - facet.values.length;
  return html`<details class="facet" ${attributes({ open })}><summary><h3>${label}</h3></summary>
<fieldset><legend class="hidden">${label}</legend><ul ${attributes({ class: tree && "tree" })}>${tree && facetTree(context, facet, state)}${choices.map(
    (choice) =>
      html`<li><label><input type="checkbox" form="${searchFormId}" name="${facet.name}" value="${choice.value}" ${attributes({ checked: choice.selected })}><span class="${choice.value === "" ? "value unstated" : "value"}" dir="auto">${choice.label}</span>${choice.count !== null && html` <span class="count">${formatCount(choice.count, context.language)}</span>`}</label></li>`,
  )}</ul>${hidden > 0 && html`<p class="muted">${text.search.otherValues(hidden)}</p>`}</fieldset></details>`;
}

/** The facets as checkboxes of the page's one search form, with a button for those without script. */
export function facetForm(
  context: PageContext,
  state: SearchState,
  facets: readonly FacetAnswer[],
): Html {
  const text = messagesOf(context).search;
  const fields = facets.map((facet) => facetField(context, facet, state, facets));
  if (fields.every((field) => field === null)) return html``;
  return html`<aside class="filters" aria-labelledby="filters-title"><details class="all-filters"><summary><h2 id="filters-title">${text.filters}</h2></summary>
<div class="filters-body">${fields}<p class="apply"><button type="submit" form="${searchFormId}">${text.applyFilters}</button></p></div></details></aside>`;
}

function activeFilters(state: SearchState): readonly (readonly [FacetName, string])[] {
  return facetNames.flatMap((name) =>
    (state.filters[name] ?? []).map((value) => [name, value] as const),
  );
}

/** Filters whose facet is not among those shown: kept in the form as hidden fields. */
export function hiddenFilters(
  state: SearchState,
  facets: readonly FacetAnswer[],
): readonly (readonly [string, string])[] {
  const shown = new Set(facets.map((facet) => facet.name));
  return activeFilters(state).filter(([name]) => !shown.has(name));
}

/** Each active filter as a link that removes it. */
export function filterChips(
  context: PageContext,
  state: SearchState,
  facets: readonly FacetAnswer[],
): Html {
  const active = activeFilters(state);
  if (active.length === 0) return html``;
  const text = messagesOf(context);
  const cleared = { ...emptySearch, q: state.q, sort: state.sort, size: state.size };
  return html`<nav class="chips" aria-label="${text.search.activeFilters}"><ul>${active.map(
    ([name, value]) => {
      const label = `${text.facets[name]}${text.colon}${labelOf(context, name, value, facets)}`;
      const link = pageLink(context, searchPath(withoutFilter(state, name, value)));
      return html`<li><a class="chip" href="${link}" aria-label="${text.search.removeFilter(label)}"><span dir="auto">${label}</span> <span aria-hidden="true">×</span></a></li>`;
    },
  )}${active.length > 1 && html`<li><a href="${pageLink(context, searchPath(cleared))}">${text.search.clearFilters}</a></li>`}</ul></nav>`;
}
