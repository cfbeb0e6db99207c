/**
 * Draws what `npm run bench:search` has stored under bench/results into the docs:
 * `npm run bench:search-figures`.
 */
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type SearchResult, searchResultSchema } from "./search/result-schema.ts";
import { distributionFigure, figureTables, growthFigure } from "./search/search-figures.ts";

const docs = resolve(import.meta.dirname, "..", "docs");
const stored = join(import.meta.dirname, "results");
const page = join(docs, "search-performance.md");

/** What was stored under names of this form, the smallest first. */
async function resultsLike(name: RegExp): Promise<readonly SearchResult[]> {
  const files = (await readdir(stored)).filter((file) => name.test(file));
  const results = await Promise.all(
    files.map(async (file) =>
      searchResultSchema.parse(JSON.parse(await readFile(join(stored, file), "utf8"))),
    ),
  );
  return results.toSorted((one, other) => one.entries - other.entries);
}

/** Puts the tables between the marks of the page that have this name. */
function withTables(text: string, name: string, results: readonly SearchResult[]): string {
  const begin = `<!-- ${name}: begin, written by npm run bench:search-figures -->`;
  const end = `<!-- ${name}: end -->`;
  const [before, rest] = text.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined)
    throw new Error(`${page} has no place for ${name}.`);
  return `${before}${begin}\n\n${figureTables(results)}\n\n${end}${after}`;
}

const results = await resultsLike(/^search-\d+\.json$/);
const largest = results.at(-1);
if (largest === undefined) throw new Error("There is no result; run `npm run bench:search` first.");
await writeFile(join(docs, "images", "search-growth.svg"), growthFigure(results));
await writeFile(join(docs, "images", "search-distribution.svg"), distributionFigure(largest));
const ofResearch = await resultsLike(/^search-research-\d+\.json$/);
const text = withTables(await readFile(page, "utf8"), "figures", results);
await writeFile(page, withTables(text, "targets", ofResearch));
