import {
  catalogueStatusSchema,
  entryAnswerSchema,
  searchAnswerSchema,
} from "@tongshu/catalogue/contract";
import {
  launchBrowser,
  type StartedServer,
  startMsMax,
  type TongshuProgram,
  tongshuProgram,
} from "@tongshu/testkit";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const browser = await launchBrowser();

/** Presses of the Tab key within which the search box must be reached. */
const tabsMax = 15;

const words = {
  zh: {
    locale: "zh-CN",
    html: "zh-CN",
    tag: "zh-Hans",
    sample: "示例",
    apply: "应用筛选",
    switchTo: "English",
    other: "en",
    changes: "更新",
    count: (total: string) => `共 ${total} 个数据集`,
  },
  en: {
    locale: "en-GB",
    html: "en",
    tag: "en",
    sample: "Sample",
    apply: "Apply filters",
    switchTo: "中文",
    other: "zh-CN",
    changes: "Changes",
    count: (total: string) => `${total} datasets`,
  },
} as const;

let tongshu: TongshuProgram;
let server: StartedServer;

beforeAll(async () => {
  tongshu = await tongshuProgram();
  server = await tongshu.start();
}, startMsMax);

afterAll(async () => {
  await browser?.close();
  await tongshu?.remove();
});

async function read(path: string): Promise<unknown> {
  const answer = await fetch(`${server.url}${path}`);
  expect(answer.status, path).toBe(200);
  return await answer.json();
}

/** A word that the sample certainly holds, more than once: a keyword of one of its entries. */
async function knownWord(language: "zh" | "en"): Promise<{ word: string; total: number }> {
  const all = searchAnswerSchema.parse(await read(`/api/search?lang=${language}&size=20`));
  for (const { id } of all.hits) {
    const { entry } = entryAnswerSchema.parse(await read(`/api/entries/${id}`));
    for (const word of entry.record.keywords?.[words[language].tag] ?? []) {
      const found = searchAnswerSchema.parse(
        await read(`/api/search?lang=${language}&q=${encodeURIComponent(word)}`),
      );
      if (found.relaxed === null && found.total > 1) return { word, total: found.total };
    }
  }
  throw new Error("No keyword of the sample finds two entries.");
}

test("the first start says what it does, loads the sample, and ends with the address", async () => {
  const { out, err } = server.program.said;
  expect(err).toBe("");
  expect(out).toContain("loading the sample");
  expect(out.trimEnd().endsWith(`Open ${server.url}`)).toBe(true);
});

