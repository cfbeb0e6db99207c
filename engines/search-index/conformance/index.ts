export type { Opened, OpenIndex } from "./against-oracle.ts";
export { describeSearchIndex } from "./describe-search-index.ts";
