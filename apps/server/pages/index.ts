export { pageRoutes } from "./page-routes.ts";
export type { PageReaders } from "./page-sources.ts";
export type { ProblemShown } from "./render-error-page.ts";
export { renderErrorPage } from "./render-error-page.ts";
