import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { forgetSource, harvestSource } from "@tongshu/catalogue";
import { isRefusal } from "@tongshu/platform/errors";
import { interfaceLanguages } from "@tongshu/platform/i18n";
import { queryForms } from "@tongshu/site";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RunningServer, startServer } from "../start-server.ts";

/** Pages that the walk over all links may ask for. */
const pagesWalkedMax = 400;

const dataset = (identifier: string, title: string, publisher: string) => ({
  "@type": "dcat:Dataset",
  identifier,
  title,
  description: `${title} <b>with markup</b> & an ampersand.`,
  keyword: ["water"],
  modified: "2026-05-04",
  publisher: { "@type": "org:Organization", name: publisher },
  contactPoint: { "@type": "vcard:Contact", fn: "Desk", hasEmail: "mailto:desk@city.example" },
  accessLevel: "public",
  distribution: [
    { "@type": "dcat:Distribution", downloadURL: "https://city.example/a.csv", format: "CSV" },
  ],
});

const catalogue = {
  conformsTo: "https://project-open-data.cio.gov/v1.1/schema",
  dataset: [
    dataset("a", "Quality of drinking water", "City of Example"),
    dataset("b", "Water meters", "Water Works"),
    dataset("c", `"><script>alert(1)</script> bathing water`, "City of Example"),
  ],
};

