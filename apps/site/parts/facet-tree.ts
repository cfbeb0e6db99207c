import type { FacetAnswer } from "@tongshu/catalogue/contract";
import { messagesOf, type PageContext } from "../context.ts";
import { formatCount } from "../format.ts";
import { attributes, type Html, html } from "../html.ts";
import { pageLink, type SearchState, searchPath, withOnlyFilter } from "../links.ts";
import { searchFormId } from "./search-box.ts";

type Value = FacetAnswer["values"][number];

interface Branch {
  readonly value: Value;
  readonly below: readonly Branch[];
  /** Whether it or something below it is selected. */
  readonly active: boolean;
}

/** Whether the answer says where the values of a facet stand in their tree. */
export function isTree(facet: FacetAnswer): boolean {
  return facet.values.some(({ path }) => path !== undefined);
}

/** The labels from the root down to a value: what a chip or a heading says of it. */
export function wayTo(facet: FacetAnswer, value: string, step: string): string | undefined {
  const found = facet.values.find((one) => one.value === value);
  if (found?.path === undefined) return found?.label;
  const labels = new Map(facet.values.map((one) => [one.value, one.label]));
  return found.path.map((one) => labels.get(one) ?? one).join(step);
}

/** Values come in the order of the tree; one whose parent is not there stands at the root. */
function branchesOf(facet: FacetAnswer, chosen: ReadonlySet<string>): readonly Branch[] {
  const known = new Set(facet.values.map(({ value }) => value));
  const parentOf = ({ path = [] }: Value): string => {
    const parent = path.at(-2) ?? "";
    return known.has(parent) ? parent : "";
  };
  const byParent = Map.groupBy(facet.values, parentOf);
  const grow = (parent: string, depth: number): readonly Branch[] =>
    // Data that is its own ancestor would never end.
    depth > facet.values.length
      ? []
      : (byParent.get(parent) ?? []).map((value) => {
          const below = value.value === "" ? [] : grow(value.value, depth + 1);
          const selected = value.selected || chosen.has(value.value);
          return { value, below, active: selected || below.some((one) => one.active) };
        });
  return grow("", 0);
}

function branch(
  context: PageContext,
  facet: FacetAnswer,
  state: SearchState,
  { value, below, active }: Branch,
): Html {
  const { tree: text } = messagesOf(context);
  const { label } = value;
  const chosen = state.filters[facet.name] ?? [];
  const checked = value.selected || chosen.includes(value.value);
  const more = value.more ?? 0;
  const isOnly = chosen.length === 1 && chosen[0] === value.value;
  const narrow = pageLink(context, searchPath(withOnlyFilter(state, facet.name, value.value)));
  const count = below.length + more;
  return html`<li><label><input type="checkbox" form="${searchFormId}" name="${facet.name}" value="${value.value}" ${attributes({ checked })}><span class="value" dir="auto">${label}</span> <span class="count">${formatCount(value.count, context.language)}</span></label>${
    count > 0 &&
    html`<details class="branch" ${attributes({ open: active })}><summary><span class="hidden">${text.below(count, label)}</span></summary><div class="branch-body">${
      !isOnly && html`<p><a href="${narrow}">${text.narrow(label)}</a></p>`
    }${below.length > 0 && html`<ul>${below.map((one) => branch(context, facet, state, one))}</ul>`}${more > 0 && html`<p class="muted">${text.more(more)}</p>`}</div></details>`
  }</li>`;
}

/** The values of a facet as nested lists: each opens without a script and can be chosen alone. */
export function facetTree(context: PageContext, facet: FacetAnswer, state: SearchState): Html {
  const chosen = new Set(state.filters[facet.name]);
  return html`${branchesOf(facet, chosen).map((one) => branch(context, facet, state, one))}`;
}
