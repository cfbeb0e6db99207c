import { catalogueErrors } from "../../errors.ts";
import { readFile, stat } from "node:fs/promises";
import { basename, dirname, resolve } from "node:path";
import { refuse, type Refusal } from "@tongshu/platform/errors";
import { harvestPlanBytesMax } from "../../limits.ts";
import { type HarvestPlan, harvestPlanSchema } from "../model/harvest-plan.ts";

/** Reads and checks a plan; its relative paths become absolute ones from the plan's own folder. */
export async function readHarvestPlan(path: string): Promise<HarvestPlan | Refusal> {
  const file = basename(path);
  const invalid = (field: string, detail: string) =>
    refuse(catalogueErrors, "PLAN_INVALID", { file, field, detail });
  let plan: unknown;
  try {
    const { size } = await stat(path);
    if (size > harvestPlanBytesMax)
      return invalid("JSON", `more than ${harvestPlanBytesMax} bytes`);
    plan = JSON.parse((await readFile(path, "utf8")).replace(/^\uFEFF/, ""));
  } catch (error) {
    const { code, syscall, message } = error as NodeJS.ErrnoException;
    if (code !== undefined && syscall !== undefined) {
      return refuse(catalogueErrors, "INPUT_UNREADABLE", { file, detail: code });
    }
    return invalid("JSON", message);
  }
  const parsed = harvestPlanSchema.safeParse(plan);
  const issue = parsed.error?.issues[0];
  if (issue !== undefined) return invalid(issue.path.join(".") || "JSON", issue.message);
  if (!parsed.success) return invalid("JSON", "not a plan");
  const names = new Set<string>();
  for (const [index, planned] of parsed.data.sources.entries()) {
    const at = `sources.${index}`;
    if (names.has(planned.source)) return invalid(`${at}.source`, `${planned.source} stands twice`);
    names.add(planned.source);
    if ((planned.path === undefined) === (planned.url === undefined)) {
      return invalid(at, "either path or url is needed");
    }
  }
  return {
    ...parsed.data,
    sources: parsed.data.sources.map(({ path: relative, ...planned }) =>
      relative === undefined ? planned : { ...planned, path: resolve(dirname(path), relative) },
    ),
  };
}
