export { sampleNation, sampleSourceName } from "./sample-nation.ts";
export { addSample, sampleIsDue } from "./use-cases/add-sample.ts";
export { removeSample } from "./use-cases/remove-sample.ts";
