export type { ColumnarKillPoint } from "./columnar/kill-points.ts";
export { columnarKillPoints } from "./columnar/kill-points.ts";
export type { ColumnarIndexOptions, ColumnarWriterOptions } from "./columnar/open.ts";
export { openColumnarIndexReader, openColumnarIndexWriter } from "./columnar/open.ts";
export {
  SearchIndexClosedError,
  SearchIndexCorruptError,
  SearchOverloadedError,
  SearchQueryError,
  SearchTimedOutError,
} from "./errors.ts";
export type { SearchIndexKillPoint } from "./kill-points.ts";
export { searchIndexKillPoints } from "./kill-points.ts";
export {
  facetValueLengthLimit,
  queriesWaitingMax,
  queryDeadlineMs,
  queryTermsMax,
  similarTermsMax,
  termLengthMax,
} from "./limits.ts";
export { matchAllQuery } from "./match-all.ts";
export { createNaiveIndex } from "./naive/naive-index.ts";
export type {
  Alternative,
  Checkpoint,
  FacetAnswer,
  FacetTree,
  FacetValue,
  HitsListener,
  FacetRequest,
  Filter,
  Group,
  Hit,
  IndexBatch,
  IndexDocument,
  IndexedPart,
  IndexedText,
  IndexSchema,
  SearchAnswer,
  SearchIndex,
  SearchIndexWriter,
  SearchQuery,
  SimilarHit,
  SimilarRequest,
  SortOrder,
  Suggestion,
} from "./search-index.ts";
export type { SqliteIndexOptions, SqliteWriterOptions } from "./sqlite/open.ts";
export { openSqliteIndexReader, openSqliteIndexWriter } from "./sqlite/open.ts";
