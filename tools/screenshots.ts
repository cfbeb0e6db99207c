/**
 * `npm run screenshots [-- folder]`: a picture of every page in each language, theme and width, made
 * from fixture data, for looking at. The folder is kept out of git.
 */
import { mkdirSync } from "node:fs";
import path from "node:path";
import { interfaceLanguages } from "@tongshu/platform/i18n";
import { launchBrowser } from "@tongshu/testkit";
import { fixtureServer } from "../apps/site/fixtures/fixture-server.ts";
import { fixturePages } from "../apps/site/fixtures/pages.ts";
import { root } from "./source-folders.ts";

const schemes = ["light", "dark"] as const;
/** The narrowest phone, a laptop, a wide screen; in CSS pixels. */
const widths = [360, 1280, 1920] as const;
const height = 900;

const folder = path.resolve(root, process.argv[2] ?? "screenshots");
const browser = await launchBrowser();
if (browser === null) process.exit(1);
mkdirSync(folder, { recursive: true });
const server = await fixtureServer();
let pictures = 0;
for (const colorScheme of schemes) {
  for (const width of widths) {
    const context = await browser.newContext({
      colorScheme,
      reducedMotion: "reduce",
      viewport: { width, height },
    });
    const page = await context.newPage();
    for (const language of interfaceLanguages) {
      for (const fixture of fixturePages) {
        await page.goto(`${server.origin}/${language}${fixture.path}`);
        const name = `${fixture.name}-${language}-${width}-${colorScheme}.png`;
        await page.screenshot({ path: path.join(folder, name), fullPage: true });
        pictures += 1;
      }
    }
    await context.close();
  }
}
await browser.close();
await server.close();
console.log(`${pictures} pictures in ${folder}`);
