/**
 * The whole journey of someone who uses no mouse and sees no screen: everything is reached with the
 * keyboard, and read as Chromium tells it to a screen reader.
 */
import {
  type HeardNode,
  type HeardPage,
  hearPage,
  launchBrowser,
  type StartedServer,
  startMsMax,
  type TongshuProgram,
  tongshuProgram,
} from "@tongshu/testkit";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const browser = await launchBrowser();

/** What is said in each language, word for word. */
const words = {
  zh: {
    locale: "zh-CN",
    skip: "跳到正文",
    navigation: "主导航",
    search: "搜索数据集与信息项",
    asked: "人口",
    total: /共 [\d,]+ 个数据集/,
    filters: "筛选",
    region: "地区",
    below: /^.+的下级：\d+$/,
    only: /^只看.+及其全部下级$/,
    apply: "应用筛选",
    active: "已选条件",
    remove: /^移除条件 地区：.+$/,
    onThisPage: "本页内容",
    items: "信息项",
    history: "变更历史",
    itemsRegion: /信息项.*可左右滚动|信息项/,
    other: "English：Read this page in English",
    otherLang: "/en/",
  },
  en: {
    locale: "en-GB",
    skip: "Skip to content",
    navigation: "Main",
    search: "Search datasets and information items",
    asked: "population",
    total: /[\d,]+ datasets/,
    filters: "Filters",
    region: "Region",
    below: /^Below .+: \d+$/,
    only: /^Only .+ and all below it$/,
    apply: "Apply filters",
    active: "Active filters",
    remove: /^Remove the filter Region: .+$/,
    onThisPage: "On this page",
    items: "Information items",
    history: "History",
    itemsRegion: /information items/i,
    other: "中文: 阅读本页中文版",
    otherLang: "/zh/",
  },
} as const;

/** Roles that are worked with: each must have a name. */
const worked = new Set(["link", "button", "checkbox", "searchbox", "combobox", "textbox"]);

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

const is = (role: string, name: string | RegExp) => (node: HeardNode) =>
  node.role === role && (typeof name === "string" ? node.name === name : name.test(node.name));

/** The marks of a page that a reader jumps by, whatever page it is. */
function expectSoundPage(nodes: readonly HeardNode[], navigation: string): void {
  for (const role of ["banner", "main", "contentinfo"]) {
    expect([role, nodes.filter((node) => node.role === role).length]).toEqual([role, 1]);
  }
  expect(nodes.some(is("navigation", navigation))).toBe(true);
  const unnamed = nodes.filter(({ role, name }) => worked.has(role) && name === "");
  expect(unnamed).toEqual([]);
  const headings = nodes.filter(({ role }) => role === "heading");
  expect(headings.filter(({ level }) => level === 1)).toHaveLength(1);
  for (const [index, { level = 0, name }] of headings.entries()) {
    expect(name).not.toBe("");
    expect(level - (headings[index - 1]?.level ?? 0), name).toBeLessThanOrEqual(1);
  }
}

/** A reader who sees must see where the keyboard is. */
async function expectFocusSeen(page: Page): Promise<void> {
  const width = await page.evaluate(() => {
    const element = document.activeElement ?? document.body;
    return Number.parseFloat(getComputedStyle(element).outlineWidth);
  });
  expect(width).toBeGreaterThanOrEqual(2);
}

/** Presses Enter where the focus is, and hears the page that comes. */
async function follow(page: Page, fits: (url: URL) => boolean): Promise<void> {
  const here = page.url();
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.href !== here && fits(url));
  await page.waitForLoadState("load");
}

