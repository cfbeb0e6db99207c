import { pino } from "pino";
import { expect, test } from "vitest";
import { z } from "zod";
import { localizedTextSchema } from "../i18n/index.ts";
import { systemIds } from "../ids/index.ts";
import { createHttpServer } from "./http-server.ts";
import { defineRoute } from "./route.ts";

const summary = { zh: "测试", en: "Test" };

/** What a client receives when a handler answers `given` under `answer`. */
async function served(
  answer: z.ZodType,
  given: unknown,
): Promise<{ status: number; body: unknown }> {
  const route = defineRoute({
    method: "GET",
    path: "/api/it",
    summary,
    policy: "public",
    answer,
    handle: () => given,
  });
  const server = await createHttpServer({
    routes: [route],
    log: pino({ level: "silent" }),
    ids: systemIds,
    api: { title: summary, description: summary, version: "1" },
    requestsPerMinuteMax: 1_000,
    notReady: async () => [],
  });
  try {
    const { url } = await server.listen({ host: "127.0.0.1", port: 0 });
    const response = await fetch(`${url}/api/it`);
    return { status: response.status, body: await response.json() };
  } finally {
    await server.stop();
  }
}

test("an answer that lacks a required field is a broken invariant, not a half answer", async () => {
  const { status, body } = await served(z.strictObject({ id: z.string() }), {});
  expect(status).toBe(500);
  expect(body).toMatchObject({ code: "INTERNAL_ERROR" });
});

test("a field that the schema does not know never leaves, at any depth", async () => {
  const inner = z.strictObject({ a: z.string() });
  const schema = z.strictObject({ one: inner, many: z.array(inner), maybe: inner.nullable() });
  const leaky = { a: "x", secret: 1 };
  const { body } = await served(schema, { one: leaky, many: [leaky], maybe: leaky, secret: 2 });
  expect(body).toEqual({ one: { a: "x" }, many: [{ a: "x" }], maybe: { a: "x" } });
});

test("every shape that contracts use survives: maps, unknown values, null, tuples, enums, unions", async () => {
  const schema = z.strictObject({
    title: localizedTextSchema,
    keywords: z.record(z.string(), z.array(z.string())).optional(),
    nested: z.record(z.string(), z.record(z.string(), z.number())),
    before: z.unknown(),
    after: z.unknown(),
    gone: z.unknown(),
    ranges: z.array(z.tuple([z.int(), z.int()])),
    type: z.enum(["A", "B"]).nullable(),
    none: z.enum(["A", "B"]).nullable(),
    relaxed: z.strictObject({ total: z.int() }).nullable(),
    list: z.array(z.string()).nullable(),
    score: z.number(),
    either: z.union([z.string(), z.number()]),
    absent: z.string().optional(),
  });
  const given = {
    title: { "zh-Hans": '水"文\n', "zh-Hant-TW": "水文", en: "Water \u2028 </script>" },
    keywords: { en: ["a", "b"] },
    nested: { x: { y: 1.5 } },
    before: { deep: [{ a: null, b: [1, "2", true] }] },
    after: "text",
    gone: null,
    ranges: [
      [0, 2],
      [5, 9],
    ],
    type: "A",
    none: null,
    relaxed: null,
    list: null,
    score: 0.1,
    either: 3,
  };
  expect(await served(schema, given)).toEqual({ status: 200, body: given });
  const other = {
    ...given,
    relaxed: { total: 4 },
    list: ["x"],
    either: "s",
    none: "B",
    absent: "",
  };
  expect(await served(schema, other)).toEqual({ status: 200, body: other });
});
