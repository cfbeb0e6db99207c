export type {
  CatalogueStatistics,
  CatalogueStatus,
  Entry,
  EntryAnswer,
  EntryRecord,
  ExportFormat,
  HarvestedEntry,
  ItemRecord,
  ItemSearchAnswer,
  ItemSearchRequest,
  MinedPairState,
  RelatedAnswer,
  ResultExport,
  ReviewedPair,
  SearchAnswer,
  SearchRequest,
  SourceSummary,
} from "./contract.ts";
export { catalogueErrors } from "./errors.ts";
export type {
  CatalogueFormat,
  Harvester,
  HarvestPlan,
  HarvestProgress,
  HarvestReport,
  HarvestRequest,
  PlannedSource,
} from "./harvest/index.ts";
export { catalogueFormats, harvestSource, readHarvestPlan } from "./harvest/index.ts";
export type { CatalogueReaders } from "./use-cases/catalogue-readers.ts";
export { createCatalogueReaders } from "./use-cases/catalogue-readers.ts";
export type { CancelRequest, RegisterCheck, RunRow, SourceRename } from "./register/index.ts";
export {
  cancelRun,
  checkRegister,
  exportCanonical,
  forgetSource,
  recountSources,
  registerHealth,
  renameSource,
} from "./register/index.ts";
export { rebuildChangesMin, sampleEntriesDefault } from "./limits.ts";
export { catalogueRoutes, itemQuerySchema, searchQuerySchema, searchRequestOf } from "./routes.ts";
export { addSample, removeSample, sampleIsDue, sampleNation } from "./sample/index.ts";
export type {
  FollowProgress,
  IndexableEntry,
  IndexFollower,
  MiningReport,
  MiningRequest,
  PairPage,
  TitleMiner,
} from "./search/index.ts";
export {
  catalogueIndexSchema,
  catchUpIndex,
  indexDocument,
  listMinedPairs,
  mineTitles,
  mineTitlesWhenDue,
  rebuildIndex,
  reviewMinedPairs,
} from "./search/index.ts";
export { catalogueMigrations } from "./store/migrations.ts";
