import { existsSync, globSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "../source-folders.ts";

export type Exports = Readonly<Record<string, unknown>>;

/** Imports a file of the repository; `undefined` when it does not exist. */
export async function importIfPresent(file: string): Promise<Exports | undefined> {
  const full = path.join(root, file);
  if (!existsSync(full)) return undefined;
  return (await import(pathToFileURL(full).href)) as Exports;
}

/** Paths from the root that match, in the order of names. */
export function filesNamed(patterns: readonly string[]): readonly string[] {
  return globSync([...patterns], { cwd: root }).toSorted();
}
