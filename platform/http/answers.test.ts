import { brotliDecompressSync } from "node:zlib";
import { afterEach, expect, test } from "vitest";
import { ask, logged, longText, start, stopExamples } from "./example-server.ts";

afterEach(stopExamples);

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
  await stopExamples();
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

test("what tells of the work alone does not make an answer a new one", async () => {
  const url = await start();
  const [first, second] = [await fetch(`${url}/api/timed`), await fetch(`${url}/api/timed`)];
  expect((await first.json()).tookMs).not.toBe((await second.json()).tookMs);
  const tag = first.headers.get("etag") ?? "";
  expect(second.headers.get("etag")).toBe(tag);
  const again = await fetch(`${url}/api/timed`, { headers: { "if-none-match": tag } });
  expect(again.status).toBe(304);
  const other = await fetch(`${url}/api/timed?title=${encodeURIComponent('"tookMs":5')}`);
  expect(other.headers.get("etag")).not.toBe(tag);
  const another = await fetch(`${url}/api/timed?title=${encodeURIComponent('"tookMs":6')}`);
  expect(another.headers.get("etag")).not.toBe(other.headers.get("etag"));
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
  await stopExamples();
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
  await stopExamples();
  const all = logged.join("");
  expect(all).toContain('"route":"/api/books/:id"');
  expect(all).not.toContain("canary");
  expect(all).not.toContain("198.51.100.77");
});
