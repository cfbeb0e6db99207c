import { parseSync } from "oxc-parser";

/** A module that a file names: `import`, `export … from`, `import()`, `import("…").Type`, `require`, `new URL("…", import.meta.url)`. */
export interface ImportMention {
  readonly specifier: string;
  readonly line: number;
  /** Names taken from the module; `*` for a namespace, `default` for its default export. */
  readonly names: readonly string[];
}

/** A string or template literal; the places of a template are replaced by `?`. */
export interface TextMention {
  readonly text: string;
  readonly line: number;
}

/** A call `callee(…)`, written as in the source: `Date.now`, `db.selectFrom`. */
export interface CallMention {
  readonly callee: string;
  readonly argumentCount: number;
  readonly line: number;
}

export interface SourceFile {
  readonly imports: readonly ImportMention[];
  readonly texts: readonly TextMention[];
  readonly calls: readonly CallMention[];
  /** Lines of `export default`. */
  readonly defaultExports: readonly number[];
  /** Lines of `export * from` and `export * as x from`. */
  readonly starExports: readonly number[];
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && "start" in value;
}

/** The value of a string literal, or `undefined` for anything else. */
function literal(value: unknown): string | undefined {
  return isNode(value) && value.type === "Literal" && typeof value["value"] === "string"
    ? value["value"]
    : undefined;
}

function nodes(value: unknown): readonly Node[] {
  return Array.isArray(value) ? value.filter(isNode) : [];
}

function identifier(value: unknown): string {
  if (!isNode(value)) return "";
  return String(value["name"] ?? value["value"] ?? "");
}

function calleeName(callee: unknown): string {
  if (!isNode(callee)) return "";
  if (callee.type === "Identifier") return identifier(callee);
  if (callee.type !== "MemberExpression") return "";
  return `${calleeName(callee["object"])}.${identifier(callee["property"])}`;
}

function importedNames(node: Node): readonly string[] {
  return nodes(node["specifiers"]).map((specifier) => {
    if (specifier.type === "ImportNamespaceSpecifier") return "*";
    if (specifier.type === "ImportDefaultSpecifier") return "default";
    return identifier(specifier["imported"] ?? specifier["local"]);
  });
}

function lineFinder(code: string): (offset: number) => number {
  const starts = [0];
  for (let at = code.indexOf("\n"); at >= 0; at = code.indexOf("\n", at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}

/** The module that a node names, if it names one. */
function mentionedModule(node: Node): string | undefined {
  switch (node.type) {
    case "ImportDeclaration":
    case "ExportAllDeclaration":
    case "ExportNamedDeclaration":
    case "ImportExpression":
    case "TSImportType":
      return literal(node["source"] ?? node["argument"]);
    case "TSExternalModuleReference":
      return literal(node["expression"]);
    case "CallExpression":
      return calleeName(node["callee"]) === "require"
        ? literal(nodes(node["arguments"])[0])
        : undefined;
    case "NewExpression": {
      const [file, base] = nodes(node["arguments"]);
      const ofThisModule =
        base?.type === "MemberExpression" && calleeName(node["callee"]) === "URL";
      const path = ofThisModule ? literal(file) : undefined;
      return path !== undefined && /\.[cm]?[jt]s$/.test(path) ? path : undefined;
    }
    default:
      return undefined;
  }
}

function templateText(node: Node): string {
  const parts = nodes(node["quasis"]).map((quasi) => {
    const value = quasi["value"] as { readonly cooked?: string; readonly raw: string };
    return value.cooked ?? value.raw;
  });
  return parts.join("?");
}

function hasDefault(node: Node): boolean {
  if (node.type === "ExportDefaultDeclaration") return true;
  return (
    node.type === "ExportNamedDeclaration" &&
    nodes(node["specifiers"]).some((one) => identifier(one["exported"]) === "default")
  );
}

const parsedByCode = new Map<string, SourceFile>();

/**
 * Reads what the rules need from TypeScript or JavaScript. Throws a sentence on a syntax error,
 * because a file that cannot be read cannot be checked.
 */
export function readSource(path: string, code: string): SourceFile {
  const key = `${path}\0${code}`;
  const known = parsedByCode.get(key);
  if (known !== undefined) return known;
  const result = parseSync(path, code);
  const problem = result.errors.find((error) => error.severity === "Error");
  if (problem !== undefined) throw new Error(`${path} cannot be parsed: ${problem.message}`);
  const lineAt = lineFinder(code);
  const imports: ImportMention[] = [];
  const texts: TextMention[] = [];
  const calls: CallMention[] = [];
  const defaultExports: number[] = [];
  const starExports: number[] = [];

  const visit = (node: Node): void => {
    const line = lineAt(node.start);
    const specifier = mentionedModule(node);
    if (specifier !== undefined) imports.push({ specifier, line, names: importedNames(node) });
    if (hasDefault(node)) defaultExports.push(line);
    if (node.type === "ExportAllDeclaration") starExports.push(line);
    const text = literal(node);
    if (text !== undefined) texts.push({ text, line });
    if (node.type === "TemplateLiteral") texts.push({ text: templateText(node), line });
    if (node.type === "CallExpression" || node.type === "NewExpression") {
      const callee = calleeName(node["callee"]);
      calls.push({ callee, argumentCount: nodes(node["arguments"]).length, line });
    }
    for (const value of Object.values(node)) {
      if (isNode(value)) visit(value);
      else for (const child of nodes(value)) visit(child);
    }
  };
  visit(result.program as unknown as Node);
  const source = { imports, texts, calls, defaultExports, starExports };
  parsedByCode.set(key, source);
  return source;
}
