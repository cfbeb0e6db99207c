export { type Opened, type OpenIndex, describeSearchIndex } from "./describe-search-index.ts";
