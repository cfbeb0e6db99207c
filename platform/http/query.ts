import { z } from "zod";

type RawQuery = Readonly<Record<string, unknown>>;
type Kind = "text" | "number" | "boolean" | "list";

interface JsonSchema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly items?: JsonSchema;
  readonly [keyword: string]: unknown;
}

/** The JSON schema of each field, as a client has to send it. */
export function fieldSchemas(schema: z.ZodObject): {
  readonly properties: Readonly<Record<string, JsonSchema>>;
  readonly required: ReadonlySet<string>;
} {
  const json = z.toJSONSchema(schema, { io: "input" }) as {
    properties?: Record<string, JsonSchema>;
    required?: string[];
  };
  return { properties: json.properties ?? {}, required: new Set(json.required ?? []) };
}

function kindOf(name: string, schema: JsonSchema): Kind {
  if (schema.type === "array" && schema.items?.type === "string") return "list";
  if (schema.type === "integer" || schema.type === "number") return "number";
  if (schema.type === "boolean") return "boolean";
  if (schema.type === "string") return "text";
  throw new Error(`The parameter "${name}" is neither text, number, boolean nor a list of texts.`);
}

function readText(text: string, kind: Kind): unknown {
  if (kind === "number") return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
  if (kind === "boolean") return text === "true" || (text === "false" ? false : text);
  return text;
}

/**
 * Makes the reader that turns a raw query (each value a text, or several) into what its zod schema
 * expects. What cannot be turned is left for zod to refuse.
 */
export function queryReader(schema: z.ZodObject): (raw: RawQuery) => Record<string, unknown> {
  const kinds = new Map(
    Object.entries(fieldSchemas(schema).properties).map(([name, field]) => [
      name,
      kindOf(name, field),
    ]),
  );
  return (raw) => {
    const read: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(raw)) {
      const kind = kinds.get(name);
      if (kind === "list") read[name] = Array.isArray(value) ? value : [value];
      else if (value === "" && kind !== undefined) continue;
      else read[name] = typeof value === "string" ? readText(value, kind ?? "text") : value;
    }
    return read;
  };
}
