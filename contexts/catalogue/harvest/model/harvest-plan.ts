import { z } from "zod";
import { harvestPlanSourcesMax } from "../../limits.ts";

/** One source of a plan. `path` is relative to the plan's own file; `url` is fetched. */
export const plannedSourceSchema = z.strictObject({
  source: z.string(),
  format: z.string().optional(),
  path: z.string().optional(),
  url: z.url({ protocol: /^https?$/ }).optional(),
  /** BCP 47 tag of the texts, where the source's format cannot tell. */
  language: z.string().optional(),
  /** Name of the provider, where the records do not state one. */
  provider: z.string().optional(),
  /** Character encoding, where it cannot be told from the bytes. */
  encoding: z.string().optional(),
  /** What the source is known to hold; a harvest that counts otherwise ends with an error. */
  expect: z
    .strictObject({
      records: z.number().int().optional(),
      entries: z.number().int().optional(),
      items: z.number().int().optional(),
    })
    .optional(),
});
export type PlannedSource = z.infer<typeof plannedSourceSchema>;

/** A harvest plan: the file that `tongshu harvest --plan` takes. */
export const harvestPlanSchema = z.strictObject({
  note: z.string().optional(),
  sources: z.array(plannedSourceSchema).min(1).max(harvestPlanSourcesMax),
});
export type HarvestPlan = z.infer<typeof harvestPlanSchema>;
