import { createHttpServer, type HttpServer } from "@tongshu/platform/http";
import { systemIds } from "@tongshu/platform/ids";
import { createLogger } from "@tongshu/platform/log";
import { throwAwayDatabase } from "@tongshu/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { facetNames } from "./contract.ts";
import { harvestEntries } from "./harvest/use-cases/harvest-entries.ts";
import { catalogueRoutes } from "./routes.ts";
import {
  type CatalogueForTests,
  catalogueForTests,
  entry,
} from "./search/use-cases/catalogue-for-tests.ts";
import { createCatalogueReaders } from "./use-cases/catalogue-readers.ts";

let catalogue: CatalogueForTests;
let server: HttpServer;
let url: string;

beforeAll(async () => {
  catalogue = await catalogueForTests({ throwAwayDatabase, harvestEntries });
  const entries = [
    entry("rivers", { title: { en: "River levels", "zh-Hans": "河流水位" } }, [
      { code: "depth", name: { en: "Depth" } },
    ]),
    entry("floods", { title: { en: "River floods" } }),
  ];
  await catalogue.harvest({ entries, at: "2026-03-01" });
  const title = { zh: "测试", en: "Test" };
  server = await createHttpServer({
    routes: catalogueRoutes(createCatalogueReaders(catalogue)),
    log: createLogger("silent"),
    ids: systemIds,
    api: { title, description: title, version: "1.0.0" },
    requestsPerMinuteMax: 1_000,
    notReady: async () => [],
  });
  ({ url } = await server.listen({ host: "127.0.0.1", port: 0 }));
});
afterAll(async () => {
  await server.stop();
  await catalogue.close();
});

describe("the routes beside the search", () => {
  it("refuse what they do not know, each in its own words", async () => {
    const codes: Record<string, string> = {
      "/api/search.csv?colour=red": "REQUEST_INVALID",
      [`/api/search.xlsx?q=${"a".repeat(501)}`]: "REQUEST_INVALID",
      [`/api/search.ndjson?q=${"a+".repeat(40)}`]: "QUERY_TOO_LONG",
      "/api/search?facets=colour": "REQUEST_INVALID",
      [`/api/search?${"facets=theme&".repeat(10)}`]: "REQUEST_INVALID",
      "/api/search.csv?facets=theme": "REQUEST_INVALID",
      "/api/items?size=1000": "REQUEST_INVALID",
      "/api/items?q=depth&cursor=nonsense": "CURSOR_INVALID",
      "/api/entries/nowhere/related": "ENTRY_NOT_FOUND",
      "/api/statistics/providers/nowhere": "ORGANISATION_NOT_FOUND",
      "/api/statistics?since=2020": "REQUEST_INVALID",
    };
    for (const [path, code] of Object.entries(codes)) {
      const answer = await fetch(url + path);
      expect(await answer.json(), path).toMatchObject({ code });
      expect(answer.headers.get("content-disposition"), path).toBeNull();
    }
  });

  it("give a result set as a file, with its numbers in the headers", async () => {
    const answer = await fetch(`${url}/api/search.csv?q=river&page=7&lang=en`);
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "text/csv; charset=utf-8; header=present",
      "content-disposition": 'attachment; filename="tongshu-river.csv"',
      "tongshu-total": "2",
      "tongshu-exported": "2",
      "tongshu-limited": "false",
    });
    expect((await answer.text()).split("\r\n")).toHaveLength(4);
    const lines = await (await fetch(`${url}/api/search.ndjson?lang=zh`)).text();
    expect(lines.trimEnd().split("\n")).toHaveLength(2);
    const book = await fetch(`${url}/api/search.xlsx`);
    const bytes = new Uint8Array(await book.arrayBuffer());
    // The beginning of a zip archive, which a workbook is.
    expect([...bytes.subarray(0, 2)]).toEqual([0x50, 0x4b]);
  });

  it("count the facets that were named, in the order of the program; all unless said, none for an empty value", async () => {
    const countedBy = async (query: string): Promise<readonly string[]> => {
      const answer = await (await fetch(`${url}/api/search?q=river&size=1&${query}`)).json();
      expect(answer.total, query).toBe(2);
      return answer.facets.map(({ name }: { name: string }) => name);
    };
    expect(await countedBy("")).toEqual(facetNames);
    expect(await countedBy("facets=theme&facets=provider")).toEqual(["provider", "theme"]);
    expect(await countedBy(facetNames.map((name) => `facets=${name}`).join("&"))).toHaveLength(9);
    expect(await countedBy("facets=theme&source=test")).toEqual(["theme"]);
    expect(await countedBy("facets=")).toEqual([]);
  });

  it("go on by a cursor without counting again", async () => {
    const page = async (query: string) =>
      await (await fetch(`${url}/api/search?q=river&size=1&${query}`)).json();
    const first = await page("");
    const second = await page(`facets=&cursor=${encodeURIComponent(first.cursor)}`);
    expect(second.hits).toHaveLength(1);
    expect(second.hits[0].id).not.toBe(first.hits[0].id);
  });

  it("answer with items, related entries and statistics", async () => {
    const read = async (path: string) => await (await fetch(url + path)).json();
    const items = await read("/api/items?q=depth&lang=en");
    expect(items).toMatchObject({ total: 1, groups: [{ entries: [{ title: "River levels" }] }] });
    const { id } = items.groups[0].entries[0];
    const related = await read(`/api/entries/${id}/related?lang=en`);
    expect(related).toMatchObject({ entries: [{ title: "River floods" }] });
    expect(await read("/api/statistics?lang=en")).toMatchObject({ entries: 2, items: 1 });
  });
});
