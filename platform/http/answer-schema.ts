import { z } from "zod";

type Json = Readonly<Record<string, unknown>>;

/**
 * The JSON schema from which Fastify compiles the serialiser of an answer. Draft 7, because
 * fast-json-stringify knows its tuples. `X or null` becomes its `nullable: X`: as `anyOf` it would
 * be checked by a validator that refuses an unknown field, where every other object drops it.
 */
export function answerSchema(schema: z.ZodType): Json {
  return withNullable(z.toJSONSchema(schema, { target: "draft-7", io: "output" })) as Json;
}

function withNullable(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withNullable);
  if (typeof node !== "object" || node === null) return node;
  const entries = Object.entries(node).map(([key, value]) => [key, withNullable(value)]);
  const copy = Object.fromEntries(entries) as Json;
  const branches = copy["anyOf"];
  if (!Array.isArray(branches) || branches.length !== 2) return copy;
  const other = branches.find((branch: Json) => branch["type"] !== "null") as Json | undefined;
  const hasNull = branches.some((branch: Json) => branch["type"] === "null");
  if (!hasNull || other?.["type"] === undefined) return copy;
  const { anyOf: _, ...rest } = copy;
  return { ...rest, ...other, nullable: true };
}
