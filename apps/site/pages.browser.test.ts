import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { interfaceLanguages } from "@tongshu/platform/i18n";
import { launchBrowser } from "@tongshu/testkit";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fixtureServer } from "./fixtures/fixture-server.ts";
import { fixturePages } from "./fixtures/pages.ts";

const browser = await launchBrowser();
const axeSource = readFileSync(
  createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
  "utf8",
);
const schemes = ["light", "dark"] as const;
const widths = [360, 1280, 1920] as const;

interface AxeFinding {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly string[];
}

/** Findings of axe, with the addresses of the elements concerned. */
async function axeFindings(page: Page): Promise<readonly AxeFinding[]> {
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: {
        run(options: object): Promise<{
          violations: { id: string; impact: string; nodes: { target: string[]; html: string }[] }[];
        }>;
      };
    };
    // Contrast of 7:1 (WCAG 2.2, 1.4.6) is not among axe's defaults.
    const { violations } = await axe.run({
      rules: { "color-contrast-enhanced": { enabled: true } },
    });
    return violations.map(({ id, impact, nodes }) => ({
      id,
      impact,
      nodes: nodes.map((node) => `${node.target.join(" ")} ${node.html.slice(0, 120)}`),
    }));
  });
}

describe.skipIf(browser === null)("in a real browser", () => {
  let server: Awaited<ReturnType<typeof fixtureServer>>;
  beforeAll(async () => {
    server = await fixtureServer();
  });
  afterAll(async () => {
    await browser?.close();
    await server.close();
  });

  async function open(colorScheme: "light" | "dark", width: number, javaScriptEnabled = true) {
    if (browser === null) throw new Error("This test runs only where a browser was found.");
    const context = await browser.newContext({
      bypassCSP: javaScriptEnabled,
      colorScheme,
      javaScriptEnabled,
      reducedMotion: "reduce",
      viewport: { width, height: 900 },
    });
    return { context, page: await context.newPage() };
  }

  describe.each(interfaceLanguages)("%s", (language) => {
    test.each(schemes)(
      "no page has a finding of axe in %s",
      async (scheme) => {
        const { context, page } = await open(scheme, 1280);
        for (const fixture of fixturePages) {
          await page.goto(`${server.origin}/${language}${fixture.path}`);
          await page.addScriptTag({ content: axeSource });
          expect(await axeFindings(page), fixture.name).toEqual([]);
        }
        await context.close();
      },
      240_000,
    );

    test.each(widths)(
      "no page scrolls sideways at %i px",
      async (width) => {
        const { context, page } = await open("light", width);
        for (const fixture of fixturePages) {
          await page.goto(`${server.origin}/${language}${fixture.path}`);
          const wider = await page.evaluate(
            () => document.documentElement.scrollWidth - window.innerWidth,
          );
          expect(wider, fixture.name).toBeLessThanOrEqual(0);
        }
        await context.close();
      },
      120_000,
    );
  });

  test("pages load without a breach of the content security policy", async () => {
    if (browser === null) throw new Error("This test runs only where a browser was found.");
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("requestfailed", (request) => {
      // A request that the next page cuts short is no fault of the page.
      const reason = request.failure()?.errorText ?? "";
      if (reason !== "net::ERR_ABORTED") complaints.push(`${request.url()} ${reason}`);
    });
    for (const fixture of fixturePages) await page.goto(`${server.origin}/zh${fixture.path}`);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test("suggestions can be chosen by keyboard and start the search", async () => {
    const { context, page } = await open("light", 1280);
    await page.goto(`${server.origin}/zh`);
    await page.getByRole("combobox").pressSequentially("水");
    await page.getByRole("option").first().waitFor();
    expect(await page.getByRole("combobox").getAttribute("aria-expanded")).toBe("true");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.pathname === "/zh/search");
    expect(new URL(page.url()).searchParams.get("q")).toBe("水质");
    await context.close();
  });

  test("without script a filter is chosen and applied, keeping the query", async () => {
    const { context, page } = await open("light", 360, false);
    const results = fixturePages.find((one) => one.name === "results");
    await page.goto(`${server.origin}/en${results?.path}`);
    await page.getByText("Filters", { exact: true }).click();
    await page.getByRole("checkbox", { name: /^Environment/ }).check();
    await page.getByRole("button", { name: "Apply filters" }).click();
    await page.waitForURL((url) => url.searchParams.has("theme"));
    const { pathname, searchParams } = new URL(page.url());
    expect([pathname, searchParams.get("q"), searchParams.getAll("theme")]).toEqual([
      "/en/search",
      "水质",
      ["ENVI"],
    ]);
    await page.goBack();
    expect(
      await page.locator("input[type=checkbox]:checked").count(),
      "a step back shows the filters of the results there",
    ).toBe(0);
    await context.close();
  });

  test("the first key reaches a link that skips to the content", async () => {
    const { context, page } = await open("light", 1280);
    await page.goto(`${server.origin}/en/about`);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("content");
    await context.close();
  });
});
