export { languageOfPath } from "./page-context.ts";
export { pageRoutes } from "./page-routes.ts";
export type { PageReaders } from "./page-sources.ts";
