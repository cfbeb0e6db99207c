export { launchBrowser } from "./browser.ts";
export type { ThrowAwayDatabase } from "./throw-away-database.ts";
export { throwAwayDatabase } from "./throw-away-database.ts";
