import { type ApiOperation, type ApiParameter, apiOperations, isJson } from "../api-reference.ts";
import { messagesOf, type PageContext } from "../context.ts";
import { formatCount } from "../format.ts";
import { type Html, html } from "../html.ts";
import { layout } from "../layout.ts";
import { rootLink } from "../links.ts";
import { codeLabel } from "../messages/index.ts";
import { absent, dataTable } from "../parts/data-table.ts";

export interface ApiReferencePageData {
  /** The OpenAPI document of the node. */
  readonly document: unknown;
  /** Addresses to try, by the path of the operation: `/api/search` → `/api/search?q=water`. */
  readonly examples: Readonly<Record<string, readonly string[]>>;
}

type Schema = Readonly<Record<string, unknown>>;

/** Values of a closed list that are written out. */
const valuesShownMax = 12;
/** Numbers so large that they only say "a number" are not told as a bound. */
const boundMax = 1_000_000_000;

/** The type of a schema in words; of several (a value or null) all of them. */
function typeOf(context: PageContext, schema: Schema): string {
  const text = messagesOf(context).apiReference;
  const { type, anyOf, items } = schema;
  if (Array.isArray(anyOf)) {
    const all = anyOf.flatMap((one) => (isJson(one) ? [typeOf(context, one)] : []));
    return [...new Set(all)].join(" / ");
  }
  if (Array.isArray(schema["enum"]) || "const" in schema) return text.types.string;
  if (typeof type !== "string") return "";
  const name = codeLabel(text.types, type);
  if (type !== "array" || !isJson(items)) return name;
  const of = typeOf(context, items);
  return of === "" ? name : text.listOf(of);
}

function boundsOf(context: PageContext, schema: Schema): readonly string[] {
  const text = messagesOf(context).apiReference;
  const { minimum, maximum, maxLength, default: given, type } = schema;
  const number = (value: unknown) =>
    typeof value === "number" && Math.abs(value) < boundMax
      ? formatCount(value, context.language)
      : null;
  const notes: string[] = [];
  const from = number(minimum);
  const to = number(maximum);
  if (from !== null && to !== null) notes.push(text.range(from, to));
  else if (to !== null) notes.push(text.atMost(to));
  const characters = number(maxLength);
  if (characters !== null) notes.push(text.characters(characters));
  if (type === "array") notes.push(text.repeatable);
  if (given !== undefined && given !== "") {
    notes.push(`${text.default} ${number(given) ?? String(given)}`);
  }
  return notes;
}

function valuesOf(context: PageContext, schema: Schema): Html | null {
  const values = Array.isArray(schema["enum"]) ? schema["enum"] : [];
  const shown = values
    .slice(0, valuesShownMax)
    .map((value) => html`<code>${String(value)}</code> `);
  const notes = boundsOf(context, schema).join(" · ");
  if (shown.length === 0 && notes === "") return null;
  return html`${shown}${values.length > valuesShownMax && "… "}${shown.length > 0 && notes !== "" && "· "}${notes}`;
}

function parametersTable(context: PageContext, operation: ApiOperation): Html {
  const text = messagesOf(context).apiReference;
  if (operation.parameters.length === 0) return html`<p class="unstated">${text.noParameters}</p>`;
  return dataTable<ApiParameter>(context, {
    caption: `${text.parameters} · ${operation.path}`,
    headed: true,
    rows: operation.parameters,
    columns: [
      {
        label: text.parameter,
        cell: (one) =>
          html`<code>${one.name}</code>${one.where === "path" && html` <span class="muted">${text.inPath}</span>`}${one.where === "query" && one.required && one.schema["default"] === undefined && html` <span class="muted">${text.required}</span>`}`,
        head: true,
      },
      { label: text.type, cell: (one) => typeOf(context, one.schema) || null },
      { label: text.meaning, cell: (one) => valuesOf(context, one.schema) ?? absent(context) },
    ],
  });
}

function answerOf(context: PageContext, operation: ApiOperation): Html {
  const text = messagesOf(context).apiReference;
  const properties = operation.answer?.["properties"];
  if (!isJson(properties)) return html`<p>${text.answerOther(operation.mediaType)}</p>`;
  const fields = Object.entries(properties).map(([name, schema]) => ({
    name,
    type: isJson(schema) ? typeOf(context, schema) : "",
  }));
  return dataTable(context, {
    caption: `${text.answer} · ${operation.path}`,
    headed: true,
    rows: fields,
    columns: [
      { label: text.field, cell: (one) => html`<code>${one.name}</code>`, head: true },
      { label: text.type, cell: (one) => one.type || null },
    ],
  });
}

/** A fragment of the page: `/api/entries/{id}` → `api-entries-id`. */
function fragment(path: string): string {
  return path.replace(/[^A-Za-z0-9]+/g, "-").replace(/^-|-$/g, "");
}

function operationPart(context: PageContext, data: ApiReferencePageData, of: ApiOperation): Html {
  const text = messagesOf(context).apiReference;
  const { colon, listSeparator } = messagesOf(context);
  const examples = data.examples[of.path] ?? [];
  const id = fragment(of.path);
  return html`<section id="${id}" class="operation" aria-labelledby="${`${id}-title`}"><h2 id="${`${id}-title`}"><code>${of.path}</code></h2>
<p>${of.summary[context.language]}</p>
${examples.length > 0 && html`<p>${text.tryIt}${colon}</p><ul class="plain-list try">${examples.map((example) => html`<li><a href="${rootLink(context, example)}"><code>${decoded(example)}</code></a></li>`)}</ul>`}
<h3>${text.parameters}</h3>${parametersTable(context, of)}
<details><summary>${text.answer}</summary>${answerOf(context, of)}</details>
${
  of.errorCodes.length > 0 &&
  html`<p class="meta">${text.errorCodes}${colon}${of.errorCodes.map((code, at) => html`${at > 0 && listSeparator}<a href="${rootLink(context, `/problems/${code}`)}"><code>${code}</code></a>`)}</p>`
}</section>`;
}

/** A path, which may break before its slashes: it stands in a narrow column. */
function breakable(path: string): Html {
  return html`${path.split("/").map((part, at) => (at === 0 ? html`${part}` : html`<wbr>/${part}`))}`;
}

/** An address as people write it, Chinese characters not as per cent signs. */
function decoded(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}

/** The API, rendered from the same document that programs read, with examples that can be opened. */
export function apiReferencePage(context: PageContext, data: ApiReferencePageData): string {
  const text = messagesOf(context).apiReference;
  const operations = apiOperations(data.document);
  const json = rootLink(context, "/api/openapi.json");
  return layout(context, {
    title: text.title,
    description: text.lead,
    section: "about",
    json,
    main: html`<div class="wide entry api-reference"><h1>${text.title}</h1><p class="lead">${text.lead}</p>
<div class="beside"><nav class="contents" aria-label="${text.onThisPage}"><ul>${operations.map((one) => html`<li><a href="#${fragment(one.path)}"><code>${breakable(one.path.replace("/api", ""))}</code></a></li>`)}<li class="json"><a href="${json}">OpenAPI 3.1</a></li></ul></nav>
<div class="sections"><section aria-labelledby="rules-title"><h2 id="rules-title">${text.basics}</h2><div class="prose"><ul>${text.rules.map((rule) => html`<li>${rule}</li>`)}</ul></div><p><a class="more" href="${json}">${text.document}</a></p></section>
${operations.map((one) => operationPart(context, data, one))}</div></div></div>`,
  });
}
