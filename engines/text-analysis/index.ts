export type { AnalysedText, QueryWord } from "./analyser.ts";
export { analyseForIndex, analyseForQuery, analyserVersion } from "./analyser.ts";
export { fold } from "./fold.ts";
export type { HighlightRange } from "./highlight.ts";
export { highlight } from "./highlight.ts";
export { compoundPartsMax, termLengthMax } from "./limits.ts";
export type { Passage } from "./passage.ts";
export { passage } from "./passage.ts";
