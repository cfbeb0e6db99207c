import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isRefusal } from "@tongshu/platform/errors";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createStartReport } from "./start-report.ts";
import { type RunningServer, startServer } from "./start-server.ts";

/** A first start makes a database, on a machine that may be busy. */
const startMsMax = 120_000;

let folder: string;
let server: RunningServer;
const said: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "tongshu-server-"));
  chmodSync(folder, 0o755);
  const started = await startServer({
    env: { TONGSHU_DATA: folder, PORT: "0", TONGSHU_LOG_LEVEL: "silent" },
    sample: false,
    report: createStartReport("en", { write: (text) => void said.push(text) }),
  });
  if (isRefusal(started)) throw new Error(started.message.en);
  server = started;
}, startMsMax);

afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}${path}`, { headers });

test("no route of the whole server accepts a method that writes", async () => {
  const methods = new Set(server.routes.map(({ method }) => method));
  expect([...methods].sort()).toEqual(["GET", "HEAD", "OPTIONS"]);
  for (const path of new Set(server.routes.map((route) => route.path.replace(/:\w+/g, "x")))) {
    const answer = await fetch(`${server.url}${path}`, { method: "POST", body: "{}" });
    expect(answer.status, path).toBe(405);
  }
});

test("what is not there is 404, as a problem in the API and as a page elsewhere", async () => {
  const entry = await get("/api/entries/entry_none", { "accept-language": "en" });
  expect(entry.status).toBe(404);
  expect(await entry.json()).toMatchObject({ code: "ENTRY_NOT_FOUND" });
  const organisation = await get("/api/organisations/org_none");
  expect(organisation.status).toBe(404);
  expect(await organisation.json()).toMatchObject({ code: "ORGANISATION_NOT_FOUND" });
  const missing = await get("/en/nowhere", { accept: "text/html" });
  expect(missing.status).toBe(404);
  expect(missing.headers.get("content-type")).toContain("text/html");
  expect(await missing.text()).toContain("ROUTE_NOT_FOUND");
});

test("limits of the catalogue are refused with the parameter's name, at one beyond", async () => {
  for (const [path, parameter] of [
    [`/api/search?q=${"x".repeat(501)}`, "q"],
    ["/api/search?size=101", "size"],
    ["/api/search?page=0", "page"],
    ["/api/search?sort=newest", "sort"],
    ["/api/search?colour=red", "colour"],
    ["/api/entries/entry_x?at=yesterday", "at"],
    ["/api/changes?wait=26", "wait"],
    ["/api/changes?limit=1001", "limit"],
    ["/api/organisations?limit=501", "limit"],
    ["/api/suggest?limit=11", "limit"],
  ]) {
    const answer = await get(`${path}&lang=en`.replace(/^([^?]*)&/, "$1?"));
    expect(answer.status, path).toBe(400);
    const { errors } = (await answer.json()) as { errors: { parameter: string }[] };
    expect(
      errors.map((error) => error.parameter),
      path,
    ).toEqual([parameter]);
  }
});

test("a page beyond the window is refused by the search itself", async () => {
  const answer = await get("/api/search?page=101&size=100");
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ code: "PAGE_OUT_OF_REACH" });
});

test("every reading route of the API answers on an empty catalogue", async () => {
  for (const [path, field] of [
    [`/api/search?q=${"x".repeat(500)}&size=100&provider=&provider=a&sort=modified`, "total"],
    ["/api/suggest?q=w&limit=10", "suggestions"],
    ["/api/organisations?limit=500", "organisations"],
    ["/api/changes?limit=1000", "changes"],
    ["/api/sources", "sources"],
    ["/api/status", "indexedSeq"],
    ["/api/openapi.json", "openapi"],
  ]) {
    const answer = await get(path ?? "");
    expect(answer.status, path).toBe(200);
    expect(await answer.json(), path).toHaveProperty(field ?? "");
  }
});

test("a long poll waits as long as it was asked to, and no longer", async () => {
  const begin = performance.now();
  const answer = await get("/api/changes?after=0&wait=0.5");
  const ms = performance.now() - begin;
  expect(await answer.json()).toMatchObject({ changes: [], next: 0, restart: false });
  expect(ms).toBeGreaterThan(450);
  expect(ms).toBeLessThan(5_000);
});

test("another epoch is told to start again", async () => {
  const answer = await get("/api/changes?after=7&epoch=of-another-life");
  expect(await answer.json()).toMatchObject({ restart: true });
});

test("it is ready, tells its numbers, and serves its pages and what they load", async () => {
  expect((await get("/healthz")).status).toBe(200);
  expect(await (await get("/metrics")).text()).toContain("tongshu_index_lag 0");
  const home = await get("/", { accept: "text/html", "accept-language": "en" });
  expect(home.url).toBe(`${server.url}/en`);
  const html = await home.text();
  const loaded = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, path]) => path);
  expect(loaded.length).toBeGreaterThan(0);
  for (const path of loaded) {
    const asset = await get(path ?? "");
    expect(asset.status, path).toBe(200);
    expect(asset.headers.get("cache-control")).toContain("immutable");
  }
});

test("the start told its steps in order", () => {
  const lines = said.join("");
  expect(lines.indexOf("Opening the database")).toBe(0);
  expect(lines).toContain("Bringing the search index up to date");
});

test("a stop ends a waiting poll at once, and the folder can be started again", async () => {
  const polling = get("/api/changes?after=0&wait=20");
  await get("/livez");
  const begin = performance.now();
  await server.stop();
  expect((await polling).status).toBe(200);
  expect(performance.now() - begin).toBeLessThan(8_000);
  await expect(get("/livez")).rejects.toThrow("fetch failed");
  const again = await startServer({
    env: { TONGSHU_DATA: folder, PORT: "0", TONGSHU_LOG_LEVEL: "silent" },
    sample: false,
    report: createStartReport("zh", { write: () => undefined }),
  });
  if (isRefusal(again)) throw new Error(again.message.en);
  server = again;
  expect((await get("/healthz")).status).toBe(200);
});
