export { launchBrowser } from "./browser.ts";
export type { EndedProgram, RunningProgram } from "./run-program.ts";
export { runProgram } from "./run-program.ts";
export type { ThrowAwayDatabase } from "./throw-away-database.ts";
export { throwAwayDatabase } from "./throw-away-database.ts";
export type { StartedServer, TongshuProgram } from "./tongshu-program.ts";
export { startMsMax, tongshuProgram } from "./tongshu-program.ts";
export type { HeardNode, HeardPage } from "./heard-page.ts";
export { hearPage } from "./heard-page.ts";
