import { messagesOf, type PageContext } from "../context.ts";
import { attributes, type Html, html } from "../html.ts";

export interface Column<Row> {
  readonly label: string;
  /** null where the row does not state it. */
  readonly cell: (row: Row) => Html | string | null;
  /** The column that names the row: its cells are row headers. */
  readonly head?: boolean;
  readonly numeric?: boolean;
}

export interface DataTable<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** The caption is for those who listen: a heading above the table says the same to the eye. */
  readonly headed?: boolean;
}

/** A dash for the eye, "not stated" for a screen reader. */
export function absent(context: PageContext): Html {
  return html`<span class="muted" aria-hidden="true">–</span><span class="hidden">${messagesOf(context).unstated}</span>`;
}

/**
 * A table with caption and scopes in a region that scrolls sideways and can be reached by keyboard.
 * A column that no row states is left out.
 */
export function dataTable<Row>(context: PageContext, table: DataTable<Row>): Html {
  const cells = table.rows.map((row) => table.columns.map((column) => column.cell(row)));
  const used = table.columns
    .map((column, index) => ({ column, index }))
    .filter(({ column, index }) => column.head || cells.some((row) => row[index] !== null));
  const body = cells.map(
    (row) =>
      html`<tr>${used.map(({ column, index }) => {
        const value = row[index] ?? absent(context);
        if (column.head) return html`<th scope="row" dir="auto">${value}</th>`;
        return html`<td dir="auto" ${attributes({ class: column.numeric === true && "number" })}>${value}</td>`;
      })}</tr>`,
  );
  const scroll = messagesOf(context).entry.tableScroll;
  return html`<div class="table" role="region" tabindex="0" aria-label="${table.caption} · ${scroll}"><table>
<caption ${attributes({ class: table.headed === true && "hidden" })}>${table.caption}</caption>
<thead><tr>${used.map(({ column }) => html`<th scope="col" ${attributes({ class: column.numeric === true && "number" })}>${column.label}</th>`)}</tr></thead>
<tbody>${body}</tbody>
</table></div>`;
}
