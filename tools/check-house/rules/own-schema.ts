import type { House, HouseFile } from "../house.ts";
import { contextOrder } from "../place.ts";
import type { Finding } from "../violation.ts";

const sqlWord = /\b(select|insert|update|delete|from|join|into|table|references|copy|truncate)\b/i;
/** What a migration makes must be in the context's schema, so its name carries the schema. */
const created =
  /\bcreate\s+(?:or\s+replace\s+)?(?:unlogged\s+)?(?:table|view|materialized\s+view|type|sequence|function|domain)\s+(?:if\s+not\s+exists\s+)?("?\w+"?)(\.)?/gi;

interface Text {
  readonly text: string;
  readonly line: number;
}

/** Schemas of the contexts, and every schema that a migration makes. */
function knownSchemas(house: House): ReadonlySet<string> {
  const made = house.files
    .filter(({ path }) => path.endsWith(".sql"))
    .flatMap(({ text }) => [
      ...text.matchAll(/\bcreate\s+schema\s+(?:if\s+not\s+exists\s+)?"?(\w+)/gi),
    ])
    .map((match) => (match[1] ?? "").toLowerCase());
  return new Set([...contextOrder, "ledger", ...made]);
}

/** Comments and string values name no tables. Lines are kept. */
function withoutCommentsAndValues(sql: string): string {
  const blank = (part: string) => part.replace(/[^\n]/g, " ");
  return sql
    .replace(/\/\*[\s\S]*?\*\//g, blank)
    .replace(/--[^\n]*/g, blank)
    .replace(/'(?:[^']|'')*'/g, blank);
}

function textsOf(file: HouseFile): readonly Text[] {
  if (file.path.endsWith(".sql")) {
    return withoutCommentsAndValues(file.text)
      .split("\n")
      .map((text, index) => ({ text, line: index + 1 }));
  }
  // Kysely's table references ("catalogue.entry as e") and SQL texts.
  return (file.source?.texts ?? []).filter(
    ({ text }) => /^\w+\.\w+( as \w+)?$/.test(text) || sqlWord.test(text),
  );
}

function foreignNames(file: HouseFile, schemas: ReadonlySet<string>): readonly Finding[] {
  return textsOf(file).flatMap(({ text, line }) =>
    [...text.matchAll(/(?<![\w.])"?([a-z_]\w*)"?\."?[a-z_]\w*/gi)]
      .map((match) => (match[1] ?? "").toLowerCase())
      .filter((schema) => schemas.has(schema) && schema !== file.place.context)
      .map((schema) => ({ file: file.path, line, message: `names the schema ${schema}` })),
  );
}

function madeElsewhere(file: HouseFile): readonly Finding[] {
  if (!file.path.endsWith(".sql")) return [];
  const sql = withoutCommentsAndValues(file.text);
  return [...sql.matchAll(created)]
    .filter((match) => match[2] === undefined)
    .map((match) => ({
      file: file.path,
      line: sql.slice(0, match.index).split("\n").length,
      message: `makes ${match[1]} outside the schema ${file.place.context}`,
    }));
}

/** The SQL of a context names only the context's own schema. */
export function ownSchema(house: House): readonly Finding[] {
  const schemas = knownSchemas(house);
  return house.files
    .filter(({ place }) => place.room === "store" && !place.isTest)
    .flatMap((file) => [...foreignNames(file, schemas), ...madeElsewhere(file)]);
}
