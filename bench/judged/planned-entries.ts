import { existsSync } from "node:fs";
import { join } from "node:path";
import {
  catalogueFormats,
  type EntryRecord,
  type ItemRecord,
  readHarvestPlan,
} from "@tongshu/catalogue";
import { isRefusal } from "@tongshu/platform/errors";
import { openInput, readRecords } from "@tongshu/record-stream";

/** The plan of the real catalogues that lie beside the repository. */
export const sharedPlanPath = join(
  import.meta.dirname,
  "../../../shared/data/catalogues/sources.json",
);
export const sharedPlanIsThere = existsSync(sharedPlanPath);

/** An entry as its source describes it; source and source id are its identity everywhere. */
export interface PlannedEntry {
  readonly source: string;
  readonly sourceId: string;
  readonly record: EntryRecord;
  readonly items: readonly ItemRecord[];
}

/** Reads every entry of a plan straight from its files, sorted by source and source id. */
export async function readPlannedEntries(planPath: string): Promise<readonly PlannedEntry[]> {
  const plan = await readHarvestPlan(planPath);
  if (isRefusal(plan)) throw new Error(plan.message.en);
  const entries = new Map<string, PlannedEntry>();
  for (const { source, path, format: name, provider, language } of plan.sources) {
    const format = catalogueFormats.find((known) => known.name === name);
    if (format === undefined || path === undefined) throw new Error(`${source} is no known file.`);
    const header: Record<string, unknown> = {};
    for await (const event of readRecords(openInput(path), format.shape)) {
      if (event.kind === "header") Object.assign(header, event.value);
      if (event.kind !== "record") continue;
      const mapped = format.map(event.value, { source, header, providerName: provider, language });
      if (mapped.kind === "refused") continue;
      const { sourceId } = mapped.fragment;
      const key = `${source}\n${sourceId}`;
      const before = entries.get(key);
      const whole = (before && format.combine?.({ ...before }, mapped.fragment)) ?? mapped.fragment;
      if (whole.record === null) continue;
      entries.set(key, { source, sourceId, record: whole.record, items: whole.items });
    }
  }
  return [...entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
}
