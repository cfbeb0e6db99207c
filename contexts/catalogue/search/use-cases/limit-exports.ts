import { isRefusal, refuse, type Refusal } from "@tongshu/platform/errors";
import type { ResultExport } from "../../contract.ts";
import { catalogueErrors } from "../../errors.ts";
import { exportRetrySeconds, exportsInFlightMax } from "../../limits.ts";

export interface ExportGate {
  /** Makes an export unless as many as may be are under way. */
  run(make: () => Promise<ResultExport | Refusal>): Promise<ResultExport | Refusal>;
  inFlight(): number;
}

/** How long an export may stay unread before its place is given away, in milliseconds. */
const unreadMsMax = 30_000;

/**
 * Bounds how many exports are under way. A place is free again when the body was read to its end or
 * given up, which the HTTP server does when the client goes.
 */
export function limitExports(inFlightMax: number = exportsInFlightMax): ExportGate {
  let inFlight = 0;
  return {
    inFlight: () => inFlight,
    async run(make) {
      if (inFlight >= inFlightMax) {
        const details = { max: inFlightMax, retrySeconds: exportRetrySeconds };
        return refuse(catalogueErrors, "EXPORTS_TOO_MANY", details);
      }
      inFlight += 1;
      let held = true;
      const free = (): void => {
        if (held) inFlight -= 1;
        held = false;
      };
      try {
        const made = await make();
        if (isRefusal(made)) free();
        return isRefusal(made) ? made : { ...made, body: freeing(made.body, free) };
      } catch (error) {
        free();
        throw error;
      }
    },
  };
}

function freeing(body: ResultExport["body"], free: () => void): AsyncIterable<string | Uint8Array> {
  // A client that has gone before the first byte, or asks for the headers only, reads nothing.
  const unread = setTimeout(free, unreadMsMax);
  unread.unref();
  return {
    [Symbol.asyncIterator]() {
      clearTimeout(unread);
      const pieces = body[Symbol.asyncIterator]();
      // By hand: a generator that is ended before its first step would not free the place.
      return {
        async next() {
          try {
            const piece = await pieces.next();
            if (piece.done === true) free();
            return piece;
          } catch (error) {
            free();
            throw error;
          }
        },
        async return() {
          free();
          await pieces.return?.();
          return { done: true, value: undefined };
        },
      };
    },
  };
}
