import { Validator } from "@seriousme/openapi-schema-validator";
import { pino } from "pino";
import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import type { Bilingual } from "../i18n/index.ts";
import { systemIds } from "../ids/index.ts";
import { createHttpServer, type HttpServer } from "./http-server.ts";
import { defineRoute } from "./route.ts";

const summary = { zh: "查书", en: "Find books" };
const routes = [
  defineRoute({
    method: "GET",
    path: "/api/shelves/:shelf/books/:id",
    summary,
    policy: "public",
    params: z.strictObject({ shelf: z.string(), id: z.string() }),
    query: z.strictObject({
      size: z.int().min(1).max(9).default(3),
      tag: z.array(z.string()).optional(),
    }),
    answer: z.strictObject({
      title: z.record(z.string(), z.string()),
      ranges: z.array(z.tuple([z.int(), z.int()])),
      rest: z.unknown(),
      note: z.string().nullable(),
    }),
    errors: ["ROUTE_NOT_FOUND"],
    handle: () => ({ title: {}, ranges: [], rest: 1, note: null }),
  }),
];

let server: HttpServer;
let url: string;
let reasons: Bilingual[] = [];

beforeEach(async () => {
  reasons = [];
  server = await createHttpServer({
    routes,
    log: pino({ level: "silent" }),
    ids: systemIds,
    api: { title: summary, description: summary, version: "1.2.3" },
    requestsPerMinuteMax: 1_000,
    notReady: async () => reasons,
    gauges: async () => [{ name: "tongshu_test_entries", help: "Entries.", value: 7 }],
  });
  ({ url } = await server.listen({ host: "127.0.0.1", port: 0 }));
});

afterEach(() => server.stop());

test("readiness is 503 with every reason in the reader's language, else 200; liveness is apart", async () => {
  reasons = [
    { zh: "索引未建好", en: "the index is being built" },
    { zh: "数据库无响应", en: "the database does not answer" },
  ];
  const answer = await fetch(`${url}/healthz`, { headers: { "accept-language": "en" } });
  expect(answer.status).toBe(503);
  expect(await answer.json()).toMatchObject({
    code: "NOT_READY",
    detail: "Not ready: the index is being built; the database does not answer",
  });
  expect((await fetch(`${url}/livez`)).status).toBe(200);
  reasons = [];
  expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ status: "ready" });
});

test("metrics are refused when a proxy forwarded the request, and answered to this machine", async () => {
  const forwarded = await fetch(`${url}/metrics`, {
    headers: { "x-forwarded-for": "198.51.100.1" },
  });
  expect(forwarded.status).toBe(403);
  expect(await forwarded.json()).toMatchObject({ code: "METRICS_LOCAL_ONLY" });
  await fetch(`${url}/api/shelves/a/books/b`);
  await fetch(`${url}/api/shelves/c/books/d?wrong=1`);
  const answer = await fetch(`${url}/metrics`);
  expect(answer.headers.get("content-type")).toContain("text/plain");
  const body = await answer.text();
  const of = (status: number) =>
    `http_request_duration_seconds_count{method="GET",route="/api/shelves/:shelf/books/:id",status="${status}"} 1`;
  expect(body).toContain(of(200));
  expect(body).toContain(of(400));
  expect(body).toContain("tongshu_test_entries 7");
  expect(body).toContain("http_requests_in_flight 1");
  expect(body).toContain("process_resident_memory_bytes");
  expect(body).not.toContain("wrong");
});

test("a request whose client went away is not in flight any more", async () => {
  const client = new AbortController();
  const gone = fetch(`${url}/api/shelves/a/books/b`, { signal: client.signal }).catch(() => "gone");
  client.abort();
  await gone;
  await fetch(`${url}/livez`);
  expect(await (await fetch(`${url}/metrics`)).text()).toContain("http_requests_in_flight 1");
});

test("the API description is valid OpenAPI 3.1 and lists every route, in both languages", async () => {
  const answer = await fetch(`${url}/api/openapi.json`);
  const document = (await answer.json()) as {
    openapi: string;
    servers: { url: string }[];
    paths: Record<string, Record<string, Record<string, unknown>>>;
  };
  const checked = await new Validator().validate(structuredClone(document));
  expect(checked.errors).toBeUndefined();
  expect(checked.valid).toBe(true);
  expect(document.openapi).toMatch(/^3\.1\./);
  expect(document.servers).toEqual([{ url }]);
  const listed = Object.keys(document.paths).sort();
  const existing = new Set(server.routes.map(({ path }) => path.replace(/:(\w+)/g, "{$1}")));
  expect(listed).toEqual([...existing].sort());
  for (const path of listed) {
    const get = document.paths[path]?.["get"];
    expect(get?.["x-summary"], path).toMatchObject({
      zh: expect.stringMatching(/\p{Script=Han}/u),
      en: expect.stringMatching(/[a-z]/),
    });
  }
});

test("a described route tells its parameters and answer as its schemas do", async () => {
  const document = await (await fetch(`${url}/api/openapi.json`)).json();
  const get = document.paths["/api/shelves/{shelf}/books/{id}"].get;
  const names = get.parameters.map((one: { name: string; in: string }) => `${one.in} ${one.name}`);
  expect(names).toEqual(["path shelf", "path id", "query size", "query tag", "query lang"]);
  const [, , size, tag] = get.parameters;
  expect(size).toMatchObject({
    required: false,
    schema: { type: "integer", maximum: 9, default: 3 },
  });
  expect(tag).toMatchObject({ schema: { type: "array" }, explode: true });
  const { schema } = get.responses["200"].content["application/json"];
  expect(schema.properties.ranges.items.prefixItems).toHaveLength(2);
  expect(get["x-error-codes"]).toEqual(["ROUTE_NOT_FOUND"]);
});

test("no route accepts a method that writes", () => {
  const methods = new Set(server.routes.map(({ method }) => method));
  expect([...methods].sort()).toEqual(["GET", "HEAD", "OPTIONS"]);
});

test("probes and metrics answer whatever a client accepts", async () => {
  for (const path of ["/livez", "/healthz", "/readyz", "/metrics"]) {
    const answer = await fetch(`${url}${path}`, { headers: { accept: "text/html" } });
    expect([path, answer.status]).toEqual([path, 200]);
    expect(answer.headers.get("content-type")).not.toContain("html");
  }
});
