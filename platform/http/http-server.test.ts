import { once } from "node:events";
import { connect } from "node:net";
import { request as httpRequest } from "node:http";
import { brotliDecompressSync } from "node:zlib";
import { pino } from "pino";
import { afterEach, expect, test } from "vitest";
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
const longText = "水文监测".repeat(600);

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
    path: "/api/long",
    answer: z.strictObject({ text: z.string() }),
    handle: () => ({ text: longText }),
  }),
  defineRoute({
    ...common,
    path: "/page",
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

let open: HttpServer | undefined;
const logged: string[] = [];

afterEach(async () => {
  await open?.stop();
  open = undefined;
  logged.length = 0;
});

async function start(options: Partial<HttpServerOptions> = {}): Promise<string> {
  const log = pino({ level: "trace" }, { write: (line: string) => void logged.push(line) });
  open = await createHttpServer({
    routes,
    log,
    ids: systemIds,
    api: { title: summary, description: summary, version: "1.0.0" },
    requestsPerMinuteMax: 1_000,
    notReady: async () => [],
    ...options,
  });
  const { url } = await open.listen({ host: "127.0.0.1", port: 0 });
  return url;
}

interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** `fetch` hides content codings and some headers, so what matters on the wire is asked plainly. */
async function ask(
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

async function problem(answer: Response | RawAnswer) {
  const type =
    answer instanceof Response
      ? answer.headers.get("content-type")
      : answer.headers["content-type"];
  expect(type).toBe("application/problem+json");
  const body = answer instanceof Response ? await answer.json() : JSON.parse(String(answer.body));
  return body as Record<string, unknown> & { code: string; errors: Record<string, string>[] };
}

test("every writing method is refused with 405, what is allowed, and before its body is read", async () => {
  const url = await start();
  for (const method of ["POST", "PUT", "PATCH", "DELETE", "PROPFIND", "TRACE"]) {
    const body = method === "TRACE" ? "" : "{broken";
    const headers = body === "" ? {} : { "content-type": "application/json" };
    const answer = await ask(`${url}/api/books`, { method, headers, body });
    expect(answer.status, method).toBe(405);
    expect(answer.headers["allow"]).toBe("GET, HEAD, OPTIONS");
    expect((await problem(answer)).code).toBe("METHOD_NOT_ALLOWED");
  }
});

test("an unknown address is 404 with problem details, for every method", async () => {
  const url = await start();
  const answer = await fetch(`${url}/api/nothing?q=x`, { headers: { "accept-language": "en" } });
  expect(answer.status).toBe(404);
  expect(await problem(answer)).toMatchObject({
    type: `${url}/problems/ROUTE_NOT_FOUND`,
    title: "Not found",
    status: 404,
    code: "ROUTE_NOT_FOUND",
    instance: "/api/nothing",
    requestId: answer.headers.get("x-request-id"),
  });
  const posted = await fetch(`${url}/api/nothing`, { method: "POST", body: "{" });
  expect(posted.status).toBe(404);
});

test("all wrong parameters are named at once, in the reader's language", async () => {
  const url = await start();
  const wrong = `${url}/api/books?page=0&colour=red&q=a&q=b&full=maybe&shelf=1&shelf=2&shelf=3&shelf=4`;
  const answer = await fetch(wrong, { headers: { "accept-language": "en" } });
  expect(answer.status).toBe(400);
  const english = await problem(answer);
  expect(english.code).toBe("REQUEST_INVALID");
  const byName = Object.fromEntries(english.errors.map((error) => [error["parameter"], error]));
  expect(Object.keys(byName).sort()).toEqual(["colour", "full", "page", "q", "shelf"]);
  expect(byName["colour"]).toMatchObject({ in: "query", code: "unknown" });
  expect(byName["colour"]?.["detail"]).toContain("q, page, shelf, full, lang");
  expect(byName["q"]).toMatchObject({ code: "repeated" });
  expect(byName["shelf"]).toMatchObject({ code: "too_big" });
  const chinese = await problem(await fetch(`${wrong}&lang=zh-CN`));
  expect(String(chinese["detail"])).toContain("5 处");
  expect(chinese.errors.find((error) => error["parameter"] === "colour")?.["detail"]).toContain(
    "没有这个参数",
  );
});

test("an unknown language, a NUL character and an overlong path value are refused", async () => {
  const url = await start();
  for (const [path, parameter] of [
    ["/api/books?lang=fr", "lang"],
    ["/api/books?q=a%00b", "q"],
    ["/api/books/1234567890123", "id"],
  ]) {
    const answer = await fetch(`${url}${path}`);
    expect(answer.status, path).toBe(400);
    expect((await problem(answer)).errors[0]?.["parameter"]).toBe(parameter);
  }
});

test("a wrongly encoded address is 400 and still carries the security headers", async () => {
  const url = await start();
  const answer = await ask(`${url}/api/books/%E6%B0`);
  expect(answer.status).toBe(400);
  expect((await problem(answer)).code).toBe("URL_MALFORMED");
  expect(answer.headers["x-content-type-options"]).toBe("nosniff");
});

test("an Accept header that excludes the answer is 406; browsers' and wildcards are accepted", async () => {
  const url = await start();
  for (const accept of ["text/html", "application/json;q=0", "application/json;q=0, */*"]) {
    const answer = await fetch(`${url}/api/books`, { headers: { accept } });
    expect(answer.status, accept).toBe(406);
    expect((await problem(answer)).code).toBe("NOT_ACCEPTABLE");
  }
  for (const accept of ["text/html,*/*;q=0.8", "application/*", "application/json", "*/*"]) {
    expect((await fetch(`${url}/api/books`, { headers: { accept } })).status, accept).toBe(200);
  }
  expect((await fetch(`${url}/page`, { headers: { accept: "application/json" } })).status).toBe(
    406,
  );
});

test("a body of the largest size is 405, one byte more is 413", async () => {
  const url = await start({ limits: { bodyBytesMax: 100 } });
  const atLimit = await ask(`${url}/api/books`, { method: "POST", body: "x".repeat(100) });
  expect(atLimit.status).toBe(405);
  const beyond = await ask(`${url}/api/books`, { method: "POST", body: "x".repeat(101) });
  expect(beyond.status).toBe(413);
  expect((await problem(beyond)).code).toBe("BODY_TOO_LARGE");
  expect(beyond.headers["connection"]).toBe("close");
});

test("an address of the longest length is answered, one byte more is 414", async () => {
  const url = await start({ limits: { urlBytesMax: 100 } });
  const path = "/api/books?q=";
  const fits = await fetch(`${url}${path}${"x".repeat(100 - path.length)}`);
  expect((await problem(fits)).code).toBe("REQUEST_INVALID");
  const beyond = await fetch(`${url}${path}${"x".repeat(101 - path.length)}`);
  expect(beyond.status).toBe(414);
  expect((await problem(beyond)).code).toBe("URL_TOO_LONG");
});

test("headers beyond Node's bound are answered as a problem on the bare socket", async () => {
  const url = await start();
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  socket.write(`GET / HTTP/1.1\r\nhost: x\r\nx-big: ${"x".repeat(20_000)}\r\n\r\n`);
  const [chunk] = await once(socket, "data");
  expect(String(chunk)).toMatch(/^HTTP\/1\.1 431 .*HEADERS_TOO_LARGE/s);
  socket.destroy();
});

test("a request that is sent too slowly is ended with 408", async () => {
  const url = await start({ limits: { requestReceiveMsMax: 200 } });
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  socket.write("GET / HTTP/1.1\r\nhost: x\r\n");
  const [chunk] = await once(socket, "data");
  expect(String(chunk)).toMatch(/^HTTP\/1\.1 408 .*REQUEST_TOO_SLOW/s);
  socket.destroy();
});

test("requests up to the rate are answered, one more is 429; probes are not counted", async () => {
  const url = await start({ requestsPerMinuteMax: 3 });
  for (let count = 0; count < 3; count += 1) {
    expect((await fetch(`${url}/api/books`)).status).toBe(200);
  }
  const beyond = await fetch(`${url}/api/books`);
  expect(beyond.status).toBe(429);
  expect(Number(beyond.headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await problem(beyond)).code).toBe("TOO_MANY_REQUESTS");
  expect((await fetch(`${url}/nowhere`)).status, "unknown addresses count too").toBe(429);
  expect((await fetch(`${url}/livez`)).status).toBe(200);
});

test("behind a trusted proxy each client has its own rate; an untrusted one cannot choose", async () => {
  const trusting = await start({ requestsPerMinuteMax: 1, trustedProxies: ["127.0.0.0/8"] });
  const from = (url: string, address: string) =>
    fetch(`${url}/api/books`, { headers: { "x-forwarded-for": address } });
  expect((await from(trusting, "198.51.100.1")).status).toBe(200);
  expect((await from(trusting, "198.51.100.2")).status).toBe(200);
  expect((await from(trusting, "198.51.100.1")).status).toBe(429);
  await open?.stop();
  const plain = await start({ requestsPerMinuteMax: 1 });
  expect((await from(plain, "198.51.100.1")).status).toBe(200);
  expect((await from(plain, "198.51.100.2")).status).toBe(429);
});

test("an unexpected error is logged with the request id and answered without its details", async () => {
  const url = await start();
  const answer = await fetch(`${url}/api/broken`);
  expect(answer.status).toBe(500);
  const body = await answer.text();
  expect(body).not.toContain("secret-of-the-inside");
  expect(JSON.parse(body)).toMatchObject({ code: "INTERNAL_ERROR" });
  const line = logged.find((one) => one.includes("secret-of-the-inside")) ?? "";
  expect(JSON.parse(line)).toMatchObject({ requestId: answer.headers.get("x-request-id") });
});

test("a refusal, returned or thrown, is a problem with its status, text and remedy", async () => {
  const url = await start();
  const answer = await fetch(`${url}/api/books/none?lang=en`);
  expect(answer.status).toBe(409);
  expect(await problem(answer)).toMatchObject({
    code: "TEST_SHELF_EMPTY",
    detail: "The shelf 7 is empty.",
    remedy: "Put books on it first.",
    instance: "/api/books/none",
  });
  expect((await fetch(`${url}/api/thrown`)).status).toBe(409);
  const meaning = await fetch(`${url}/problems/TEST_SHELF_EMPTY`);
  expect(await meaning.json()).toMatchObject({
    status: 409,
    message: { zh: "书架 {shelf} 是空的。" },
  });
  expect((await fetch(`${url}/problems/NO_SUCH_CODE`)).status).toBe(404);
});

test("an error on a page is a page, made by the renderer given; the API stays JSON", async () => {
  const url = await start({
    renderErrorPage: ({ status, code }, language) => `<h1>${language} ${status} ${code}</h1>`,
  });
  const browser = { accept: "text/html,*/*;q=0.8", "accept-language": "en-GB,en;q=0.9" };
  const missing = await fetch(`${url}/nowhere`, { headers: browser });
  expect(missing.status).toBe(404);
  expect(missing.headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(await missing.text()).toBe("<h1>en 404 ROUTE_NOT_FOUND</h1>");
  const invalid = await fetch(`${url}/page?x=1`, { headers: browser });
  expect(await invalid.text()).toBe("<h1>en 400 REQUEST_INVALID</h1>");
  await problem(await fetch(`${url}/api/nowhere`, { headers: browser }));
  await problem(await fetch(`${url}/nowhere`, { headers: { accept: "application/json" } }));
});

test("an error on a page is told in the language of the page's path", async () => {
  const url = await start({
    renderErrorPage: ({ detail }, language) => `${language} ${detail}`,
    languageOfPath: (path) => (path.startsWith("/en/") ? "en" : undefined),
  });
  const headers = { accept: "text/html", "accept-language": "zh-CN" };
  const english = await fetch(`${url}/en/nowhere`, { headers });
  expect(await english.text()).toBe("en There is nothing at this address.");
  expect(await (await fetch(`${url}/nowhere`, { headers })).text()).toMatch(/^zh /);
});

test("an error page that fails itself falls back to problem details", async () => {
  const url = await start({
    renderErrorPage: () => {
      throw new Error("broken page");
    },
  });
  const answer = await fetch(`${url}/page?x=1`, { headers: { accept: "text/html" } });
  expect(answer.status).toBe(400);
  expect((await problem(answer)).code).toBe("REQUEST_INVALID");
});

test("valid parameters reach the handler typed; an empty value is none, in a list it is a value", async () => {
  const url = await start();
  const asked = `${url}/api/books?q=&page=9&shelf=&shelf=b&full=true&lang=en`;
  expect(await (await fetch(asked)).json()).toEqual({
    q: "",
    page: 9,
    shelf: ["", "b"],
    full: true,
    language: "en",
  });
});

test("the language is that of lang, else of Accept-Language, else Chinese", async () => {
  const url = await start();
  const languageOf = async (path: string, acceptLanguage: string) => {
    const answer = await fetch(`${url}${path}`, { headers: { "accept-language": acceptLanguage } });
    return ((await answer.json()) as { language: string }).language;
  };
  expect(await languageOf("/api/books?lang=zh", "en")).toBe("zh");
  expect(await languageOf("/api/books", "fr, en;q=0.5, zh;q=0.4")).toBe("en");
  expect(await languageOf("/api/books", "en;q=0, zh-TW;q=0.1")).toBe("zh");
  expect(await languageOf("/api/books", "*")).toBe("zh");
});

test("security headers are on every answer; HSTS only when the public address is https", async () => {
  const url = await start();
  for (const path of ["/page", "/api/books", "/nowhere", "/livez"]) {
    const { headers } = await fetch(`${url}${path}`);
    expect(headers.get("content-security-policy"), path).toContain("default-src 'none'");
    expect(headers.get("content-security-policy")).not.toContain("unsafe");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("strict-transport-security")).toBeNull();
  }
  await open?.stop();
  const secure = await start({ publicUrl: "https://data.example.gov" });
  const answer = await fetch(`${secure}/page`);
  expect(answer.headers.get("strict-transport-security")).toMatch(/^max-age=\d+$/);
  expect(await answer.text()).toBe("<p>https://data.example.gov/page</p>");
});

test("the Host header never reaches an address that the server writes", async () => {
  const url = await start();
  const answer = await ask(`${url}/page`, { headers: { host: "evil.example" } });
  expect(String(answer.body)).toBe(`<p>${url}/page</p>`);
});

test("any origin may read the API, without credentials; pages are not offered", async () => {
  const url = await start();
  const headers = { origin: "https://elsewhere.example" };
  const answer = await fetch(`${url}/api/books`, { headers });
  expect(answer.headers.get("access-control-allow-origin")).toBe("*");
  expect(answer.headers.get("access-control-allow-credentials")).toBeNull();
  const preflight = await fetch(`${url}/api/books`, { method: "OPTIONS", headers });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get("access-control-allow-methods")).toBe("GET, HEAD, OPTIONS");
  expect(
    (await fetch(`${url}/page`, { headers })).headers.get("access-control-allow-origin"),
  ).toBeNull();
});

test("an unchanged answer is 304, also for a list of tags; errors carry no tag", async () => {
  const url = await start();
  const first = await fetch(`${url}/api/long`);
  const tag = first.headers.get("etag") ?? "";
  expect(tag).toMatch(/^W\/"/);
  for (const given of [tag, `"other", ${tag}`, tag.slice(2), "*"]) {
    const again = await ask(`${url}/api/long`, { headers: { "if-none-match": given } });
    expect(again.status, given).toBe(304);
    expect(again.body.length).toBe(0);
  }
  const changed = await ask(`${url}/api/long`, { headers: { "if-none-match": '"other"' } });
  expect(changed.status).toBe(200);
  const missing = await ask(`${url}/api/none`, { headers: { "if-none-match": "*" } });
  expect(missing.status).toBe(404);
  expect(missing.headers["etag"]).toBeUndefined();
});

test("long answers are compressed when asked, short ones are not", async () => {
  const url = await start();
  const br = await ask(`${url}/api/long`, { headers: { "accept-encoding": "gzip, br" } });
  expect(br.headers["content-encoding"]).toBe("br");
  expect(br.headers["vary"]).toMatch(/accept-language/i);
  expect(br.headers["vary"]).toMatch(/accept-encoding/i);
  expect(JSON.parse(String(brotliDecompressSync(br.body)))).toEqual({ text: longText });
  const gzip = await ask(`${url}/api/long`, { headers: { "accept-encoding": "gzip" } });
  expect(gzip.headers["content-encoding"]).toBe("gzip");
  const plain = await ask(`${url}/api/long`);
  expect(plain.headers["content-encoding"]).toBeUndefined();
  const short = await ask(`${url}/api/books`, { headers: { "accept-encoding": "br" } });
  expect(short.headers["content-encoding"]).toBeUndefined();
});

test("HEAD answers as GET without a body", async () => {
  const url = await start();
  for (const path of ["/api/long", "/page", "/assets/a.css"]) {
    const head = await ask(`${url}${path}`, { method: "HEAD" });
    expect(head.status, path).toBe(200);
    expect(head.body.length).toBe(0);
    expect(head.headers["etag"]).toBe((await ask(`${url}${path}`)).headers["etag"]);
  }
});

test("pages, texts, contents and redirects carry what the handler gave them", async () => {
  const url = await start();
  expect((await fetch(`${url}/page`)).headers.get("x-page")).toBe("1");
  const moved = await fetch(`${url}/old`, { redirect: "manual" });
  expect(moved.status).toBe(303);
  expect(moved.headers.get("location")).toBe("/page?q=%E6%B0%B4%20a");
  expect(await (await fetch(`${url}/robots.txt`)).text()).toBe("hello");
  const style = await fetch(`${url}/assets/a.css`);
  expect(style.headers.get("content-type")).toBe("text/css; charset=utf-8");
  expect(style.headers.get("cache-control")).toContain("immutable");
});

test("a request id comes from us, and from outside only through a trusted proxy", async () => {
  const headers = { "x-request-id": "from-outside" };
  const url = await start();
  expect((await fetch(`${url}/livez`, { headers })).headers.get("x-request-id")).toMatch(
    /^request_/,
  );
  await open?.stop();
  const trusting = await start({ trustedProxies: ["127.0.0.1"] });
  expect((await fetch(`${trusting}/livez`, { headers })).headers.get("x-request-id")).toBe(
    "from-outside",
  );
  const odd = { "x-request-id": "a b" };
  expect((await fetch(`${trusting}/livez`, { headers: odd })).headers.get("x-request-id")).toMatch(
    /^request_/,
  );
});

test("the log holds the route's pattern and neither a search text nor an address", async () => {
  const url = await start({ trustedProxies: ["127.0.0.1"] });
  const headers = { "x-forwarded-for": "198.51.100.77", referer: "http://x/?q=canary" };
  for (const path of [
    "/api/books?q=canary",
    "/api/books/canary",
    "/api/broken?q=canary",
    "/canary?q=canary",
    "/api/books/%E6?q=canary",
    "/api/books?canary=1",
  ]) {
    await (await fetch(`${url}${path}`, { headers })).text();
  }
  await open?.stop();
  const all = logged.join("");
  expect(all).toContain('"route":"/api/books/:id"');
  expect(all).not.toContain("canary");
  expect(all).not.toContain("198.51.100.77");
});
