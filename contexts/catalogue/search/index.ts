export { catalogueIndexSchema } from "./model/index-schema.ts";
export type { FollowProgress, IndexFollower } from "./use-cases/follow-feed.ts";
export { catchUpIndex, rebuildIndex } from "./use-cases/follow-feed.ts";
export type { CatalogueSearcher } from "./use-cases/search-catalogue.ts";
export { searchCatalogue } from "./use-cases/search-catalogue.ts";
export { suggestTitles } from "./use-cases/suggest-titles.ts";
