import { messagesOf, type PageContext } from "../context.ts";
import { type Html, html } from "../html.ts";
import { layout } from "../layout.ts";
import { itemSearchPath, pageLink, searchPath } from "../links.ts";
import { dataTable } from "../parts/data-table.ts";
import { searchBox } from "../parts/search-box.ts";
import { type QueryForm, queryForms } from "../query-examples.ts";

/** A form of a query, which may break after its colon: on a narrow screen it stands in a column. */
function breakable(form: string): Html {
  const [name, ...rest] = form.split(":");
  return html`${name}${rest.map((part) => html`:<wbr>${part}`)}`;
}

/** How to search: what to write, with examples that open their result. */
export function helpPage(context: PageContext): string {
  const text = messagesOf(context).help;
  const example = ({ example: q }: QueryForm) =>
    html`<a href="${pageLink(context, searchPath({ q }))}">${breakable(q)}</a>`;
  return layout(context, {
    title: text.title,
    description: text.lead,
    section: "search",
    main: html`<div class="wide narrow help"><h1>${text.title}</h1><p class="lead">${text.lead}</p>
${searchBox(context, "")}
<section aria-labelledby="syntax-title"><h2 id="syntax-title">${text.syntaxTitle}</h2>${dataTable<QueryForm>(
      context,
      {
        caption: text.syntaxCaption,
        headed: true,
        rows: queryForms[context.language],
        columns: [
          { label: text.how, cell: (one) => html`<code>${breakable(one.form)}</code>`, head: true },
          { label: text.meaning, cell: (one) => one.meaning },
          { label: text.example, cell: example },
        ],
      },
    )}</section>
<section aria-labelledby="find-title"><h2 id="find-title">${text.findTitle}</h2><div class="prose"><ul>${text.find.map((one) => html`<li>${one}</li>`)}</ul></div></section>
<section aria-labelledby="order-title"><h2 id="order-title">${text.orderTitle}</h2><div class="prose"><ul>${text.order.map((one) => html`<li>${one}</li>`)}</ul></div></section>
<p><a class="more" href="${pageLink(context, itemSearchPath({}))}">${text.toItems}</a></p><p><a href="${pageLink(context, "/api")}">${text.toApi}</a></p></div>`,
  });
}
