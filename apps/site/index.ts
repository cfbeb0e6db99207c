export type { Asset } from "./assets.ts";
export { assets } from "./assets.ts";
export type { PageContext } from "./context.ts";
export { changesFeed, feedPath } from "./feed.ts";
export type { SearchState } from "./links.ts";
export {
  cursorPath,
  entryPath,
  itemSearchPath,
  itemSorts,
  organisationPath,
  searchPath,
} from "./links.ts";
export type { AboutPageData } from "./pages/about.ts";
export { aboutPage } from "./pages/about.ts";
export type { ApiReferencePageData } from "./pages/api-reference.ts";
export { apiReferencePage } from "./pages/api-reference.ts";
export type { ChangesPageData } from "./pages/changes.ts";
export { changesPage } from "./pages/changes.ts";
export type { EntryPageData } from "./pages/entry.ts";
export { entryPage } from "./pages/entry.ts";
export type { ErrorShown } from "./pages/error.ts";
export { errorPage } from "./pages/error.ts";
export { helpPage } from "./pages/help.ts";
export type { HomePageData } from "./pages/home.ts";
export { homePage } from "./pages/home.ts";
export type { ItemsPageData } from "./pages/items.ts";
export { itemsPage } from "./pages/items.ts";
export type { OrganisationPageData } from "./pages/organisation.ts";
export { organisationPage } from "./pages/organisation.ts";
export type { OrganisationsPageData } from "./pages/organisations.ts";
export { organisationsPage } from "./pages/organisations.ts";
export type { RefusalShown, ResultsPageData } from "./pages/results.ts";
export { resultsPage } from "./pages/results.ts";
export type { StatisticsPageData } from "./pages/statistics.ts";
export { statisticsPage } from "./pages/statistics.ts";
export { itemsQueryCharactersMax } from "./parts/items-table.ts";
export { queryForms } from "./query-examples.ts";
export { robotsText, sitemapFile, sitemapIndex, standingPaths } from "./sitemap.ts";
