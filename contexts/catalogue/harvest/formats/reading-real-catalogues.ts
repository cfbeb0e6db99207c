import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { openInput, readRecords } from "@tongshu/record-stream";
import type { CatalogueFormat, Fragment, RecordProblem } from "../model/index.ts";

/** Only for tests: reads the real catalogues that lie beside the repository. */
const root = join(import.meta.dirname, "../../../../../shared/data/catalogues");

export const realDataIsThere = existsSync(join(root, "sources.json"));
if (!realDataIsThere) {
  console.warn(`SKIPPED: the real catalogues are not at ${root}; nothing is tested against them.`);
}

export interface PlannedSource {
  readonly source: string;
  readonly format: string;
  readonly path: string;
  readonly expect: { readonly records: number; readonly entries?: number; readonly items?: number };
}

export function plannedSources(): readonly PlannedSource[] {
  if (!realDataIsThere) return [];
  return JSON.parse(readFileSync(join(root, "sources.json"), "utf8")).sources;
}

export const realPath = (path: string) => join(root, path);

export interface RealCatalogue {
  readonly records: number;
  readonly readingProblems: readonly string[];
  readonly refusals: readonly (readonly RecordProblem[])[];
  /** The last record of each id, or all its parts put together where the format has parts. */
  readonly entries: ReadonlyMap<string, Fragment>;
}

/** Reads and maps one real file as harvesting does, without storing. */
export async function readRealCatalogue(
  path: string,
  format: CatalogueFormat,
): Promise<RealCatalogue> {
  const entries = new Map<string, Fragment>();
  const refusals: (readonly RecordProblem[])[] = [];
  const readingProblems: string[] = [];
  const header: Record<string, unknown> = {};
  let records = 0;
  for await (const event of readRecords(openInput(realPath(path)), format.shape)) {
    if (event.kind === "header") Object.assign(header, event.value);
    if (event.kind === "problem") readingProblems.push(`${event.code}: ${event.detail}`);
    if (event.kind !== "record") continue;
    records += 1;
    const mapped = format.map(event.value, { source: "real", header });
    if (mapped.kind === "refused") {
      refusals.push(mapped.problems);
      continue;
    }
    const { fragment } = mapped;
    const before = entries.get(fragment.sourceId);
    const whole = before === undefined ? fragment : format.combine?.(before, fragment);
    entries.set(fragment.sourceId, whole ?? fragment);
  }
  return { records, readingProblems, refusals, entries };
}
