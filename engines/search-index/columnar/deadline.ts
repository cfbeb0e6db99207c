import { SearchTimedOutError } from "../errors.ts";
import { now } from "../worker-protocol.ts";

/** Ends a search that nobody waits for any more. */
export interface Deadline {
  /** Throws `SearchTimedOutError` when the time is over. */
  check(): void;
}

export function deadlineAt(moment: number | undefined): Deadline {
  return {
    check() {
      if (moment !== undefined && now() > moment) throw new SearchTimedOutError();
    },
  };
}
