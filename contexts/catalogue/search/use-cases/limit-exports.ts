import { isRefusal, refuse, type Refusal } from "@tongshu/platform/errors";
import type { ResultExport } from "../../contract.ts";
import { catalogueErrors } from "../../errors.ts";
import { exportRetrySeconds, exportsInFlightMax, exportsPerClientMax } from "../../limits.ts";

export interface ExportGate {
  /** Makes an export unless as many as may be are under way, of this client or in all. */
  run(client: string, make: () => Promise<ResultExport | Refusal>): Promise<ResultExport | Refusal>;
  inFlight(): number;
}

/** How long an export may stay unread before its place is given away, in milliseconds. */
const unreadMsMax = 30_000;

/**
 * Bounds how many exports are under way. A place is free again when the body was read to its end or
 * given up, which the HTTP server does when the client goes.
 */
export function limitExports(
  max: number = exportsInFlightMax,
  clientMax: number = exportsPerClientMax,
): ExportGate {
  let inFlight = 0;
  /** Clients with an export under way. */
  const ofClient = new Map<string, number>();
  const take = (client: string, change: 1 | -1): void => {
    inFlight += change;
    const own = (ofClient.get(client) ?? 0) + change;
    if (own === 0) ofClient.delete(client);
    else ofClient.set(client, own);
  };
  return {
    inFlight: () => inFlight,
    async run(client, make) {
      if (inFlight >= max || (ofClient.get(client) ?? 0) >= clientMax) {
        const details = { max, clientMax, retrySeconds: exportRetrySeconds };
        return refuse(catalogueErrors, "EXPORTS_TOO_MANY", details);
      }
      take(client, 1);
      let held = true;
      const free = (): void => {
        if (held) take(client, -1);
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
