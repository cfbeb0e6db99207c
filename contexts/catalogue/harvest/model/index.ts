/** The vocabulary of mapping source records to entries. */
export {
  type CatalogueFormat,
  type Fragment,
  fragmentOf,
  type MappedRecord,
  type MappingContext,
} from "./catalogue-format.ts";
export { combineFragments } from "./combine-fragments.ts";
export { describedIn } from "./description-text.ts";
export { itemKeys, shortKey } from "./item-keys.ts";
export { canonicalJson } from "./canonical-json.ts";
export { recordDigest } from "./record-digest.ts";
export { problem, type RecordProblem, refused } from "./record-problem.ts";
export { sourceIdOf } from "./source-id.ts";
export { statedDateOf, temporalOf } from "./stated-date.ts";
export { statedByteSizeOf, statedCountOf } from "./stated-number.ts";
export {
  byCodeUnit,
  listOf,
  localized,
  objectOf,
  rawTextOf,
  type StatedObject,
  splitWords,
  stated,
  statedOrNone,
  textOf,
  wordSet,
} from "./stated-values.ts";
export { validateFragment } from "./validate-fragment.ts";