describe.skipIf(browser === null)("in a real browser", () => {
  const formatted = (count: number) => count.toLocaleString("en");

  async function searchByKeyboard(page: Page, word: string): Promise<void> {
    for (let tabs = 0; tabs < tabsMax; tabs += 1) {
      await page.keyboard.press("Tab");
      if (await page.locator("input[name=q]").evaluate((box) => box.matches(":focus"))) break;
    }
    await page.keyboard.type(word);
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.searchParams.get("q") === word);
  }

  /** Chooses the first value of a facet that does not hold everything; returns its count. */
  async function narrow(page: Page, total: number, apply: string): Promise<number> {
    // On a narrow screen the filters are folded away as a whole.
    const filters = page.locator(".all-filters > summary");
    const shown = page.locator("details.facet[open] label:has(.count):visible");
    if ((await shown.count()) === 0) await filters.click();
    for (const label of await shown.all()) {
      const count = Number((await label.locator(".count").innerText()).replaceAll(",", ""));
      if (count >= total) continue;
      await label.getByRole("checkbox").check();
      await page.getByRole("button", { name: apply, exact: true }).click();
      await page.waitForURL((url) => url.searchParams.size > 1);
      return count;
    }
    throw new Error("No facet narrows the search.");
  }

  /** The language switch leads to the same page in the other language, and back. */
  async function switchThereAndBack(page: Page, { html, other }: (typeof words)["zh" | "en"]) {
    const here = page.url();
    const rest = new URL(here).pathname.replace(/^\/(zh|en)/, "");
    await page.locator("a.switch").click();
    await page.waitForURL((url) => url.href !== here);
    const there = new URL(page.url());
    expect(there.pathname.replace(/^\/(zh|en)/, "")).toBe(rest);
    expect([...there.searchParams]).toEqual([...new URL(here).searchParams]);
    expect(await page.locator("html").getAttribute("lang")).toBe(other);
    await page.locator("a.switch").click();
    await page.waitForURL((url) => url.href === here);
    expect(await page.locator("html").getAttribute("lang")).toBe(html);
  }

  async function findDataset(page: Page, language: "zh" | "en"): Promise<void> {
    const text = words[language];
    const { word, total } = await knownWord(language);
    await page.goto(server.url);
    expect(new URL(page.url()).pathname).toBe(`/${language}`);
    expect(await page.locator("html").getAttribute("lang")).toBe(text.html);
    const banner = await page.locator(".notice-sample").innerText();
    expect(banner).toContain(text.sample);
    const { sample } = catalogueStatusSchema.parse(await read("/api/status"));
    const numbers = await page.locator(".numbers").innerText();
    for (const count of [sample.entries, sample.items, sample.organisations]) {
      expect(numbers).toContain(formatted(count));
    }

    await searchByKeyboard(page, word);
    expect(await page.locator("p.total").innerText()).toContain(text.count(formatted(total)));
    expect(await page.locator("mark").count()).toBeGreaterThan(0);
    const narrowed = await narrow(page, total, text.apply);
    expect(await page.locator(".chip").count()).toBe(1);
    expect(await page.locator("p.total strong").innerText()).toMatch(
      new RegExp(`(^|\\s)${formatted(narrowed)}\\s`),
    );
    expect(new URL(page.url()).searchParams.get("q")).toBe(word);
    await switchThereAndBack(page, text);

    const hit = page.locator(".hit h3 a").first();
    const title = await hit.innerText();
    await hit.click();
    await page.waitForURL(/\/entries\//);
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe(title);
    expect(await page.locator(".notice-sample").innerText()).toContain(text.sample);
    expect(await page.locator("#items tbody tr").count()).toBeGreaterThan(0);
    expect(await page.locator("#history ol.history > li").count()).toBeGreaterThan(0);
    await switchThereAndBack(page, text);

    const provider = page.locator(".entry-head .kicker a");
    const name = await provider.innerText();
    await provider.click();
    await page.waitForURL(/\/organisations\//);
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe(name);
    expect(await page.locator("main").innerText()).toContain(title);

    await page.locator("nav").getByRole("link", { name: text.changes, exact: true }).click();
    await page.waitForURL((url) => url.pathname === `/${language}/changes`);
    expect(await page.locator("main a[href*='/entries/']").count()).toBeGreaterThan(10);
    await switchThereAndBack(page, text);
  }

  for (const language of ["zh", "en"] as const) {
    for (const [javaScriptEnabled, width] of [
      [true, 360],
      [true, 1_440],
      [false, 360],
      [false, 1_440],
    ] as const) {
      const how = javaScriptEnabled ? "with" : "without";
      test(
        `a newcomer finds a dataset in ${language}, ${how} JavaScript, at ${width} px`,
        async () => {
          if (browser === null) throw new Error("This test runs only where a browser was found.");
          const { locale } = words[language];
          const context = await browser.newContext({
            locale,
            javaScriptEnabled,
            viewport: { width, height: 800 },
          });
          const page = await context.newPage();
          const complaints: string[] = [];
          page.on("console", (message) => {
            if (message.type() === "error") complaints.push(message.text());
          });
          page.on("pageerror", (error) => complaints.push(error.message));
          await findDataset(page, language);
          expect(complaints).toEqual([]);
          await context.close();
        },
        startMsMax,
      );
    }
  }
});

describe("the same data folder", () => {
  const sampleEntries = 3_000;

  async function status() {
    const { code, answer } = await tongshu.json("status");
    expect(code).toBe(0);
    const { harvests, ...counts } = answer as { harvests: unknown };
    expect(harvests).toEqual([]);
    return catalogueStatusSchema.parse(counts);
  }

  test(
    "is read by a command while the server runs",
    async () => {
      const held = await status();
      expect(held).toEqual(await read("/api/status"));
      expect(held).toMatchObject({ entries: 0, items: 0, organisations: 0, sources: 0 });
      expect(held.sample.entries).toBe(sampleEntries);
      expect(held.sample.items).toBeGreaterThan(sampleEntries);
      expect(held.indexedSeq).toBe(held.feedSeq);
    },
    startMsMax,
  );

  test(
    "outlives a stop, and the sample is not loaded twice",
    async () => {
      const before = await status();
      expect(await server.stop()).toMatchObject({ code: 0, signal: null, err: "" });
      const begin = performance.now();
      server = await tongshu.start();
      // A first start takes several times as long: it makes the database, the sample and the index.
      expect(performance.now() - begin).toBeLessThan(startMsMax / 4);
      expect(server.program.said.out).not.toContain("sample");
      expect(await read("/api/status")).toEqual(before);
      const { hits, total } = searchAnswerSchema.parse(await read("/api/search?size=1"));
      expect([hits.length, total]).toEqual([1, sampleEntries]);
    },
    startMsMax,
  );

  test(
    "is rid of the sample by one command, and a start does not bring it back",
    async () => {
      expect(await server.stop()).toMatchObject({ code: 0, err: "" });
      expect(await tongshu.json("sample", "remove")).toMatchObject({
        code: 0,
        answer: { removed: sampleEntries },
      });
      const nothing = { entries: 0, items: 0, organisations: 0 };
      const held = await status();
      expect(held).toMatchObject({ ...nothing, sources: 0, sample: nothing });
      expect(held.indexedSeq).toBe(held.feedSeq);
      server = await tongshu.start();
      expect(server.program.said.out).not.toContain("sample");
      expect(await read("/api/status")).toEqual(held);
      expect(await read("/api/search")).toMatchObject({ total: 0 });
      expect(await read("/api/organisations")).toMatchObject({ organisations: [] });
      expect(await read("/api/sources")).toEqual({ sources: [] });
      const home = await (await fetch(`${server.url}/en`)).text();
      expect(home).toContain("The catalogue is empty");
      expect(home).not.toContain("notice-sample");
      expect(await tongshu.json("sample", "remove")).toMatchObject({ answer: { removed: 0 } });
    },
    startMsMax,
  );
});
