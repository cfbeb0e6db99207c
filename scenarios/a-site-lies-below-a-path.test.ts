import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addSample } from "@tongshu/catalogue";
import { isRefusal } from "@tongshu/platform/errors";
import { createStartReport, type RunningServer, startServer } from "@tongshu/server";
import { startMsMax } from "@tongshu/testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = "http://data.example.test/offices/tongshu";
const sampleEntries = 25;
/** Searches lead to ever more searches: so many of them are followed, all of them are looked at. */
const searchesMax = 60;

let folder: string;
let server: RunningServer;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "tongshu-path-"));
  chmodSync(folder, 0o755);
  const started = await startServer({
    env: {
      TONGSHU_DATA: folder,
      PORT: "0",
      PUBLIC_URL: `${root}/`,
      TONGSHU_RATE_LIMIT: "1000000",
      TONGSHU_LOG_LEVEL: "silent",
    },
    sample: false,
    report: createStartReport("en", { write: () => undefined }),
  });
  if (isRefusal(started)) throw new Error(started.message.en);
  server = started;
  const run = await addSample(server.node.harvester, { entries: sampleEntries });
  if (isRefusal(run)) throw new Error(run.message.en);
  await server.node.indexKeeper.catchUp();
}, startMsMax);
afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** What a proxy on the public host does: the path goes on as it is. */
async function ask(address: string): Promise<Response> {
  const { pathname, search } = new URL(address);
  const headers = { accept: "text/html,*/*;q=0.8" };
  return await fetch(server.url + pathname + search, { headers, redirect: "manual" });
}

const unescaped = (text: string) =>
  text.replaceAll("&amp;", "&").replaceAll("&#38;", "&").replaceAll("&quot;", '"');

/** Every address that a document of ours writes, whatever it is for. */
function addressesIn(body: string, type: string): string[] {
  if (type.includes("html")) {
    const written = body.matchAll(/\s(?:href|src|action|data-suggest|content)="([^"]*)"/g);
    return [...written].map(([, at = ""]) => unescaped(at)).filter((at) => /^(\/|http)/.test(at));
  }
  if (type.includes("xml")) {
    const written = body.matchAll(/(?:<loc>|<id>|<uri>|href=")([^<"]+)/g);
    return [...written].map(([, at = ""]) => unescaped(at));
  }
  if (type.startsWith("text/plain")) {
    return [...body.matchAll(/^Sitemap: (\S+)$/gm)].map(([, at = ""]) => at);
  }
  return type.includes("json")
    ? [...body.matchAll(/"(https?:[^"\\]+)"/g)].map(([, at = ""]) => at)
    : [];
}

/** Where an address of a document leads: to another host, below the path, or beside it. */
function placeOf(found: string, on: string): "elsewhere" | "inside" | "outside" {
  const address = new URL(found, on);
  if (address.origin !== new URL(root).origin) return "elsewhere";
  return /^\/offices\/tongshu([/?]|$)/.test(address.pathname) ? "inside" : "outside";
}

interface Crawl {
  readonly visited: Map<string, number>;
  readonly outside: Set<string>;
  readonly broken: Set<string>;
}

async function crawl(): Promise<Crawl> {
  const waiting = [`${root}/`, `${root}/robots.txt`, `${root}/api/openapi.json`];
  const visited = new Map<string, number>();
  const outside = new Set<string>();
  const broken = new Set<string>();
  let searches = 0;
  const consider = (found: string, on: string): void => {
    const place = placeOf(found, on);
    if (place === "outside") outside.add(`${found} on ${on}`);
    if (place !== "inside") return;
    const address = new URL(found, on);
    address.hash = "";
    waiting.push(address.href);
  };
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    if (visited.has(address)) continue;
    if (/\/(search|items)(\.\w+)?\?/.test(address) && (searches += 1) > searchesMax) continue;
    const answer = await ask(address);
    visited.set(address, answer.status);
    const location = answer.headers.get("location");
    if (location !== null) consider(location, address);
    // A form's and the suggestions' addresses are completed by the reader.
    if (answer.status >= 400 && !address.endsWith("=")) broken.add(`${answer.status} ${address}`);
    const body = await answer.text();
    const type = answer.headers.get("content-type") ?? "";
    for (const found of addressesIn(body, type)) consider(found, address);
  }
  return { visited, outside, broken };
}

