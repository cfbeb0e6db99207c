import { messagesOf, type PageContext } from "../context.ts";
import { type Html, html } from "../html.ts";

/** A row of a record: its label and its value; `null` means that the source does not state it. */
export interface Field {
  readonly label: string;
  readonly value: Html | null;
  /** Long texts take the whole width. */
  readonly wide?: boolean;
}

/**
 * The stated fields as a description list, and one quiet line that names all unstated ones, so that
 * a sparse record is not a wall of "not stated".
 */
export function fieldList(context: PageContext, fields: readonly Field[]): Html {
  const text = messagesOf(context);
  const stated = fields.filter((field) => field.value !== null);
  const unstated = fields.filter((field) => field.value === null).map((field) => field.label);
  return html`${
    stated.length > 0 &&
    html`<dl class="fields">${stated.map(
      (field) => html`<div><dt>${field.label}</dt><dd>${field.value}</dd></div>`,
    )}</dl>`
  }${
    unstated.length > 0 &&
    html`<p class="unstated">${text.entry.notStated(unstated.join(text.listSeparator))}</p>`
  }`;
}
