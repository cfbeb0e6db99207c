/** The OpenAPI document read for the page of the API: only what a reader is shown. */

type Json = Readonly<Record<string, unknown>>;

export interface ApiParameter {
  readonly name: string;
  readonly where: "path" | "query";
  readonly required: boolean;
  readonly schema: Json;
}

export interface ApiOperation {
  /** `/api/entries/{id}` */
  readonly path: string;
  readonly summary: { readonly zh: string; readonly en: string };
  readonly parameters: readonly ApiParameter[];
  /** Media type of the answer, and the schema of its fields where it is JSON. */
  readonly mediaType: string;
  readonly answer: Json | null;
  readonly errorCodes: readonly string[];
}

export function isJson(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function inside(value: unknown, ...names: readonly string[]): unknown {
  let at = value;
  for (const name of names) {
    if (!isJson(at) || !Object.hasOwn(at, name)) return undefined;
    at = at[name];
  }
  return at;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function parameterOf(value: unknown): ApiParameter | null {
  if (!isJson(value)) return null;
  const { name, in: where, required, schema } = value;
  // Every operation takes `lang`; the page says so once.
  if (typeof name !== "string" || name === "lang") return null;
  if (where !== "path" && where !== "query") return null;
  return { name, where, required: required === true, schema: isJson(schema) ? schema : {} };
}

function operationOf(path: string, get: Json): ApiOperation {
  const content = inside(get, "responses", "200", "content");
  const [mediaType = "", body] = isJson(content) ? (Object.entries(content)[0] ?? []) : [];
  const schema = inside(body, "schema");
  return {
    path,
    summary: {
      zh: textOf(inside(get, "x-summary", "zh")),
      en: textOf(inside(get, "x-summary", "en")),
    },
    parameters: listOf(inside(get, "parameters")).flatMap((one) => parameterOf(one) ?? []),
    mediaType,
    answer: mediaType === "application/json" && isJson(schema) ? schema : null,
    errorCodes: listOf(inside(get, "x-error-codes")).map(textOf),
  };
}

/** The reading operations under `/api/`, in the order of the document. */
export function apiOperations(document: unknown): readonly ApiOperation[] {
  const paths = inside(document, "paths");
  if (!isJson(paths)) return [];
  return Object.entries(paths).flatMap(([path, item]) => {
    const get = inside(item, "get");
    return path.startsWith("/api/") && isJson(get) ? [operationOf(path, get)] : [];
  });
}
