/** A query that the index's schema or this contract does not allow, such as a foreign cursor. */
export class SearchQueryError extends Error {
  readonly code: "SEARCH_QUERY_INVALID" | "SEARCH_CURSOR_INVALID";
  constructor(message: string, code: SearchQueryError["code"] = "SEARCH_QUERY_INVALID") {
    super(message);
    this.name = "SearchQueryError";
    this.code = code;
  }
}

/** More searches are waiting than `queriesWaitingMax`. Try again a little later. */
export class SearchOverloadedError extends Error {
  readonly code = "SEARCH_OVERLOADED";
  constructor() {
    super("Too many searches are waiting for the index; try again in a moment.");
    this.name = "SearchOverloadedError";
  }
}

/** The search took longer than `queryDeadlineMs`. */
export class SearchTimedOutError extends Error {
  readonly code = "SEARCH_TIMED_OUT";
  constructor() {
    super("The search took too long and was given up; use more or rarer words.");
    this.name = "SearchTimedOutError";
  }
}

/** The file of the index is damaged. The index is derived: rebuild it. */
export class SearchIndexCorruptError extends Error {
  readonly code = "SEARCH_INDEX_CORRUPT";
  /** The path of the damaged file. */
  readonly file: string;
  constructor(file: string, reason: string) {
    super(`The search index ${file} is damaged (${reason}); rebuild the index.`);
    this.file = file;
    this.name = "SearchIndexCorruptError";
  }
}

/** The index was closed, or its worker ended, before the answer came. */
export class SearchIndexClosedError extends Error {
  readonly code = "SEARCH_INDEX_CLOSED";
  constructor(reason: string) {
    super(`The search index is closed: ${reason}`);
    this.name = "SearchIndexClosedError";
  }
}
