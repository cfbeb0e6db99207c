import { existsSync } from "node:fs";
import path from "node:path";

export const root = path.resolve(import.meta.dirname, "..");

/**
 * What is linted. Folders are named one by one, because a linter that is given the root also walks
 * whatever else lies there, such as a data folder.
 */
export const sourceFolders: readonly string[] = [
  "apps",
  "bench",
  "conformance",
  "contexts",
  "engines",
  "platform",
  "scenarios",
  "standards",
  "testkit",
  "tools",
  "vitest.config.ts",
].filter((folder) => existsSync(path.join(root, folder)));
