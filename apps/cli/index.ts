export { exitCodes } from "./exit-codes.ts";
export { chooseLanguage } from "./language.ts";
export { createProgram } from "./program.ts";
