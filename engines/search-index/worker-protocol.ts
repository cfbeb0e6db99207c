import { SearchIndexCorruptError, SearchQueryError, SearchTimedOutError } from "./errors.ts";
import type { IndexSchema } from "./search-index.ts";

/** What the thread of an index is started with. */
export interface WorkerSetup {
  readonly role: "reader" | "writer";
  readonly folder: string;
  readonly schema: IndexSchema;
}

export interface Request {
  readonly id: number;
  readonly method: string;
  readonly parameters: readonly unknown[];
  /** After this moment (see `now`) the request is passed over. */
  readonly deadline?: number;
  /** Whether what the method says before it returns is wanted. */
  readonly hears?: boolean;
}

export interface Answer {
  readonly id: number;
  readonly result?: unknown;
  /** The result as JSON instead: one long string crosses far faster than many small objects. */
  readonly text?: string;
  readonly error?: {
    readonly name: string;
    readonly message: string;
    readonly code?: string;
    /** The damaged file, when that is what the error says. */
    readonly file?: string;
  };
  readonly late?: boolean;
}

/** What a method says before its answer. */
export interface Said {
  readonly id: number;
  readonly said: unknown;
}

/** Milliseconds on a clock that all threads of a process share and that is never set back. */
export function now(): number {
  return performance.timeOrigin + performance.now();
}

/** What another thread needs to make the same error again. */
export function describeError(error: unknown): NonNullable<Answer["error"]> {
  if (!(error instanceof Error)) return { name: "", message: "" };
  const code = "code" in error && typeof error.code === "string" ? { code: error.code } : {};
  const file = error instanceof SearchIndexCorruptError ? { file: error.file } : {};
  return { name: error.name, message: error.message, ...code, ...file };
}

/** Errors lose their class between threads; their code brings it back. */
export function revive({ name, message, code, file }: NonNullable<Answer["error"]>): Error {
  const error = emptyErrorOf(code, file);
  error.message = message;
  if (error.name === "Error" && name !== "") error.name = name;
  return error;
}

function emptyErrorOf(code: string | undefined, file = ""): Error {
  switch (code) {
    case "SEARCH_QUERY_INVALID":
    case "SEARCH_CURSOR_INVALID":
      return new SearchQueryError("", code);
    case "SEARCH_TIMED_OUT":
      return new SearchTimedOutError();
    case "SEARCH_INDEX_CORRUPT":
      return new SearchIndexCorruptError(file, "");
    default:
      return code === undefined ? new Error() : Object.assign(new Error(), { code });
  }
}
