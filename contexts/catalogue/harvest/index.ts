export { catalogueFormats } from "./formats/index.ts";
export type { CatalogueFormat } from "./model/catalogue-format.ts";
export type { HarvestPlan, PlannedSource } from "./model/harvest-plan.ts";
export type {
  Harvester,
  HarvestProgress,
  HarvestReport,
  HarvestRequest,
} from "./use-cases/harvest-source.ts";
export { harvestSource } from "./use-cases/harvest-source.ts";
export { harvestEntries } from "./use-cases/harvest-entries.ts";
export { readHarvestPlan } from "./use-cases/read-harvest-plan.ts";
