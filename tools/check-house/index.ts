import type { House } from "./house.ts";
import { readHouse } from "./house.ts";
import { declaredDependencies } from "./rules/declared-dependencies.ts";
import { doors } from "./rules/doors.ts";
import { fileLength } from "./rules/file-length.ts";
import { fileNames } from "./rules/file-names.ts";
import { knownFolders } from "./rules/known-folders.ts";
import { namedExports } from "./rules/named-exports.ts";
import { oneLimitsFile } from "./rules/one-limits-file.ts";
import { ownSchema } from "./rules/own-schema.ts";
import { pureModel } from "./rules/pure-model.ts";
import { sqlInStore } from "./rules/sql-in-store.ts";
import { stageDoors } from "./rules/stage-doors.ts";
import { whoKnowsWhom } from "./rules/who-knows-whom.ts";
import type { Finding, Violation } from "./violation.ts";

export type { Violation } from "./violation.ts";

/** Every rule, by the name of its file. */
export const rules: Readonly<Record<string, (house: House) => readonly Finding[]>> = {
  "declared-dependencies": declaredDependencies,
  doors,
  "file-length": fileLength,
  "file-names": fileNames,
  "known-folders": knownFolders,
  "named-exports": namedExports,
  "one-limits-file": oneLimitsFile,
  "own-schema": ownSchema,
  "pure-model": pureModel,
  "sql-in-store": sqlInStore,
  "stage-doors": stageDoors,
  "who-knows-whom": whoKnowsWhom,
};

/** Checks the tree under `root` against every rule; violations in the order of files and lines. */
export function checkHouse(root: string): readonly Violation[] {
  const house = readHouse(root);
  const found = Object.entries(rules).flatMap(([rule, find]) =>
    find(house).map((finding) => ({ rule, level: "error" as const, ...finding })),
  );
  return found.sort((a, b) => a.file.localeCompare(b.file, "en") || a.line - b.line);
}
