import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

const folder = join(import.meta.dirname, "../../../../shared/data/catalogues");

/** False when the real catalogues are not beside the repository; tests then say so and skip. */
export const hasRealCatalogues = existsSync(folder);
if (!hasRealCatalogues) console.warn(`SKIPPED: no real catalogues at ${folder}`);

/** Paths inside the folder of catalogues that match, sorted. */
export function realFiles(pattern: RegExp): string[] {
  if (!hasRealCatalogues) return [];
  const all = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return all.filter((path) => pattern.test(path)).toSorted();
}

export function realPath(path: string): string {
  return join(folder, path);
}

/** A file's bytes, unpacked. */
export function realBytes(path: string): Buffer {
  const bytes = readFileSync(realPath(path));
  return path.endsWith(".gz") ? gunzipSync(bytes) : bytes;
}
