import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

/** Where distributions put Chromium and its kin; `CHROMIUM` names another place. */
const places = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** Works as root and without a display, and asks nothing of the network by itself. */
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

function findBrowser(): string | undefined {
  const stated = process.env["CHROMIUM"];
  return [...(stated === undefined ? [] : [stated]), ...places].find((place) => existsSync(place));
}

/**
 * A headless Chromium, or null with a loud notice where none is installed; with REQUIRE_BROWSER=1
 * that is an error, so that a run which must test pages cannot pass without them.
 */
export async function launchBrowser(): Promise<Browser | null> {
  const executablePath = findBrowser();
  if (executablePath === undefined) {
    const missing = `No Chromium was found (looked at ${places.slice(0, 4).join(", ")}; CHROMIUM names another).`;
    if (process.env["REQUIRE_BROWSER"] === "1") throw new Error(missing);
    console.warn(`\n*** BROWSER TESTS ARE SKIPPED. ${missing} ***\n`);
    return null;
  }
  return chromium.launch({ executablePath, args: flags });
}
