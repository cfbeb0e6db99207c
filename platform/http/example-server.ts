/** A tiny server with one route of each kind, for the tests beside this file. */
import { once } from "node:events";
import { request as httpRequest } from "node:http";
import { pino } from "pino";
import { z } from "zod";
import { defineErrors, RefusalError, refuse } from "../errors/index.ts";
import { systemIds } from "../ids/index.ts";
import { createHttpServer, type HttpServer, type HttpServerOptions } from "./http-server.ts";
import { content, page, redirect, text } from "./reply.ts";
import { defineRoute, type RouteDefinition } from "./route.ts";

const testErrors = defineErrors({
  TEST_SHELF_EMPTY: {
    status: 409,
    message: { zh: "书架 {shelf} 是空的。", en: "The shelf {shelf} is empty." },
    remedy: { zh: "请先放书。", en: "Put books on it first." },
  },
});

const summary = { zh: "测试", en: "Test" };
const common = { method: "GET", summary, policy: "public" } as const;
export const longText = "水文监测".repeat(600);

const routes: RouteDefinition[] = [
  defineRoute({
    ...common,
    path: "/api/books",
    query: z.strictObject({
      q: z.string().max(20).default(""),
      page: z.int().min(1).max(9).default(1),
      shelf: z.array(z.string()).max(3).default([]),
      full: z.boolean().default(false),
    }),
    answer: z.strictObject({
      q: z.string(),
      page: z.int(),
      shelf: z.array(z.string()),
      full: z.boolean(),
      language: z.string(),
    }),
    handle: ({ query, language }) => ({ ...query, language }),
  }),
  defineRoute({
    ...common,
    path: "/api/books/:id",
    params: z.strictObject({ id: z.string().max(12) }),
    answer: z.strictObject({ id: z.string() }),
    handle: ({ params }) =>
      params.id === "none" ? refuse(testErrors, "TEST_SHELF_EMPTY", { shelf: 7 }) : params,
  }),
  defineRoute({
    ...common,
    path: "/api/broken",
    query: z.strictObject({ q: z.string().optional() }),
    answer: z.strictObject({}),
    handle: () => {
      throw new Error("secret-of-the-inside");
    },
  }),
  defineRoute({
    ...common,
    path: "/api/thrown",
    answer: z.strictObject({}),
    handle: () => {
      throw new RefusalError(refuse(testErrors, "TEST_SHELF_EMPTY", { shelf: 1 }));
    },
  }),
  defineRoute({
    ...common,
    path: "/api/timed",
    query: z.strictObject({ title: z.string().default("") }),
    answer: z.strictObject({ title: z.string(), tookMs: z.number() }),
    untagged: ["tookMs"],
    handle: ({ query: { title } }) => ({ title, tookMs: performance.now() }),
  }),
  defineRoute({
    ...common,
    path: "/api/long",
    answer: z.strictObject({ text: z.string() }),
    handle: () => ({ text: longText }),
  }),
  defineRoute({
    ...common,
    path: "/page",
    query: z.strictObject({ size: z.int().optional() }),
    answer: "html",
    handle: ({ url }) => page({ html: `<p>${url.href}</p>`, headers: { "x-page": "1" } }),
  }),
  defineRoute({
    ...common,
    path: "/old",
    answer: "html",
    handle: () => redirect("/page?q=水%20a"),
  }),
  defineRoute({ ...common, path: "/robots.txt", answer: "text", handle: () => text("hello") }),
  defineRoute({
    ...common,
    path: "/assets/:name",
    params: z.strictObject({ name: z.string() }),
    answer: "content",
    handle: () =>
      content({
        body: "p{}",
        contentType: "text/css; charset=utf-8",
        headers: { "cache-control": "public, max-age=31536000, immutable" },
      }),
  }),
];

const open = new Set<HttpServer>();
/** What the server started last has logged. */
export const logged: string[] = [];

/** To be called after each test. */
export async function stopExamples(): Promise<void> {
  for (const server of open) await server.stop();
  open.clear();
}

/** Starts a server with one route of each kind on a free port; gives its address. */
export async function start(options: Partial<HttpServerOptions> = {}): Promise<string> {
  logged.length = 0;
  const log = pino({ level: "trace" }, { write: (line: string) => void logged.push(line) });
  const server = await createHttpServer({
    routes,
    log,
    ids: systemIds,
    api: { title: summary, description: summary, version: "1.0.0" },
    requestsPerMinuteMax: 1_000,
    notReady: async () => [],
    ...options,
  });
  open.add(server);
  const { url } = await server.listen({ host: "127.0.0.1", port: 0 });
  return url;
}

interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** `fetch` hides content codings and some headers, so what matters on the wire is asked plainly. */
export async function ask(
  url: string,
  { method = "GET", headers = {}, body = "" } = {},
): Promise<RawAnswer> {
  const length = body === "" ? {} : { "content-length": Buffer.byteLength(body) };
  const sent = httpRequest(url, { method, headers: { ...headers, ...length }, agent: false });
  sent.end(body);
  const [answer] = await once(sent, "response");
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk);
  return { status: answer.statusCode, headers: answer.headers, body: Buffer.concat(chunks) };
}

export async function problem(answer: Response | RawAnswer) {
  const type =
    answer instanceof Response
      ? answer.headers.get("content-type")
      : answer.headers["content-type"];
  if (type !== "application/problem+json") throw new Error(`Not a problem but ${String(type)}.`);
  const body = answer instanceof Response ? await answer.json() : JSON.parse(String(answer.body));
  return body as Record<string, unknown> & { code: string; errors: Record<string, string>[] };
}
