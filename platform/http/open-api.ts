import { z } from "zod";
import type { Bilingual } from "../i18n/index.ts";
import { problemMediaType, problemSchema } from "./problem.ts";
import { fieldSchemas } from "./query.ts";
import type { AnswerKind, RouteDefinition } from "./route.ts";

export interface ApiDescription {
  readonly title: Bilingual;
  readonly description: Bilingual;
  readonly version: string;
}

type Json = Readonly<Record<string, unknown>>;

const languageParameter = {
  name: "lang",
  in: "query",
  required: false,
  description: "答复的语言。The language of the answer.",
  schema: { type: "string", pattern: "^(zh|en)(-[A-Za-z0-9]+)*$", examples: ["zh", "en"] },
};

const problemResponse = {
  description: "问题详情（RFC 9457）。Problem details (RFC 9457).",
  content: { [problemMediaType]: { schema: { $ref: "#/components/schemas/Problem" } } },
};

/** `/api/entries/:id` as OpenAPI writes it: `/api/entries/{id}`. */
export function openApiPath(path: string): string {
  return path.replace(/:(\w+)/g, "{$1}");
}

function jsonSchema(schema: z.ZodType): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: "output" });
  return rest;
}

function parameters(route: RouteDefinition): Json[] {
  const listed: Json[] = [];
  for (const [schema, where] of [
    [route.params, "path"],
    [route.query, "query"],
  ] as const) {
    if (schema === undefined) continue;
    const { properties, required } = fieldSchemas(schema);
    for (const [name, field] of Object.entries(properties)) {
      const list = field.type === "array" ? { style: "form", explode: true } : {};
      const isRequired = where === "path" || required.has(name);
      listed.push({ name, in: where, required: isRequired, schema: field, ...list });
    }
  }
  return [...listed, languageParameter];
}

const textTypes = { html: "text/html", text: "text/plain", content: "*/*" } as const;

function success(answer: AnswerKind): Json {
  const content =
    typeof answer === "string"
      ? { [textTypes[answer]]: { schema: { type: "string" } } }
      : { "application/json": { schema: jsonSchema(answer) } };
  return { description: "成功。Success.", content };
}

function operation(route: RouteDefinition): Json {
  const { zh, en } = route.summary;
  const codes = route.errors ?? [];
  return {
    operationId: `${route.method.toLowerCase()}${route.path.replace(/\W+(\w?)/g, (_, letter: string) => letter.toUpperCase())}`,
    summary: en,
    description: `${zh}\n\n${en}`,
    "x-summary": { zh, en },
    "x-policy": route.policy,
    ...(codes.length === 0 ? {} : { "x-error-codes": codes }),
    parameters: parameters(route),
    responses: { "200": success(route.answer), default: problemResponse },
  };
}

/** The description of all routes (OpenAPI 3.1.1), from the schemas that check and serialise them. */
export function openApiDocument(
  routes: readonly RouteDefinition[],
  { title, description, version }: ApiDescription,
  serverUrl: string,
): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of routes) {
    const path = openApiPath(route.path);
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route) };
  }
  return {
    openapi: "3.1.1",
    info: {
      title: `${title.zh} · ${title.en}`,
      description: `${description.zh}\n\n${description.en}`,
      version,
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema",
    servers: [{ url: serverUrl }],
    paths,
    components: { schemas: { Problem: jsonSchema(problemSchema) } },
  };
}
