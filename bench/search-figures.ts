/**
 * Draws what `npm run bench:search` has stored under bench/results into the docs:
 * `npm run bench:search-figures`.
 */
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { searchResultSchema } from "./search/result-schema.ts";
import { distributionFigure, figureTables, growthFigure } from "./search/search-figures.ts";

const docs = resolve(import.meta.dirname, "..", "docs");
const stored = join(import.meta.dirname, "results");
const files = (await readdir(stored)).filter((name) => /^search-\d+\.json$/.test(name));
const results = await Promise.all(
  files.map(async (name) =>
    searchResultSchema.parse(JSON.parse(await readFile(join(stored, name), "utf8"))),
  ),
);
results.sort((one, other) => one.entries - other.entries);
const largest = results.at(-1);
if (largest === undefined) throw new Error("There is no result; run `npm run bench:search` first.");
await writeFile(join(docs, "images", "search-growth.svg"), growthFigure(results));
await writeFile(join(docs, "images", "search-distribution.svg"), distributionFigure(largest));
const page = join(docs, "search-performance.md");
const begin = "<!-- figures: begin, written by npm run bench:search-figures -->";
const end = "<!-- figures: end -->";
const [before, rest] = (await readFile(page, "utf8")).split(begin);
const after = rest?.split(end)[1];
if (before === undefined || after === undefined)
  throw new Error(`${page} has no place for figures.`);
await writeFile(page, `${before}${begin}\n\n${figureTables(results)}\n\n${end}${after}`);
