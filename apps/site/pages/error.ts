import { messagesOf, type PageContext } from "../context.ts";
import { html } from "../html.ts";
import { layout } from "../layout.ts";
import { pageLink } from "../links.ts";
import { searchBox } from "../parts/search-box.ts";
import type { RefusalShown } from "./results.ts";

export interface ErrorShown extends Partial<Omit<RefusalShown, "status">> {
  readonly status: number;
  /** For reports to the operator; shown when given. */
  readonly requestId?: string | undefined;
}

const known = [400, 404, 410, 429, 500, 503] as const;
type KnownStatus = (typeof known)[number];

/** The status whose texts fit best: any other refusal reads as 400, any other failure as 500. */
function nearest(status: number): KnownStatus {
  return known.find((one) => one === status) ?? (status < 500 ? 400 : 500);
}

/** The page of a refusal or failure: what happened, how to mend it, where to go on. */
export function errorPage(error: ErrorShown, context: PageContext): string {
  const text = messagesOf(context).errors;
  const { language } = context;
  const status = nearest(error.status);
  return layout(context, {
    title: text.titles[status],
    noIndex: true,
    single: true,
    main: html`<div class="wide narrow error"><p class="kicker">${text.status(error.status)}</p><h1>${text.titles[status]}</h1>
<p class="lead">${error.message?.[language] ?? text.messages[status]}</p><p>${error.remedy?.[language] ?? text.remedies[status]}</p>
${searchBox(context, "")}
<p><a class="more" href="${pageLink(context, "")}">${text.toHome}</a></p>
${error.code !== undefined && html`<p class="meta">${text.code} <code>${error.code}</code></p>`}
${error.requestId !== undefined && html`<p class="meta">${text.requestId} <code>${error.requestId}</code></p>`}</div>`,
  });
}
