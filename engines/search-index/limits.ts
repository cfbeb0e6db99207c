/** The longest term, in UTF-16 units. */
export const termLengthMax = 256;

/** Facet values (with their path) are shorter than this, in UTF-16 units. */
export const facetValueLengthLimit = 256;

/** The most terms and phrases in one query: a query is typed by a person or built from one. */
export const queryTermsMax = 1_000;

/** The terms of a document by which others like it are found, the weightiest. */
export const similarTermsMax = 24;

/** A search that has no answer after this time is refused, in milliseconds. */
export const queryDeadlineMs = 5_000;

/** More searches than this waiting for one index are refused at once. */
export const queriesWaitingMax = 64;

/** The longest cursor that is looked at, in characters; ours are far shorter. */
export const cursorLengthMax = 4_096;

/**
 * So many texts of parts, and so many UTF-16 units of these, a writer is known to have; then they are
 * sent anew.
 */
export const sentPartsMax = 200_000;
export const sentPartUnitsMax = 33_554_432;

/** What a pinned document is ahead of others; every other score is far less. */
export const pinnedScore = 1e9;

/** Facet fields of a columnar index: which own filters a row fails is a mask of 32. */
export const facetFieldsMax = 32;

/** Open paths of a tree of facet values. */
export const facetPathsOpenMax = 100;

/** What satisfying a group of `evenly` adds, as a share of the most that a group may add. */
export const evenShare = 0.3;

/**
 * So many documents a thread of a search are looked through for phrases, the best by its terms;
 * beyond, its total is a lower bound.
 */
export const phraseChecksMax = 1_000;

/** Text fields of a columnar index, parts included: each has a bit in a mask of 16. */
export const textFieldsMax = 16;

/** Suggestion keys that are asked for by themselves at once. */
export const suggestedKeysMax = 100;

/** Suggestion keys of a segment that are all looked at for a prefix; of more, the most offered. */
export const suggestionKeysScannedMax = 256;
/** Blocks of suggestion keys of a segment that are looked at, unless more are asked for than fill them. */
export const suggestionBlocksMax = 512;
/** Suggestions that are looked up in all segments; of further ones a count may be too low. */
export const suggestionsLookedUpMax = 1_000;

/** Beginnings whose suggestions are kept as long as the index stays the same. */
export const keptSuggestionsMax = 1_000;

/** Terms of which a thread keeps what the dictionary of a segment says of them. */
export const keptTermsMax = 4_096;

/** Threads that answer queries of one columnar index; fewer where there are fewer cores. */
export const searchThreadsMax = 4;

/**
 * Merging makes no segment of more documents: what a search keeps per row stays in the processor's
 * cache, threads can divide the segments of a search, and no merge takes long.
 */
export const segmentRowsMax = 800_000;

/** Threads share the segments of a search when each gets so many rows; of fewer that costs more. */
export const shareRowsMin = 100_000;
/** A search that is to look at fewer rows is done by one thread before others have woken. */
export const expectedRowsMin = 5_000;
