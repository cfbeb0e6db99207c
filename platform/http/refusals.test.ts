import { once } from "node:events";
import { connect } from "node:net";
import { afterEach, expect, test } from "vitest";
import { ask, logged, problem, start, stopExamples } from "./example-server.ts";

afterEach(stopExamples);

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

test("of very many wrong parameters as many as the limit are named, one more is only counted", async () => {
  const url = await start({ limits: { fieldErrorsMax: 3 } });
  for (const [wrong, named] of [
    [3, 3],
    [4, 3],
  ] as const) {
    const query = Array.from({ length: wrong }, (_, index) => `x${index}=1`).join("&");
    const refused = await problem(await fetch(`${url}/api/books?${query}&lang=en`));
    expect(refused.errors.map((error) => error["parameter"])).toHaveLength(named);
    expect(refused["detail"]).toContain(`not valid: ${wrong}.`);
  }
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

test("a value of the longest length in a path reaches its check, one character more is 414", async () => {
  const url = await start({ limits: { pathParameterCharactersMax: 20 } });
  const fits = await fetch(`${url}/api/books/${"x".repeat(20)}`);
  expect((await problem(fits)).code).toBe("REQUEST_INVALID");
  const beyond = await fetch(`${url}/api/books/${"x".repeat(21)}`);
  expect(beyond.status).toBe(414);
  expect((await problem(beyond)).code).toBe("PATH_PART_TOO_LONG");
});

test("as many connections as allowed are served, one more is closed at once", async () => {
  const url = await start({ limits: { connectionsMax: 2 } });
  const port = Number(new URL(url).port);
  const held = [connect(port, "127.0.0.1"), connect(port, "127.0.0.1")];
  for (const socket of held) {
    socket.write("GET /livez HTTP/1.1\r\nhost: x\r\n\r\n");
    const [chunk] = await once(socket, "data");
    expect(String(chunk)).toContain("200 OK");
  }
  const beyond = connect(port, "127.0.0.1");
  await once(beyond, "close");
  expect(beyond.bytesRead).toBe(0);
  for (const socket of held) socket.destroy();
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
  await stopExamples();
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
  const invalid = await fetch(`${url}/page?size=x`, { headers: browser });
  expect(await invalid.text()).toBe("<h1>en 400 REQUEST_INVALID</h1>");
  await problem(await fetch(`${url}/api/nowhere`, { headers: browser }));
  await problem(await fetch(`${url}/nowhere`, { headers: { accept: "application/json" } }));
});

test("a page passes over parameters that others appended to its address", async () => {
  const url = await start({});
  const answer = await fetch(`${url}/page?size=2&utm_source=mail`);
  expect([answer.status, await answer.text()]).toEqual([
    200,
    `<p>${url}/page?size=2&utm_source=mail</p>`,
  ]);
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
  const answer = await fetch(`${url}/page?size=x`, { headers: { accept: "text/html" } });
  expect(answer.status).toBe(400);
  expect((await problem(answer)).code).toBe("REQUEST_INVALID");
});
