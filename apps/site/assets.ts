import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { suggestScript } from "./assets/suggest.ts";

export interface Asset {
  /** With a digest of the content, so that it can be cached for ever: /assets/site.0123abcd.css */
  readonly path: string;
  readonly contentType: string;
  readonly body: string;
}

/** Hexadecimal digits of the content's digest in the name. */
const digestDigits = 12;

function asset(name: string, extension: string, contentType: string, body: string): Asset {
  const digest = createHash("sha256").update(body).digest("hex").slice(0, digestDigits);
  return { path: `/assets/${name}.${digest}.${extension}`, contentType, body };
}

function source(name: string): string {
  return readFileSync(join(import.meta.dirname, "assets", name), "utf8");
}

/** In the order of the cascade; `modes` comes last because it overrules. */
const styles = [
  "base",
  "frame",
  "search-box",
  "notices",
  "home",
  "columns-and-filters",
  "results",
  "record",
  "tables",
  "changes",
  "organisations-and-about",
  "figures",
  "modes",
].map((name) => source(`styles/${name}.css`));

const style = asset("site", "css", "text/css; charset=utf-8", styles.join("\n"));
const script = asset("site", "js", "text/javascript; charset=utf-8", suggestScript);
const icon = asset("icon", "svg", "image/svg+xml", source("icon.svg"));

/** Everything that the pages load: one style sheet, one small script, one icon. */
export const assets: readonly Asset[] = [style, script, icon];

export const stylePath = style.path;
export const scriptPath = script.path;
export const iconPath = icon.path;
