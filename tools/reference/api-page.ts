import { filesNamed, importIfPresent } from "./find-modules.ts";
import { code, markdownTable } from "./markdown.ts";

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly schema: Readonly<Record<string, unknown>>;
}

interface Operation {
  readonly "x-summary": { readonly zh: string; readonly en: string };
  readonly "x-error-codes"?: readonly string[];
  readonly parameters: readonly Parameter[];
}

type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>;
type RoutesOf = (readers: unknown) => readonly unknown[];
type DocumentOf = (routes: readonly unknown[], api: unknown, origin: string) => { paths: Paths };

/** Routes are described without being called, so what they would read from is never touched. */
const noReaders = new Proxy(
  {},
  {
    get: (_target, name) => {
      throw new Error(`A route read ${String(name)} while it was only being described.`);
    },
  },
);

async function describedRoutes(): Promise<readonly unknown[]> {
  const routes: unknown[] = [];
  for (const file of filesNamed(["contexts/*/routes.ts"])) {
    for (const [name, value] of Object.entries((await importIfPresent(file)) ?? {})) {
      if (name.endsWith("Routes") && typeof value === "function") {
        routes.push(...(value as RoutesOf)(noReaders));
      }
    }
  }
  return routes;
}

function kind({ schema }: Parameter): string {
  if (Array.isArray(schema["enum"]))
    return schema["enum"].map((one) => code(String(one))).join(" ");
  const bounds = [
    schema["minimum"] === undefined ? "" : `≥ ${String(schema["minimum"])}`,
    schema["maximum"] === undefined ? "" : `≤ ${String(schema["maximum"])}`,
    schema["maxLength"] === undefined ? "" : `≤ ${String(schema["maxLength"])} characters`,
    schema["maxItems"] === undefined ? "" : `≤ ${String(schema["maxItems"])} values, repeatable`,
  ].filter((bound) => bound !== "");
  return [String(schema["type"] ?? "value"), ...bounds].join(", ");
}

function parameterRow(parameter: Parameter): readonly string[] {
  const fallback = parameter.schema["default"];
  return [
    code(parameter.name),
    parameter.in,
    kind(parameter),
    fallback === undefined ? "" : code(JSON.stringify(fallback)),
  ];
}

function section(path: string, method: string, operation: Operation): string {
  const { zh, en } = operation["x-summary"];
  const codes = operation["x-error-codes"] ?? [];
  return `## ${method.toUpperCase()} ${path}

${en}. ${zh}。

${markdownTable(["Parameter", "In", "Kind", "Default"], operation.parameters.map(parameterRow))}
${codes.length === 0 ? "" : `\nMay refuse with ${codes.map(code).join(", ")}.\n`}`;
}

/** What the API answers; shapes of answers are in the served OpenAPI document. */
export async function apiPage(): Promise<string | undefined> {
  const document = (await importIfPresent("platform/http/open-api.ts"))?.["openApiDocument"];
  const routes = await describedRoutes();
  if (typeof document !== "function" || routes.length === 0) return undefined;
  const text = { zh: "", en: "" };
  const api = { title: text, description: text, version: "" };
  const { paths } = (document as DocumentOf)(routes, api, "http://localhost");
  const sections = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => section(path, method, operation)),
  );
  return `# API · 接口

The exact shapes of all answers are served as OpenAPI 3.1 by a running server at
\`/api/openapi.json\`. Every route also takes \`lang\` (\`zh\` or \`en\`). Refusals are problem documents
(RFC 9457); their codes are explained in [errors.md](errors.md).

${sections.join("\n")}`;
}