describe.skipIf(browser === null)("by keyboard and ear alone", () => {
  for (const language of ["zh", "en"] as const) {
    const text = words[language];
    test(
      `a dataset is found, narrowed to a region, opened and read in ${language}`,
      async () => {
        if (browser === null) throw new Error("This test runs only where a browser was found.");
        const context = await browser.newContext({ locale: text.locale });
        const page = await context.newPage();
        const heard: HeardPage = await hearPage(page);

        await page.goto(server.url);
        expectSoundPage(await heard.nodes(), text.navigation);
        // The first stop skips what every page repeats; the next one after it is in the matter.
        await heard.tabTo(is("link", text.skip), 1);
        await expectFocusSeen(page);
        await page.keyboard.press("Enter");
        const box = await heard.tabTo(({ name }) => name === text.search, 1);
        expect(["combobox", "searchbox"]).toContain(box.role);
        await expectFocusSeen(page);
        await page.keyboard.type(text.asked);
        await follow(page, (url) => url.searchParams.get("q") === text.asked);

        const results = await heard.nodes();
        expectSoundPage(results, text.navigation);
        expect(results.some(({ role }) => role === "search")).toBe(true);
        expect(results.some(is("complementary", text.filters))).toBe(true);
        // How much was found is said without being looked for.
        const status = results.find(({ role }) => role === "status");
        expect(status?.properties["live"]).toBe("polite");
        const said = results.map(({ name }) => name).filter((name) => text.total.test(name));
        expect(said.length).toBeGreaterThan(0);

        await openRegions(heard, page);
        await heard.tabTo(is("link", text.only));
        await expectFocusSeen(page);
        await follow(page, (url) => url.searchParams.getAll("region").length === 1);
        const narrowed = await heard.nodes();
        expect(narrowed.some(is("navigation", text.active))).toBe(true);
        expect(narrowed.some(is("link", text.remove))).toBe(true);

        // Another value beside it: a space chooses, and the button applies.
        const first = await heard.tabTo(is("checkbox", /./));
        expect(first.properties["checked"]).toBe("false");
        await page.keyboard.press("Space");
        expect((await heard.focused()).properties["checked"]).toBe("true");
        await heard.tabTo(is("button", text.apply));
        await follow(page, (url) => url.searchParams.size > 2);
        expect(new URL(page.url()).searchParams.getAll("region")).toHaveLength(1);

        await heard.tabTo(is("link", text.skip), 1);
        await page.keyboard.press("Enter");
        const title = await openFirstResult(heard, page);
        await readEntry(heard, title);
        await heard.tabTo(is("link", text.other));
        await follow(page, (url) => url.pathname.startsWith(text.otherLang));
        await context.close();

        async function openRegions(of: HeardPage, at: Page): Promise<void> {
          const region = await of.tabTo(({ name }) => name === text.region);
          expect(region.properties["expanded"]).toBe(false);
          await at.keyboard.press("Enter");
          expect((await of.focused()).properties["expanded"]).toBe(true);
          const below = await of.tabTo(({ name }) => text.below.test(name));
          expect(below.properties["expanded"]).toBe(false);
          await at.keyboard.press("Enter");
          expect((await of.focused()).properties["expanded"]).toBe(true);
        }

        async function openFirstResult(of: HeardPage, at: Page): Promise<string> {
          const hits = (await of.nodes()).filter(
            ({ role, level }) => role === "heading" && level === 3,
          );
          const titles = new Set(hits.map(({ name }) => name));
          const hit = await of.tabTo(
            ({ role, name }) => role === "link" && [...titles].some((one) => one.startsWith(name)),
          );
          await expectFocusSeen(at);
          await follow(at, (url) => url.pathname.includes("/entries/"));
          return hit.name;
        }

        async function readEntry(of: HeardPage, hit: string): Promise<void> {
          const entry = await of.nodes();
          expectSoundPage(entry, text.navigation);
          expect(entry.some((node) => node.level === 1 && is("heading", hit)(node))).toBe(true);
          expect(entry.some(is("navigation", text.onThisPage))).toBe(true);
          expect(entry.some(is("heading", text.items))).toBe(true);
          expect(entry.some(is("heading", text.history))).toBe(true);
          expect(entry.filter(({ role }) => role === "columnheader").length).toBeGreaterThan(2);
          expect(entry.some(({ role }) => role === "rowheader")).toBe(true);
          // A table that scrolls is a stop of its own, and says what it is.
          await of.tabTo(is("region", text.itemsRegion));
        }
      },
      startMsMax,
    );
  }
});