describe("the pages of a running node", () => {
  let folder: string;
  let server: RunningServer;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "tongshu-pages-"));
    const file = join(folder, "data.json");
    writeFileSync(file, JSON.stringify(catalogue));
    const started = await startServer({
      env: { TONGSHU_DATA: join(folder, "data"), PORT: "0" },
      sample: false,
      report: { line: () => {}, step: async (_what, run) => await run(() => {}) },
    });
    if (isRefusal(started)) throw new Error(started.message.en);
    server = started;
    const report = await harvestSource(server.node.harvester, { source: "city", location: file });
    expect(report).toMatchObject({ added: 3, refused: 0 });
    await server.node.indexKeeper.catchUp(() => {});
  }, 120_000);

  afterAll(async () => {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const ask = (path: string, acceptLanguage = "en") =>
    fetch(new URL(path, server.url), {
      redirect: "manual",
      headers: { accept: "text/html,*/*;q=0.8", "accept-language": acceptLanguage },
    });

  test("what cannot be shown is a page with its status, in the language of its path", async () => {
    const refusals = [
      ["/zh/entries/none", 404],
      ["/zh/organisations/none", 404],
      ["/zh/entries/none?at=yesterday", 400],
      ["/zh/search?page=0", 400],
      ["/zh/nothing", 404],
      ["/zh/items?page=0", 400],
      ["/zh/entries/none?isort=colour", 400],
    ] as const;
    for (const [path, status] of refusals) {
      const answer = await ask(path);
      const body = await answer.text();
      expect([path, answer.status], body.slice(0, 200)).toEqual([path, status]);
      expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
      expect([path, answer.headers.get("cache-control")]).toEqual([path, "no-store"]);
      expect(body).toContain('<html lang="zh-CN">');
    }
  });

  test("a page passes over what others appended to its address, and over a last slash", async () => {
    for (const path of ["/en?utm_source=mail", "/en/", "/en/search/?q=water&fbclid=1"]) {
      expect([path, (await ask(path)).status]).toEqual([path, 200]);
    }
    expect((await ask("/api/search?utm_source=mail")).status).toBe(400);
  });

  test("the root leads to the reader's language", async () => {
    for (const [header, path] of [
      ["en-GB,en;q=0.9", "/en"],
      ["zh-TW", "/zh"],
      ["fr", "/zh"],
    ] as const) {
      const answer = await ask("/", header);
      expect([answer.status, answer.headers.get("location")]).toEqual([302, path]);
    }
  });

  test("every link of every page is answered, and no page lets a title run as script", async () => {
    const waiting = ["/zh", "/en"];
    const seen = new Set(waiting);
    const broken: string[] = [];
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      const answer = await ask(path);
      const body = await answer.text();
      if (answer.status !== 200) broken.push(`${path} ${answer.status}`);
      if (!answer.headers.get("content-type")?.includes("html")) continue;
      expect(body).not.toContain("<script>alert");
      for (const [, found = ""] of body.matchAll(/(?:href|src)="(\/[^"#]*)/g)) {
        const link = found.replaceAll("&amp;", "&");
        if (seen.has(link) || seen.size >= pagesWalkedMax) continue;
        seen.add(link);
        waiting.push(link);
      }
    }
    expect(broken).toEqual([]);
    for (const kind of [
      "/zh/entries/",
      "/en/organisations/",
      "/api/entries/",
      "/assets/",
      "/api/search.xlsx",
      "/zh/items?q=",
      "/en/statistics",
      "/zh/help",
      "/en/api",
      "/problems/",
      "/zh/changes.atom",
    ]) {
      expect([...seen].filter((path) => path.startsWith(kind)).length, kind).toBeGreaterThan(0);
    }
  }, 120_000);

  test("the sitemap leads to every entry and organisation in both languages, once", async () => {
    const robots = await (await ask("/robots.txt")).text();
    const sitemap = /^Sitemap: (.+)$/m.exec(robots)?.[1] ?? "";
    const locations = async (address: string) => {
      const answer = await fetch(address);
      expect([answer.status, answer.headers.get("content-type")]).toEqual([
        200,
        "application/xml; charset=utf-8",
      ]);
      return [...(await answer.text()).matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, at = ""]) => at);
    };
    const files = await locations(sitemap);
    const addresses = (await Promise.all(files.map(locations))).flat();
    expect(new Set(addresses).size).toBe(addresses.length);
    for (const [part, count] of [
      ["/zh/entries/", 3],
      ["/en/entries/", 3],
      ["/en/organisations/", 2],
      ["/zh/statistics", 1],
    ] as const) {
      expect([part, addresses.filter((one) => one.includes(part)).length]).toEqual([part, count]);
    }
    for (const address of addresses) {
      expect([address, (await ask(address)).status]).toEqual([address, 200]);
    }
    expect((await ask("/sitemaps/2.xml")).status).toBe(404);
    expect((await ask("/sitemaps/0.xml")).status).toBe(404);
  });

  test("the search answers every example of its help page", async () => {
    for (const language of interfaceLanguages) {
      for (const { example } of queryForms[language]) {
        const answer = await ask(`/${language}/search?q=${encodeURIComponent(example)}`);
        expect([example, answer.status]).toEqual([example, 200]);
      }
    }
  });

  test("a page that has not changed is not sent again", async () => {
    const first = await ask("/en/statistics");
    const entityTag = first.headers.get("etag") ?? "";
    const headers = { accept: "text/html", "if-none-match": entityTag };
    expect((await fetch(new URL("/en/statistics", server.url), { headers })).status).toBe(304);
  });

  test("a search shows its matches marked, and a filter narrows it", async () => {
    const all = await (await ask("/en/search?q=water")).text();
    expect(all).toContain("<strong>3 datasets</strong>");
    expect(all).toContain("<mark>water</mark>");
    const provider = /name="provider" value="([^"]+)"/.exec(all)?.[1] ?? "";
    const one = await (await ask(`/en/search?q=water&provider=${provider}`)).text();
    expect(one).toContain("<strong>2 datasets</strong>");
  });

  test("an entry that was withdrawn is gone: as a page in both languages and for programs", async () => {
    const file = join(folder, "gone.json");
    const gone = { ...catalogue, dataset: [dataset("z", "Withdrawn tables", "City of Example")] };
    writeFileSync(file, JSON.stringify(gone));
    await harvestSource(server.node.harvester, { source: "gone", location: file });
    await server.node.indexKeeper.catchUp(() => {});
    const { hits } = await (await fetch(new URL("/api/search?q=Withdrawn", server.url))).json();
    const id = String(hits[0].id);
    expect((await ask(`/zh/entries/${id}`)).status).toBe(200);
    expect(await forgetSource(server.node, "gone")).toEqual({ removed: 1 });
    for (const [language, title] of [
      ["zh", "已经不在目录中"],
      ["en", "No longer in the catalogue"],
    ]) {
      const answer = await ask(`/${language}/entries/${id}`);
      expect([answer.status, answer.headers.get("cache-control")]).toEqual([410, "no-store"]);
      const body = await answer.text();
      expect(body).toContain(`<h1>${title}</h1>`);
      expect(body).toContain(id);
    }
    for (const path of [`/api/entries/${id}`, `/api/entries/${id}/related`]) {
      const answer = await fetch(new URL(path, server.url));
      expect([answer.status, answer.headers.get("content-type")]).toEqual([
        410,
        "application/problem+json",
      ]);
      expect(await answer.json()).toMatchObject({ code: "ENTRY_WITHDRAWN", title: "已撤出" });
    }
    expect((await ask("/en/entries/entry_none")).status).toBe(404);
  });
});
