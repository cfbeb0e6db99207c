/** The longest term, in UTF-16 units. */
export const termLengthMax = 256;

/** Facet values (with their path) are shorter than this, in UTF-16 units. */
export const facetValueLengthLimit = 256;

/** The most terms and phrases in one query: a query is typed by a person or built from one. */
export const queryTermsMax = 1_000;

/** A search that has no answer after this time is refused, in milliseconds. */
export const queryDeadlineMs = 5_000;

/** More searches than this waiting for one index are refused at once. */
export const queriesWaitingMax = 64;

/** The longest cursor that is looked at, in characters; ours are far shorter. */
export const cursorLengthMax = 4_096;

/** What a pinned document is ahead of others; every other score is far less. */
export const pinnedScore = 1e9;
