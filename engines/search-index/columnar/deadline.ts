import { SearchTimedOutError } from "../errors.ts";

/** Ends a search that nobody waits for any more. */
export interface Deadline {
  /** Throws `SearchTimedOutError` when the time is over. */
  check(): void;
}

/** Milliseconds on a clock that all threads of a process share and that is never set back. */
export function now(): number {
  return performance.timeOrigin + performance.now();
}

export function deadlineAt(moment: number | undefined): Deadline {
  return {
    check() {
      if (moment !== undefined && now() > moment) throw new SearchTimedOutError();
    },
  };
}
