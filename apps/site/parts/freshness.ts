import type { PageContext } from "../context.ts";
import { formatAge } from "../format.ts";
import { type Html, html } from "../html.ts";
import { time } from "./text.ts";

/** A day of modification with its age in words, so that old and new are told apart at a glance. */
export function modifiedOn(context: PageContext, modified: string): Html {
  const { language, today } = context;
  const age = today === undefined ? null : formatAge(modified, today, language);
  return html`${time(modified, language)}${age !== null && html` <span class="age">(${age})</span>`}`;
}