describe("a site below the path of another one", () => {
  test("has every link below the path, and none is broken", async () => {
    const { visited, outside, broken } = await crawl();
    expect([...outside]).toEqual([]);
    expect([...broken]).toEqual([]);
    const paths = [...visited.keys()].map((at) => at.slice(root.length));
    const count = (pattern: RegExp) => paths.filter((path) => pattern.test(path)).length;
    expect(count(/^\/(zh|en)\/entries\/[^?]+$/)).toBe(2 * sampleEntries);
    for (const pattern of [
      /^\/zh$/,
      /^\/en\/organisations\/[^?]+$/,
      /^\/assets\/.+\.css$/,
      /^\/assets\/.+\.js$/,
      /^\/assets\/.+\.svg$/,
      /^\/zh\/changes\.atom$/,
      /^\/sitemap\.xml$/,
      /^\/sitemaps\/1\.xml$/,
      /^\/api\/search\.(csv|xlsx|ndjson)\?/,
      /^\/api\/entries\/[^/]+$/,
      /^\/problems\/[A-Z_]+$/,
      /^\/en\/api$/,
    ]) {
      expect([pattern, count(pattern) > 0]).toEqual([pattern, true]);
    }
  }, 240_000);

  test("would be found out by a link that forgets the path", () => {
    const planted = `<a href="/zh/about">a</a><a href="/offices/tongshux">b</a><form action="../about">
      <link href="${root}/en"><a href="https://elsewhere.example/zh">c</a>`;
    const found = addressesIn(planted, "text/html").map((at) => placeOf(at, `${root}/zh/search`));
    expect(found).toEqual(["outside", "outside", "inside", "elsewhere"]);
  });

  test("answers alike when the proxy takes the path off, and probes of this machine at the root", async () => {
    const path = "/en/organisations";
    const whole = await (await ask(root + path)).text();
    expect(await (await fetch(server.url + path)).text()).toBe(whole);
    expect((await fetch(`${server.url}/livez`)).status).toBe(200);
    expect((await fetch(`${server.url}/offices/tongshu/livez`)).status).toBe(200);
    expect((await fetch(`${server.url}/offices/other/livez`)).status).toBe(404);
  });

  test("redirects, problems, canonical links, robots and the API description name the path", async () => {
    const home = await ask(`${root}/`);
    expect(home.headers.get("location")).toMatch(/^\/offices\/tongshu\/(zh|en)$/);
    const refused = await fetch(`${server.url}/offices/tongshu/api/entries/none`);
    expect(await refused.json()).toMatchObject({
      type: `${root}/problems/ENTRY_NOT_FOUND`,
      instance: "/offices/tongshu/api/entries/none",
    });
    const missing = await (await ask(`${root}/en/nowhere`)).text();
    expect(missing).toContain('href="/offices/tongshu/assets/');
    const page = await (await ask(`${root}/en/about`)).text();
    expect(page).toContain(`<link rel="canonical" href="${root}/en/about">`);
    expect(page).toContain(`hreflang="zh-CN" href="${root}/zh/about"`);
    const robots = await (await ask(`${root}/robots.txt`)).text();
    expect(robots).toContain(`Sitemap: ${root}/sitemap.xml`);
    expect(robots).toContain("Disallow: /offices/tongshu/api/");
    const description = await (await ask(`${root}/api/openapi.json`)).json();
    expect(description).toMatchObject({ servers: [{ url: root }] });
  });
});
